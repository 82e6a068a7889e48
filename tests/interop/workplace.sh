# Sourced by the checks of this folder: where they stand, a temporary folder that goes away at the end, and what is
# installed there for one check alone.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1

# A Python with the packages of these files of requirements and no others: $python.
install_python() {
  python3 -m venv "$work/venv"
  python=$work/venv/bin/python
  local file
  for file in "$@"; do
    "$python" -m pip --disable-pip-version-check --quiet install --no-deps -r "$here/$file"
  done
}

# The Node packages of package-lock.json, in $work/node_modules.
install_node() {
  cp -- "$here/package.json" "$here/package-lock.json" "$work/"
  npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
}

# Runs axe-core in headless Chromium over pages. Needs install_node.
check_pages() {
  python3 "$here/check_page.py" "$work/node_modules/axe-core/axe.min.js" "$@"
}
