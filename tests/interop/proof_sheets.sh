#!/usr/bin/env bash
# Runs axe-core in headless Chromium over the proof sheets of converted legacy plans. Needs node, npm and python3, and
# Chromium, which `.ci/run` installs; works in a temporary folder.
#
#     tests/interop/proof_sheets.sh PROGRAM
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
program=$(realpath -- "$1")
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

cp -- "$here/package.json" "$here/package-lock.json" "$work/"
npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
# Something to look at is no failure of this check; a refused file is.
"$program" convert --quiet "$root"/fixtures/legacy/samples/s* "$root"/fixtures/legacy/layouts/boxed-headings.docx \
  --output "$work/out" >/dev/null || [ $? -eq 1 ]
python3 "$here/check_page.py" "$work/node_modules/axe-core/axe.min.js" "$work"/out/*.proof.html
