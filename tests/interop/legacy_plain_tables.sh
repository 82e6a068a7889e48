#!/bin/bash
# Makes fixtures/legacy/plain-tables: the designs of tests/legacy/plain_tables.py as PDFs without tags, their tables
# without lines and shades: by Chromium, LibreOffice and groff. tests/convert_unruled.rs scores them. Run it in the
# repository's root.
#
#   SOFFICE=soffice CHROMIUM=chromium tests/interop/legacy_plain_tables.sh
set -euo pipefail
office=${SOFFICE:-soffice}
browser=${CHROMIUM:-chromium}
home=fixtures/legacy/plain-tables
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 tests/legacy/plain_tables.py "$work"
mkdir -p "$home/truth"
cp "$work"/truth/*.json "$home/truth/"
for source in "$work"/*.docx; do
    "$office" --headless --convert-to pdf --outdir "$home" "$source"
done
for source in "$work"/*.html; do
    "$browser" --headless --no-sandbox --disable-gpu --disable-pdf-tagging --no-pdf-header-footer \
        --print-to-pdf="$home/$(basename "$source" .html).pdf" "$source"
done
for source in "$work"/*.ms; do
    groff -k -t -ms -Tpdf "$source" >"$home/$(basename "$source" .ms).pdf"
done
