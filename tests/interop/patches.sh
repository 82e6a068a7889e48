#!/usr/bin/env bash
# Applies the patches of `ehcp diff` with Python's jsonpatch. Needs python3; works in a temporary folder.
#
#     tests/interop/patches.sh EHCP
source "$(dirname -- "${BASH_SOURCE[0]}")/workplace.sh"
ehcp=$(realpath -- "$1")

install_python requirements-patches.txt
"$python" "$here/patches.py" "$ehcp" "$root/fixtures"
