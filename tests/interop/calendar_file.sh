#!/usr/bin/env bash
# Reads the calendar file of all fixtures with Python's icalendar. Needs python3; works in a temporary folder.
#
#     tests/interop/calendar_file.sh PROGRAM
source "$(dirname -- "${BASH_SOURCE[0]}")/workplace.sh"
program=$(realpath -- "$1")

install_python requirements-calendar.txt
cd -- "$root"
# Something late is no failure of this check.
for format in json ics; do
  "$program" dates --as-of 2026-11-25 --format "$format" fixtures/plans >"$work/dates.$format" || [ $? -eq 1 ]
done
"$python" "$here/calendar_file.py" "$work/dates.json" "$work/dates.ics"
