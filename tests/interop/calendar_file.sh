#!/usr/bin/env bash
# Reads the calendar file of all fixtures with Python's icalendar. Needs python3; works in a temporary folder.
#
#     tests/interop/calendar_file.sh PROGRAM
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
program=$(realpath -- "$1")
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1

python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip --disable-pip-version-check --quiet install --no-deps \
  -r "$here/requirements-calendar.txt"
cd -- "$root"
# Something late is no failure of this check.
for format in json ics; do
  "$program" dates --as-of 2026-11-25 --format "$format" fixtures/plans >"$work/dates.$format" || [ $? -eq 1 ]
done
"$work/venv/bin/python" "$here/calendar_file.py" "$work/dates.json" "$work/dates.ics"
