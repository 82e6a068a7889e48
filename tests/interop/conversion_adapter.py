"""Adapter of the samples' scorer (score.py OUTDIR --adapter conversion_adapter.py:adapt).

OUTDIR holds <stem>.json, each a NAME.plan.json of `ehcp convert`. Section texts are taken in the
source's order from what the plan keeps of its reading; items, links and identity from the record.
"""

FORM = {"heading", "label", "fixed_wording", "contents", "placeholder", "mark"}


def pointer(plan, path):
    for part in path.strip("/").split("/"):
        plan = plan[int(part)] if isinstance(plan, list) else plan.get(part)
        if plan is None:
            return None
    return plan


def strings(value, skip=("provenance", "id", "place")):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in skip:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def adapt(plan):
    kept = plan.get("extensions", {}).get("ehcp.conversion", {})
    sections, told = {}, set()
    for piece in kept.get("reading", []):
        letter = piece.get("section")
        if not letter or piece["as"] in FORM:
            continue
        words = piece.get("words")
        if words is None:
            # Several pieces may make one text of the record: it is told once.
            if piece["at"][0] in told:
                continue
            told.add(piece["at"][0])
            words = pointer(plan, piece["at"][0]) or ""
        sections[letter] = sections.get(letter, "") + "\n" + words
    items, links = [], []
    places = [("need", "B", "needs"), ("need", "C", "needs"), ("need", "D", "needs"), ("outcome", "E", "outcomes")]
    places += [("provision", letter, "provisions") for letter in ("F", "G", "H1", "H2")]
    for kind, letter, name in places:
        for item in plan["sections"][letter].get(name, []):
            written = item.get("as_written", {})
            items.append(dict(type=kind, id=item["id"], sec=letter, text=item["text"], who=written.get("who"), how_often=written.get("how_often")))
            links += [["need", need, "outcome", item["id"]] for need in item.get("needs", [])]
            links += [["outcome", outcome, "provision", item["id"]] for outcome in item.get("supports", [])]
    child = plan["child_or_young_person"]
    name = child.get("name", {})
    numbers = child.get("identifiers", {})
    identity = {
        "child_name": " ".join(name[part] for part in ("given", "middle", "family") if name.get(part)),
        "preferred_name": name.get("preferred"),
        "dob": child.get("date_of_birth"),
        "upn": numbers.get("unique_pupil_number"),
        "nhs": numbers.get("nhs_number"),
        "council": plan["local_authority"].get("name"),
        "setting": child.get("setting_attended", {}).get("name"),
        "issue_date": plan["version"].get("made_on"),
        "review_date": plan["version"].get("next_review_by"),
        "status": plan["version"].get("status"),
        "parent": (child.get("contacts") or [{}])[0].get("name"),
    }
    return dict(sections=sections, items=items, links=links, identity=identity, text=" \n ".join(strings(plan)))
