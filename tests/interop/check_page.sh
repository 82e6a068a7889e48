#!/usr/bin/env bash
# Runs axe-core in headless Chromium over the pages of `ehcp check` and `ehcp diff`. Needs node, npm and python3, and
# Chromium, which `.ci/run` installs; works in a temporary folder.
#
#     tests/interop/check_page.sh PROGRAM
source "$(dirname -- "${BASH_SOURCE[0]}")/workplace.sh"
program=$(realpath -- "$1")

install_node
cd -- "$root"
# Found something is no failure of this check.
"$program" check --on 2026-11-21 --quiet --format html fixtures/plans >"$work/many.html" || [ $? -eq 1 ]
"$program" check --on 2026-11-21 --quiet --format html fixtures/plans/nearly-empty-draft.json >"$work/one.html" || [ $? -eq 1 ]
review=fixtures/reviews/phase-transfer
cut=fixtures/reviews/hours-cut-prose-nicer
"$program" diff "$review/before.json" "$review/after.json" --format html >"$work/changes.html" || [ $? -eq 1 ]
"$program" diff "$cut/before.json" "$cut/after.json" "$cut/before.json" --format html >"$work/life.html" || [ $? -eq 1 ]
check_pages "$work"/{many,one,changes,life}.html
