"""What one invented plan says, before anybody lays it out."""
import random

import words
from files import S


def checked_nhs(rng):
    """Ten digits from the range that is never issued, with a right check digit."""
    while True:
        nine = "999" + "".join(str(rng.randrange(10)) for _ in range(6))
        check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(nine)) % 11
        if check != 10:
            return nine + str(check % 11)


def checked_upn(rng):
    """A unique pupil number of an authority that does not exist."""
    twelve = "999" + "".join(str(rng.randrange(10)) for _ in range(9))
    letter = "ABCDEFGHJKLMNPQRTUVWXYZ"[sum(int(d) * (i + 2) for i, d in enumerate(twelve)) % 23]
    return letter + twelve


class Story:
    """A child, needs with outcomes and provision, and everything else a plan holds."""

    def __init__(self, seed):
        rng = self.rng = random.Random(seed)
        self.given, self.middle, self.family, self.s, self.born = words.CHILDREN[seed % len(words.CHILDREN)]
        self.name = " ".join(part for part in (self.given, self.middle, self.family) if part)
        self.council = words.COUNCILS[seed % len(words.COUNCILS)]
        self.school = words.SCHOOLS[(seed * 3 + 1) % len(words.SCHOOLS)]
        self.nhs, self.upn = checked_nhs(rng), checked_upn(rng)
        self.made, self.review = f"20{22 + seed % 3}-{rng.randrange(1, 10):02}-{rng.randrange(10, 28)}", None
        self.review = f"{int(self.made[:4]) + 1}{self.made[4:]}"
        self.items, self.links, self.identity = [], [], {}
        self.parent = rng.choice(["Mrs Alma", "Mr Joss", "Ms Corin"]) + " " + self.family
        self.counts = dict(N=0, O=0, P=0)

    def say(self, text):
        """A sentence about this child."""
        he = self.s == "he"
        year, rng = int(self.made[:4]), self.rng
        return text.format(
            n=self.given, N=self.given, s=self.s, S=self.s.title(), p="his" if he else "her", P="His" if he else "Her",
            o="him" if he else "her", m=rng.choice(words.MONTHS), y=year - rng.randrange(1, 4), z=year + rng.randrange(1, 4),
            k=rng.randrange(2, 5), g=rng.randrange(4, 12))

    def some(self, bank, count):
        return [self.say(text) for text in self.rng.sample(bank, min(count, len(bank)))]

    def day(self, iso, how):
        """A date as councils write it."""
        year, month, day = iso.split("-")
        name = words.MONTHS[int(month) - 1]
        return {"slash": f"{day}/{month}/{year}", "long": f"{int(day)} {name} {year}", "dots": f"{day}.{month}.{year}",
                "th": f"{int(day)}{'st' if day in ('01', '21', '31') else 'nd' if day in ('02', '22') else 'rd' if day in ('03', '23') else 'th'} {name} {year}",
                "short": f"{int(day)}-{name[:3]}-{year[2:]}"}[how]

    def item(self, kind, sec, text, **more):
        letter = {"need": "N", "outcome": "O", "provision": "P"}[kind]
        self.counts[letter] += 1
        made = dict(type=kind, id=f"{letter}{self.counts[letter]}", sec=sec, text=text, **more)
        self.items.append(made)
        return made

    def need(self, area, details=8):
        opener = self.fresh("need", words.NEEDS[area])
        return self.item("need", "B", " ".join([opener] + self.some(words.DETAIL, self.rng.randrange(4, details + 1))), area=area)

    def fresh(self, kind, bank):
        """A text not yet used in this plan, where the bank still has one."""
        used = self.__dict__.setdefault("used", set())
        left = [text for text in bank if (kind, text) not in used] or bank
        text = self.rng.choice(left)
        used.add((kind, text))
        return self.say(text)

    def outcome(self, area):
        return self.item("outcome", "E", self.fresh("outcome", words.OUTCOMES[area]), area=area)

    def provision(self, area, tail=True):
        text = self.fresh("provision", words.PROVISION[area]).rstrip(".") + "."
        end = self.say(self.rng.choice(words.PROVISION_TAIL)) if tail else ""
        return self.item("provision", "F", f"{text} {end}".strip(), area=area, who=self.rng.choice(words.WHO),
                         how_often=self.rng.choice(words.OFTEN))

    def link(self, one, two):
        self.links.append([one["type"], one["id"], two["type"], two["id"]])

    def other(self, kind, sec, bank, count):
        return [self.item(kind, sec, text) for text in self.some(bank, count)]

    def known(self, **fields):
        """What the document shows of the child: returns the identity runs by name."""
        self.identity.update({name: value for name, value in fields.items()})

    def advice(self, count=4):
        """Rows of Section K: role, person, date."""
        roles = self.rng.sample(words.ROLES, count)
        people = self.rng.sample(words.PEOPLE, count)
        days = [f"{int(self.made[:4]) - 1}-{self.rng.randrange(1, 13):02}-{self.rng.randrange(10, 28)}" for _ in roles]
        return list(zip(roles, people, days))


def label(text, sec=None, **more):
    return S(text, "label", sec, **more)


def head(text, sec=None, **more):
    return S(text, "heading", sec, **more)


def own(text):
    return S(text, "identity")


def boiler(text, sec=None):
    return S(text, "boiler", sec)
