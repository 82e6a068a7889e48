#!/usr/bin/env python3
"""Makes the legacy plans of our own with the truth beside each. Standard library only; same bytes on every run.

  python3 tests/legacy/make.py            writes fixtures/legacy/layouts/NAME.KIND and truth/NAME.json
  python3 tests/legacy/make.py FOLDER html  writes every layout as that kind elsewhere, to look at or to score
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from files import bytes_of, truth_of  # noqa: E402
from layouts import LAYOUTS  # noqa: E402
from later import LATER  # noqa: E402
from latest import LATEST  # noqa: E402
from more import MORE  # noqa: E402
from story import Story  # noqa: E402

HOME = pathlib.Path(__file__).parents[2] / "fixtures/legacy/layouts"


def main():
    """Writes all of them."""
    home = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HOME
    (home / "truth").mkdir(parents=True, exist_ok=True)
    shift = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    # LATER was made when LAYOUTS and MORE were nineteen together; a seed of its own keeps every child as it was.
    for seed, (name, kind, lay_out) in [*enumerate(LAYOUTS + MORE), *enumerate(LATER, 19), *enumerate(LATEST, 60)]:
        kind = sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] != "-" else kind
        story = Story(seed + shift)
        document = lay_out(story)
        document.title = document.title or "Education, Health and Care Plan"
        blocks, sections = truth_of(document)
        (home / f"{name}.{kind}").write_bytes(bytes_of(document, kind))
        truth = dict(file=f"{name}.{kind}", layout=name, format=kind, identity=story.identity, sections=sections, items=story.items, links=story.links, blocks=blocks)
        (home / "truth" / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
