#!/bin/bash
# Makes fixtures/legacy/unruled: layouts of tests/legacy/make.py, with other children and words, as PDFs whose
# tables have no ruled lines: printed by LibreOffice without and with tags, and by Chromium with shaded rows and
# no tags. tests/convert_unruled.rs scores them. Run it in the repository's root.
#
#   SOFFICE=soffice CHROMIUM=chromium tests/interop/legacy_unruled.sh
set -euo pipefail
office=${SOFFICE:-soffice}
browser=${CHROMIUM:-chromium}
home=fixtures/legacy/unruled
names="advice-first areas-as-rows landscape-merged need-tables numbered-clauses one-long-page section-per-table whole-in-one-table"
style='body{font:11pt Arial,sans-serif} table{border-collapse:collapse;width:100%;margin:8pt 0}
td,th{padding:4pt 6pt;vertical-align:top;text-align:left} td p{margin:0 0 4pt 0}
tr:nth-child(even){background:#e8eef4} tr:first-child{background:#cfd8e3}'
tagged='pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 tests/legacy/make.py "$work/docx" docx 40
python3 tests/legacy/make.py "$work/html" html 40
mkdir -p "$home"/{printed,tagged,shaded,truth}
for name in $names; do
    "$office" --headless --convert-to pdf --outdir "$home/printed" "$work/docx/$name.docx"
    "$office" --headless --convert-to "$tagged" --outdir "$home/tagged" "$work/docx/$name.docx"
    sed -e 's/ border="1"//g' -e "s|</head>|<style>$(echo "$style" | tr '\n' ' ')</style></head>|" \
        "$work/html/$name.html" >"$work/$name.html"
    "$browser" --headless --no-sandbox --disable-gpu --disable-pdf-tagging --no-pdf-header-footer \
        --print-to-pdf="$home/shaded/$name.pdf" "$work/$name.html"
    cp "$work/docx/truth/$name.json" "$home/truth/"
done
