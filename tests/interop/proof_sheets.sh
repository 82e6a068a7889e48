#!/usr/bin/env bash
# Runs axe-core in headless Chromium over the proof sheets of converted legacy plans. Needs node, npm and python3, and
# Chromium, which `.ci/run` installs; works in a temporary folder.
#
#     tests/interop/proof_sheets.sh PROGRAM
source "$(dirname -- "${BASH_SOURCE[0]}")/workplace.sh"
program=$(realpath -- "$1")

install_node
# Something to look at is no failure of this check; a refused file is.
"$program" convert --quiet "$root"/fixtures/legacy/samples/s* "$root"/fixtures/legacy/layouts/boxed-headings.docx \
  --output "$work/out" >/dev/null || [ $? -eq 1 ]
check_pages "$work"/out/*.proof.html
