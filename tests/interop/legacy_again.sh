#!/bin/sh
# Makes fixtures/legacy/again: the samples once more as PDF and as old Word documents, by LibreOffice.
# tests/legacy_again.rs compares what is read of both. Run it in the repository's root.
#
#   SOFFICE=soffice tests/interop/legacy_again.sh
set -eu
office=${SOFFICE:-soffice}
samples=fixtures/legacy/samples
again=fixtures/legacy/again
mkdir -p "$again"
for name in s2.rtf s3.docx s5.docx s6.odt; do
    "$office" --headless --convert-to pdf --outdir "$again" "$samples/$name"
done
for name in s3.docx s5.docx s7.docx; do
    "$office" --headless --convert-to doc:"MS Word 97" --outdir "$again" "$samples/$name"
done
