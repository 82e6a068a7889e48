"""Layouts written after all others were mended, and scored unseen."""
from files import Cell, Document, P, S, Table
from later import help_sections, plain_sections
from layouts import AREAS, advice_table, body, bullets, lines, row, views
from more import close
from story import head, label, own
import words


def needs_by_area(story, out, called, each=2):
    out += [P([head(called["B"], "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2")] + [P([body(story.need(area))]) for _ in range(each)]


# 44 ------------------------------------------------------------------------
def three_services(story):
    """Below each outcome a table of three columns: what education, health and social care will do, with who and when in lines of their own."""
    called = {"A": "Section A: My views and my family's views", "B": "Section B: My special educational needs", "C": "Section C: My health needs", "D": "Section D: My social care needs",
              "I": "Section I: Placement", "J": "Section J: Personal budget", "K": "Section K: Advice"}
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school, review_date=story.review)
    out = [P([own(story.council)], style="title"), P([S("EDUCATION, HEALTH AND CARE PLAN", "boiler", None, True)]),
           Table([row(label("Name"), label("Date of birth"), label("NHS number"), label("School"), label("Next review")),
                  row(own(story.name), own(story.day(story.born, "slash")), own(story.nhs), own(story.school), own(story.day(story.review, "slash")))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + lines(mine, "A") + [P([label("My family", "A")], style="h2")] + lines(parents, "A")
    needs_by_area(story, out, called)
    plain_sections(story, out, called)
    out += [P([head("Sections E, F, G and H: Outcomes and provision")], style="h1")]
    health, care = iter(story.some(words.HEALTH, 4)), iter(story.some(words.CARE_1, 2))

    def given(one, sec):
        return [P([body(one)]), P([label("Who: ", sec), S(one["who"], "body", sec)]), P([label("How often: ", sec), S(one["how_often"], "body", sec)])]

    for at, area in enumerate(AREAS):
        outcome = story.outcome(area)
        out += [P([label(f"Outcome {at + 1}", "E")], style="h2"), P([body(outcome)])]
        cells = [[], [], []]
        for _ in range(2):
            one = story.provision(area)
            story.link(outcome, one)
            cells[0] += given(one, "F")
        for place, letter, bank in ((1, "G", health), (2, "H1", care)):
            text = next(bank, None)
            if text is None or (letter == "G" and at > 1):
                cells[place].append(P([S("None at present.", "placeholder", letter)]))
                continue
            one = story.item("provision", letter, text, who=story.rng.choice(words.ROLES), how_often=story.rng.choice(words.OFTEN))
            story.link(outcome, one)
            cells[place] += given(one, letter)
        out.append(Table([row(label("Section F: Special educational provision", "F"), label("Section G: Health provision", "G"), label("Section H1: Social care provision", "H1")), row(*cells)], head=True))
    close(story, out, called.get)
    return Document(out)


# 45 ------------------------------------------------------------------------
def by_person(story):
    """Provision under the people who give it (`The class teacher will provide:`), a bullet each with how often in brackets and the outcome's number at the end."""
    called = {letter: f"Section {letter}. {text}" for letter, text in dict(A="Views and aspirations", B="Special educational needs", C="Health care needs", D="Social care needs", E="Outcomes", F="Special educational provision",
              G="Health care provision", H1="Social care provision for a child under 18 (CSDPA)", H2="Other social care provision", I="Placement", J="Personal budget", K="Appendices and advice").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, issue_date=story.made)
    out = [P([own(story.council)], style="title"), P([S("Education, Health and Care Plan", "boiler")], style="title"), P([label("For: "), own(story.name)]), P([label("Born: "), own(story.day(story.born, "long"))]),
           P([label("School: "), own(story.school)]), P([label("Date of this plan: "), own(story.day(story.made, "long"))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + bullets(mine, "A") + [P([label("Parents' views", "A")], style="h2")] + bullets(parents, "A")
    needs_by_area(story, out, called)
    plain_sections(story, out, called)
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([head(called["E"], "E")], style="h1")] + [P([label(f"Outcome {at + 1}: ", "E"), body(one)]) for at, one in enumerate(outcomes)]
    out += [P([head(called["F"], "F")], style="h1")]
    for who in story.rng.sample(words.WHO, 4):
        out.append(P([S(f"{who} will provide:", "label", "F", True)]))
        for at in story.rng.sample(range(4), 3):
            one = story.provision(AREAS[at], tail=False)
            one["who"] = who
            story.link(outcomes[at], one)
            out.append(P([body(one), S(" (", "body", "F"), body(one, "how_often"), S(")", "body", "F"), S(f" Outcome {at + 1}", "numlabel", "F")], number="bullet"))
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out, footer=f"{story.name}, born {story.day(story.born, 'slash')}")


# 46 ------------------------------------------------------------------------
def case_system(story):
    """The print of a case system: every record a list of fields and values (`dl`), outcomes and provision as records with their numbers."""
    called = {letter: f"{letter}: {text}" for letter, text in dict(A="Views, interests and aspirations", B="Special educational needs", C="Health needs", D="Social care needs", E="Outcomes", F="Special educational provision",
              G="Health provision", H1="Social care provision under CSDPA 1970", H2="Other social care provision", I="Placement", J="Personal budget", K="Advice and information").items()}
    story.known(child_name=story.name, preferred_name=story.given, dob=story.born, upn=story.upn, nhs=story.nhs, council=story.council, setting=story.school, issue_date=story.made)

    def field(name, value, sec=None):
        return [P([label(name, sec)], style="dt"), P([value], style="dd")]

    out = [P([S("EHC plan", "boiler")], style="title")] + field("Full name", own(story.name)) + field("Known as", own(story.given)) + field("Date of birth", own(story.day(story.born, "short"))) + field("UPN", own(story.upn)) + field(
        "NHS no", own(story.nhs)) + field("Responsible authority", own(story.council)) + field("Current setting", own(story.school)) + field("Plan issued", own(story.day(story.made, "slash")))
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + field("Child's views", S(" ".join(mine), "body", "A"), "A") + field("Parent's views", S(" ".join(parents), "body", "A"), "A")
    out += [P([head(called["B"], "B")], style="h1")]
    at, needs = 0, {}
    for area in AREAS:
        for _ in range(2):
            at += 1
            one = story.need(area)
            needs.setdefault(area, []).append((at, one))
            out += [P([label(f"Need {at}", "B")], style="h2")] + field("Category of need", S(words.AREAS[area][0], "label", "B"), "B") + field("Description", body(one), "B")
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = []
    for at, area in enumerate(AREAS):
        one = story.outcome(area)
        outcomes.append(one)
        for _, need in needs[area]:
            story.link(need, one)
        out += [P([label(f"Outcome {at + 1}", "E")], style="h2")] + field("Description", body(one), "E") + field("Linked needs", S(", ".join(str(number) for number, _ in needs[area]), "numlabel", "E"), "E")
    out += [P([head(called["F"], "F")], style="h1")]
    for at in range(10):
        outcome = outcomes[at % 4]
        one = story.provision(outcome["area"])
        story.link(outcome, one)
        out += [P([label(f"Provision {at + 1}", "F")], style="h2")] + field("Description", body(one), "F") + field("Provider", body(one, "who"), "F") + field("Frequency", body(one, "how_often"), "F") + field(
            "Linked outcomes", S(str(at % 4 + 1), "numlabel", "F"), "F")
    help_sections(story, out, called)
    close(story, out, called.get, "slash")
    return Document(out)


# 47 ------------------------------------------------------------------------
def drawn_with_signs(story):
    """A text file whose tables are drawn with `+`, `-` and `|`, headings underlined with signs."""
    called = {letter: f"SECTION {letter}: {text}" for letter, text in dict(A="VIEWS AND ASPIRATIONS", B="SPECIAL EDUCATIONAL NEEDS", C="HEALTH NEEDS", D="SOCIAL CARE NEEDS", E="OUTCOMES", F="SPECIAL EDUCATIONAL PROVISION",
              G="HEALTH PROVISION", H1="SOCIAL CARE PROVISION (CSDPA)", H2="OTHER SOCIAL CARE PROVISION", I="PLACEMENT", J="PERSONAL BUDGET", K="ADVICE").items()}
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school)
    out = [P([own(story.council)], style="title"), P([S("EDUCATION, HEALTH AND CARE PLAN", "boiler")], style="title"),
           Table([row(label("Name"), own(story.name)), row(label("Date of birth"), own(story.day(story.born, "slash"))), row(label("NHS number"), own(story.nhs)), row(label("School"), own(story.school))], widths=(30, 70))]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + bullets(mine, "A") + [P([label("Parents:", "A")])] + lines(parents, "A")
    needs_by_area(story, out, called)
    plain_sections(story, out, called)
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([head(called["E"], "E")], style="h1"), Table([row(label("No", "E"), label("Outcome", "E"))] + [row(S(str(at + 1), "numlabel", "E"), body(one)) for at, one in enumerate(outcomes)], widths=(10, 90), head=True)]
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Provision", "F"), label("Who", "F"), label("When", "F"), label("Outcome", "F"))]
    for at, outcome in enumerate(outcomes):
        for _ in range(3):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often"), S(str(at + 1), "numlabel", "F")))
    out.append(Table(rows, widths=(46, 22, 20, 12), head=True))
    help_sections(story, out, called)
    out += [P([head(called["I"], "I")], style="h1"), P([S(story.school, "body", "I")]), P([head(called["J"], "J")], style="h1"), P([S("None.", "body", "J")]), P([head(called["K"], "K")], style="h1"),
            advice_table(story, how="slash")]
    return Document(out, signs=True)


LATEST = [("three-services", "docx", three_services), ("by-person", "docx", by_person), ("case-system", "html", case_system), ("drawn-with-signs", "txt", drawn_with_signs)]
