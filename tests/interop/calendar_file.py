"""Reads the calendar files of `ehcp dates` with Python's icalendar and compares them with the JSON of the same plans.

    calendar_file.py DATES.json DATES.ics
"""

import json
import sys
from datetime import date, timedelta

from icalendar import Calendar

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
with open(sys.argv[2], "rb") as file:
    raw = file.read()

assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is longer than 75 octets"
assert b"\n" not in raw.replace(b"\r\n", b""), "a line ends without CRLF"

expected = {}
for plan in report["plans"]:
    for item in plan["dates"]:
        if item["state"] != "done":
            day = date.fromisoformat(item["last_day"] or item["date"])
            expected.setdefault(day, []).append((item["reasoning"], plan["plan"]))

calendar = Calendar.from_ical(raw)
assert calendar["VERSION"] == "2.0"
events = list(calendar.walk("VEVENT"))
identities = set()
for event in events:
    day = event["DTSTART"].dt
    assert type(day) is date, "the event is no whole day"
    assert event["DTEND"].dt == day + timedelta(days=1)
    assert event["DTSTAMP"].dt.date().isoformat() == report["as_of"]
    details = str(event["DESCRIPTION"])
    match = [pair for pair in expected[day] if pair[0] in details and pair[1] in details]
    assert match, f"no date of the JSON on {day}"
    expected[day].remove(match[0])
    identities.add(str(event["UID"]))
assert not any(expected.values()), "a date has no event"
assert len(identities) == len(events), "two events share an identity"
print(f"icalendar: {len(events)} events, each a date of the JSON")
