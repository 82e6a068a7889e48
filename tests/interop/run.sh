#!/usr/bin/env bash
# Runs the conformance kit through two validators of other languages, and checks that both find the
# same faults at the same places. Needs node, npm and python3; works in a temporary folder.
#
#     tests/interop/run.sh [READABILITY]
#
# READABILITY is a file of lines {"text", "fkgl"}, which `readability.py` compares with textstat.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
readability=${1:+$(realpath -- "$1")}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1

cp -- "$here/package.json" "$here/package-lock.json" "$work/"
npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 &
npm=$!
python3 -m venv "$work/venv"
pip=("$work/venv/bin/python" -m pip --disable-pip-version-check --quiet install --no-deps)
"${pip[@]}" -r "$here/requirements.txt"
if [[ -n $readability ]]; then "${pip[@]}" -r "$here/requirements-readability.txt"; fi
wait "$npm"

failed=0
"$work/venv/bin/python" "$root/fixtures/conformance/make.py" --check || failed=1
node "$here/kit.mjs" "$root" "$work" "$work/ajv.txt" || failed=1
"$work/venv/bin/python" "$here/kit.py" "$root" "$work/python.txt" || failed=1
if diff -- "$work/ajv.txt" "$work/python.txt" >&2; then
  echo "both validators: the same faults at the same places in $(wc -l <"$work/ajv.txt") plans"
else
  echo "the validators differ (< ajv, > jsonschema)" >&2
  failed=1
fi
if [[ -n $readability ]]; then "$work/venv/bin/python" "$here/readability.py" "$readability" || failed=1; fi
exit "$failed"
