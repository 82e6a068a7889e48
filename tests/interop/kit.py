"""Runs the conformance kit through Python's `jsonschema`, and looks over the schema itself.

    python kit.py REPOSITORY [RESULTS]

RESULTS gets one line for each plan that the schema refuses, with every fault found, so that two
validators can be compared.
"""

import copy
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

PARSER, VALIDATOR = "python", "python-jsonschema"


def main():
    root = Path(sys.argv[1])
    kit = root / "fixtures" / "conformance"
    schema = json.loads((root / "schema" / "plan.schema.json").read_text(encoding="utf-8"))
    differences = look_over(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())

    cases = json.loads((kit / "index.json").read_text(encoding="utf-8"))["cases"]
    listed = {case["file"] for case in cases}
    there = {f"{folder}/{path.name}" for folder in ("good", "bad") for path in (kit / folder).iterdir()}
    differences += [f"{name}: not both in the index and in the folder" for name in sorted(listed ^ there)]

    results, counts = [], {}
    for case in cases:
        layer = case.get("layer", "good")
        counts[layer] = counts.get(layer, 0) + 1
        said = [f"{case['file']}: {words}" for words in run(case, (kit / case["file"]), validator, results)]
        differences += said
    plans = sorted((root / "fixtures" / "plans").glob("*.json"))
    for path in plans:
        differences += [f"{path.name}: {place} {word}" for place, word in faults(validator, parse(path.read_bytes()))]

    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text("".join(line + "\n" for line in sorted(results)), encoding="utf-8")
    for words in differences:
        print(words, file=sys.stderr)
    told = ", ".join(f"{count} {layer}" for layer, count in counts.items())
    print(f"{VALIDATOR}: {told}, {len(plans)} plans: {len(differences)} differences")
    sys.exit(1 if differences else 0)


def parse(raw):
    """The strictest reading that Python's own parser offers: UTF-8 only, no byte order mark."""
    return json.loads(raw.decode("utf-8"))


def run(case, path, validator, results):
    """What is not as the index says."""
    layer = case.get("layer")
    try:
        plan = parse(path.read_bytes())
    except (ValueError, RecursionError) as error:
        if layer != "json":
            yield f"must be JSON, but {error}"
        elif PARSER in case["parsers_accept"]:
            yield "the parser refuses it by now; take it off `parsers_accept`"
        return
    if layer == "json":
        if PARSER not in case["parsers_accept"]:
            yield "the parser must refuse it, and accepts it"
        return
    found = faults(validator, plan)
    if layer != "schema":
        yield from (f"must be valid, but {word} fails at {place!r}" for place, word in found)
    elif VALIDATOR in case.get("validators_accept", []):
        if found:
            yield "the validator refuses it by now; take it off `validators_accept`"
    else:
        wanted = {(place, case["keyword"]) for place in (case["pointer"], *case.get("also_accepted", []))}
        if not wanted & found:
            yield f"expected {case['keyword']} at {case['pointer']!r}, found {sorted(found)}"
    if layer == "schema" and not case.get("validators_accept"):
        # Where the expected keyword fails, others that fail at the same place are the validator's affair.
        bare = {(place, word) for place, word in found
                if word == case["keyword"] or (place, case["keyword"]) not in found}
        results.append(case["id"] + "".join(f" {place or '(plan)'}:{word}" for place, word in sorted(bare)))
    if "repair" in case:
        left = faults(validator, patched(plan, case["repair"]))
        yield from (f"still invalid after its repair: {word} fails at {place!r}" for place, word in left)


def faults(validator, plan):
    """Every fault as (pointer, keyword)."""
    found = set()
    for error in validator.iter_errors(plan):
        place = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in error.absolute_path)
        of_name = "propertyNames" in error.absolute_schema_path
        found.add((place, "propertyNames" if of_name else error.validator))
    return found


def patched(plan, steps):
    """The plan after a JSON Patch (RFC 6902) of add, remove and replace."""
    plan = copy.deepcopy(plan)
    for step in steps:
        if step["path"] == "":
            plan = step["value"]
            continue
        *way, last = [t.replace("~1", "/").replace("~0", "~") for t in step["path"].split("/")[1:]]
        parent = plan
        for token in way:
            parent = parent[int(token)] if isinstance(parent, list) else parent[token]
        last = int(last) if isinstance(parent, list) else last
        if step["op"] == "remove":
            del parent[last]
        elif step["op"] == "add" and isinstance(parent, list):
            parent.insert(last, step["value"])
        else:
            parent[last] = step["value"]
    return plan


# -- the schema itself -----------------------------------------------------------------------------

def look_over(schema):
    """What is wrong with the schema: not draft 2020-12, a link that leads nowhere, words that are missing."""
    try:
        Draft202012Validator.check_schema(schema)
    except Exception as error:  # The library's own class differs between versions.
        return [f"the schema is not a schema of draft 2020-12: {error}"]
    wrong = [] if schema.get("$schema", "").endswith("/draft/2020-12/schema") else ["the schema names another draft"]
    if not schema.get("description"):
        wrong.append("the schema has no description")
    used = set()
    for name, definition in schema["$defs"].items():
        if not definition.get("description"):
            wrong.append(f"definition {name} has no description")
    walk(schema, "", wrong, used)
    wrong += [f"definition {name} is used nowhere" for name in sorted(set(schema["$defs"]) - used)]
    wrong += [f"definition {name} is missing" for name in sorted(used - set(schema["$defs"]))]
    return wrong


def walk(node, place, wrong, used):
    if isinstance(node, list):
        for number, below in enumerate(node):
            walk(below, f"{place}/{number}", wrong, used)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("$ref"), str):
        used.add(node["$ref"].removeprefix("#/$defs/"))
    for name, below in node.get("properties", {}).items():
        if not (isinstance(below, dict) and below.get("description")):
            wrong.append(f"{place or 'plan'}: the field {name} has no description")
    for choice in node.get("oneOf", []):
        if "const" in choice and not choice.get("description"):
            wrong.append(f"{place}: the value {choice['const']} has no description")
    if "enum" in node:
        wrong.append(f"{place}: its values have no room for a description; use oneOf")
    if node.get("type") == "object" and "additionalProperties" not in node:
        wrong.append(f"{place}: says nothing of unknown fields")
    for key, below in node.items():
        if key in ("properties", "$defs"):
            for name, inner in below.items():
                walk(inner, f"{place}/{name}", wrong, used)
        elif key not in ("examples", "const", "enum"):
            walk(below, f"{place}/{key}", wrong, used)


if __name__ == "__main__":
    main()
