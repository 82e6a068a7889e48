#!/usr/bin/env bash
# Packages between councils and the stock programs: `minisign` checks and makes signatures, `age` opens and encrypts,
# `unzip` unpacks, `sha256sum` checks every file, and axe-core looks at the page. Needs these, and what check_page.sh
# needs; `.ci/run` installs them. Works in a temporary folder.
#
#     tests/interop/packages.sh PROGRAM [FIXTURE_FOLDER]
#
# With FIXTURE_FOLDER it writes the package of the stock programs that tests/transfer.rs opens.
source "$(dirname -- "${BASH_SOURCE[0]}")/workplace.sh"
program=$(realpath -- "$1")
stock=${2:+$(realpath -- "$2")}
cd -- "$work"

say() { printf '%s\n' "$*"; }
fails() { if "$@" >failed.log 2>&1; then say "this should have failed: $*"; exit 1; fi; }
# Something to look at is no failure of this check.
looks() { "$@" >looked.log 2>&1 || [ $? -eq 1 ] || { cat looked.log; exit 1; }; }

versions=$root/fixtures/moves/tarnside-to-northmere/versions
for council in "Tarnside Council" "Northmere Council"; do
  "$program" key new --quiet --council "$council" -o keys >/dev/null
done
"$program" key trust --quiet keys/tarnside-council.sign.pub --council "Tarnside Council" --until 2027-08-31 --trust trust.toml >/dev/null
printf '%%PDF-1.7 advice' >"K1 views.pdf"

say "ours: the stock programs open, check and unpack it"
looks "$program" pack "$versions" --to "Northmere Council" --on 2026-10-26 --key keys/tarnside-council.sign.key \
  --recipient keys/northmere-council.receive.pub --advice "K1 views.pdf" -o plan.ehcp
age -d -i keys/northmere-council.receive.key -o plan.zip plan.ehcp
mkdir out
unzip -q plan.zip -d out
(
  cd out
  minisign -Vm manifest.json -p ../keys/tarnside-council.sign.pub >/dev/null
  sha256sum --quiet -c manifest-sha256.txt
  [ "$(find . -type f | wc -l)" -eq "$(($(wc -l <manifest-sha256.txt) + 2))" ]
  test -s index.html && test -s readable/parent.pdf && test -s readable/professional.pdf && test -s advice/K1.pdf
  for link in $(sed -n 's/.*href="\([^"#]*\)".*/\1/p' index.html); do test -s "$link" || { say "$link leads nowhere"; exit 1; }; done
  cp manifest.json changed.json
  sed -i 's/Northmere Council/Hartsmere Council/' changed.json
  fails minisign -Vm changed.json -x manifest.json.minisig -p ../keys/tarnside-council.sign.pub
)
python3 - plan.zip <<'PYTHON'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as file:
    assert file.testzip() is None
    assert all(entry.compress_type == zipfile.ZIP_STORED for entry in file.infolist())
PYTHON
age-keygen -o other.key 2>/dev/null
fails age -d -i other.key -o other.zip plan.ehcp

say "theirs: signed by the stock minisign, encrypted by the stock age"
minisign -G -W -p stock.pub -s stock.key >/dev/null
"$program" key trust --quiet stock.pub --council "Tarnside Council" --until 2027-08-31 --trust trust.toml >/dev/null
age-keygen -o stock.age 2>/dev/null
pack=(pack "$versions" --to "Northmere Council" --on 2026-10-26 --no-copies)
"$program" "${pack[@]}" --quiet --manifest manifest.json >/dev/null
minisign -S -s stock.key -m manifest.json >/dev/null
looks "$program" "${pack[@]}" --signature manifest.json.minisig -o stock.zip
age -r "$(sed -n 's/^# public key: //p' stock.age)" -o stock.ehcp stock.zip
looks "$program" open stock.ehcp --as "Northmere Council" --trust trust.toml --identity stock.age --on 2026-10-26
grep -q "Owed from day one" looked.log
looks "$program" pack "$versions" --to "Northmere Council" --on 2026-10-26 --no-copies --key stock.key -o again.ehcp
looks "$program" open again.ehcp --as "Northmere Council" --trust trust.toml --on 2026-10-26
# And the other way about: a key of ours in the hands of the stock program.
minisign -S -s keys/tarnside-council.sign.key -m manifest.json -x ours.minisig >/dev/null
looks "$program" "${pack[@]}" --signature ours.minisig -o ours.ehcp
looks "$program" open ours.ehcp --as "Northmere Council" --trust trust.toml --on 2026-10-26

say "a key of minisign under a password"
printf 'a long password\na long password\n' | minisign -G -p locked.pub -s locked.key >/dev/null 2>&1
printf 'a long password\n' >password.txt
printf 'another\n' >wrong.txt
fails "$program" key show locked.key
fails "$program" key show locked.key --password-file wrong.txt
[ "$("$program" key show locked.key --password-file password.txt | sed s/secret/public/)" = "$("$program" key show locked.pub)" ]

say "the receipt is a file that the stock minisign checks"
cat >northmere.toml <<'TOML'
name = "Northmere Council"
TOML
looks "$program" open plan.ehcp --as northmere.toml --trust trust.toml --identity keys/northmere-council.receive.key \
  --on 2026-10-27 --accept --key keys/northmere-council.sign.key -o accepted
minisign -Vm accepted/receipt.json -p keys/northmere-council.sign.pub >/dev/null
"$program" history accepted/versions >/dev/null

say "the page of a package is accessible"
install_node
check_pages out/index.html

if [ -n "$stock" ]; then
  cp -- stock.ehcp "$stock/plan.ehcp"
  cp -- stock.pub "$stock/sign.pub"
  cp -- stock.age "$stock/receive.key"
  say "written to $stock"
fi
