#!/usr/bin/env bash
# Runs the conformance kit through two validators of other languages, and checks that both find the
# same faults at the same places. Needs node, npm and python3; works in a temporary folder.
#
#     tests/interop/run.sh [READABILITY]
#
# READABILITY is a file of lines {"text", "fkgl"}, which `readability.py` compares with textstat.
source "$(dirname -- "${BASH_SOURCE[0]}")/workplace.sh"
readability=${1:+$(realpath -- "$1")}

install_node &
npm=$!
install_python requirements.txt ${readability:+requirements-readability.txt}
wait "$npm"

failed=0
"$python" "$root/fixtures/conformance/make.py" --check || failed=1
node "$here/kit.mjs" "$root" "$work" "$work/ajv.txt" || failed=1
"$python" "$here/kit.py" "$root" "$work/python.txt" || failed=1
if diff -- "$work/ajv.txt" "$work/python.txt" >&2; then
  echo "both validators: the same faults at the same places in $(wc -l <"$work/ajv.txt") plans"
else
  echo "the validators differ (< ajv, > jsonschema)" >&2
  failed=1
fi
if [[ -n $readability ]]; then "$python" "$here/readability.py" "$readability" || failed=1; fi
exit "$failed"
