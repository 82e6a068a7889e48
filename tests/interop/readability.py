"""Compares readability grades with those of `textstat`.

    python readability.py FILE

FILE has one JSON object on each line: `{"text": "...", "fkgl": 6.2}`, the text and the
Flesch-Kincaid grade that the engine gives it. The two may differ by 0.6 of a grade.
"""

import json
import sys

import textstat

ALLOWED = 0.6


def main():
    if len(sys.argv) != 2:
        sys.exit("which file? python readability.py FILE")
    count, widest, wrong = 0, 0.0, 0
    with open(sys.argv[1], encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            row = json.loads(line)
            theirs = textstat.flesch_kincaid_grade(row["text"])
            apart = abs(row["fkgl"] - theirs)
            count, widest = count + 1, max(widest, apart)
            if apart > ALLOWED:
                wrong += 1
                print(f"line {number}: {row['fkgl']} here, {theirs} by textstat: {row['text'][:60]!r}", file=sys.stderr)
    print(f"textstat: {count} texts, widest difference {widest:.2f}, {wrong} beyond {ALLOWED}")
    sys.exit(1 if wrong or not count else 0)


if __name__ == "__main__":
    main()
