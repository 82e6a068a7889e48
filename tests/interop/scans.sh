#!/usr/bin/env bash
# Scans read by the real Tesseract: pages of our fixtures as pictures in a PDF, converted with --ocr, and the words
# of the result held against the truth.
#
#   tests/interop/scans.sh target/debug/ehcp
source "$(dirname -- "${BASH_SOURCE[0]}")/workplace.sh"
program=$(realpath -- "$1")
cd -- "$root"
for source in fixtures/legacy/samples/s4.pdf fixtures/legacy/again/s2.pdf; do
    name=$(basename "$source" .pdf)
    pdftoppm -r 200 -gray "$source" "$work/$name"
    python3 tests/interop/scan.py make "$work/$name.pdf" "$work/$name"-*.pgm
done
mkdir "$work/in"
mv "$work"/*.pdf "$work/in/"
# Without the option they are refused.
if "$program" convert "$work/in" -o "$work/refused" >"$work/said" 2>&1; then
    echo "a scan was taken for text"
    exit 1
fi
grep -q -- --ocr "$work/said"
status=0
"$program" convert "$work/in" -o "$work/out" --ocr || status=$?
[ "$status" = 1 ] || { echo "a scan must end in doubt, not with $status"; exit 1; }
for name in s4 s2; do
    python3 tests/interop/scan.py score "$work/out/$name" "fixtures/legacy/samples/truth/$name.json"
done
