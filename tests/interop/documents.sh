#!/usr/bin/env bash
# Renders every fixture for every reader and has other programs read the results:
# `qpdf --check` finds no fault, and `pdftotext` finds the words of every provision's label.
# Usage: documents.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1")
out=$2
cd "$(dirname "$0")/../.."
mkdir -p "$out"

# Exit code 1 only says that characters stand as marks; one fixture is made of them.
render() { "$program" --quiet render fixtures/plans -o "$out" --jobs 2 "$@" >/dev/null || [ $? -eq 1 ]; }
render
render --for parent --paper phone
render --for parent --paper large
render --for parent --short

# The notices of proposed amendments, and the documents of plans that changed.
for pair in fixtures/notices/*/ fixtures/reviews/*/; do
  [ -f "$pair/after.json" ] || continue
  case $pair in *young-person/) on=2027-10-20 ;; fixtures/notices/*) on=2027-10-01 ;; *) on=2026-12-01 ;; esac
  name=$(basename "$pair")
  # Of some pairs no notice may be served; that is said with code 2.
  "$program" --quiet notice "$pair/before.json" "$pair/after.json" --on "$on" -o "$out/$name-notice.pdf" >/dev/null 2>"$out/notice.log" \
    || [ $? -eq 1 ] || case $name in council-move*|everything-reordered*|only-the-layout*|phase-transfer|typing-corrected*) ;; *) cat "$out/notice.log"; exit 1 ;; esac
done
for reader in professional parent; do
  pair=fixtures/notices/everything-at-once
  "$program" --quiet render "$pair/after.json" --changes-from "$pair/before.json" --for $reader -o "$out/changes-$reader-copy.pdf" >/dev/null
done

# The letters: each with the days of its record. Exit code 1 says what the record lacks.
letter() { "$program" --quiet letter "$@" >/dev/null 2>"$out/letter.log" || [ $? -eq 1 ] || { cat "$out/letter.log"; exit 1; }; }
plans=fixtures/plans
printf 'We read the report of the school.\n\n- It shows **progress**.\n' >"$out/reasons.md"
letter draft-plan $plans/first-draft-age-6.json --on 2026-10-22 -o "$out/draft-letter.pdf"
letter draft-plan $plans/nearly-empty-draft.json --on 2026-10-22 -o "$out/draft-empty-letter.pdf"
letter final-plan $plans/autistic-age-8-mainstream.json --on 2026-11-13 -o "$out/final-letter.pdf" --brand fixtures/brands/northmere.toml
letter final-plan $plans/young-person-16-own-rights.json --on 2026-11-17 -o "$out/final-young-letter.pdf"
letter final-plan $plans/forty-pages.json --on 2026-11-06 -o "$out/final-long-letter.pdf"
letter final-plan $plans/looked-after-confidential-address.json --on 2026-11-18 -o "$out/final-confidential-letter.pdf"
letter amendment-notice fixtures/notices/everything-at-once/after.json --on 2027-10-01 -o "$out/amendment-letter.pdf"
letter annual-review-decision fixtures/notices/everything-at-once/after.json --on 2027-10-01 -o "$out/review-letter.pdf"
letter transfer-in $plans/moved-in-from-another-council.json --on 2026-11-20 --will-assess no -o "$out/transfer-letter.pdf"
for kind in decision-to-assess decision-not-to-assess decision-not-to-issue; do
  reasons=(--reasons "$out/reasons.md"); [ $kind = decision-to-assess ] && reasons=()
  letter $kind $plans/nearly-empty-draft.json --on 2026-10-22 "${reasons[@]}" -o "$out/$kind-letter.pdf"
done

count=0
for pdf in "$out"/*.pdf; do
  qpdf --check "$pdf" >"$out/check.log" 2>&1 || { cat "$out/check.log"; exit 1; }
  if grep -qi warning "$out/check.log"; then cat "$out/check.log"; exit 1; fi
  pdftotext -q "$pdf" "$out/text.txt"
  [ -s "$out/text.txt" ] || { echo "no text in $pdf"; exit 1; }
  count=$((count + 1))
done

# The plan comes back out of a PDF, and makes the same PDF again. A record with something confidential
# is not carried, so the plans with none are counted.
carried=0
for pdf in "$out"/*-professional.pdf; do
  "$program" --quiet extract "$pdf" >"$out/plan.json" 2>/dev/null || continue
  "$program" --quiet render - --for professional -o "$out/again.pdf" --force <"$out/plan.json" >/dev/null || [ $? -eq 1 ]
  cmp "$pdf" "$out/again.pdf" || { echo "not the same bytes: $pdf"; exit 1; }
  rm "$out/again.pdf"
  carried=$((carried + 1))
done
[ "$carried" -ge 10 ] || { echo "only $carried documents carry their plan"; exit 1; }
echo "$count documents are clean"
