#!/usr/bin/env bash
# Applies the patches of `ehcp diff` with Python's jsonpatch. Needs python3; works in a temporary folder.
#
#     tests/interop/patches.sh EHCP
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
ehcp=$(realpath -- "$1")
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1

python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip --disable-pip-version-check --quiet install --no-deps -r "$here/requirements-patches.txt"
"$work/venv/bin/python" "$here/patches.py" "$ehcp" "$root/fixtures"
