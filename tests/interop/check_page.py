"""Runs axe-core in headless Chromium over pages, in light and in print, and names every violation.

    check_page.py AXE_JS PAGE...
"""

import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

RUN = """
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(function (results) {
  var out = document.createElement("pre");
  out.id = "axe-results";
  out.textContent = JSON.stringify({passes: results.passes.length, violations: results.violations});
  document.body.appendChild(out);
});
"""


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    sys.exit("there is no Chromium here")


def violations(axe: str, page: pathlib.Path) -> tuple[int, list]:
    text = page.read_text(encoding="utf-8")
    if "<script" in text:
        sys.exit(f"{page.name}: the page runs a script of its own")
    # A page that forbids scripts forbids this one too.
    tested = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    tested = tested.replace("</body>", f"<script>{axe}</script><script>{RUN}</script></body>")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "page.html")
        copy.write_text(tested, encoding="utf-8")
        dom = subprocess.run(
            [chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000",
             f"--user-data-dir={folder}/profile", "--dump-dom", copy.as_uri()],
            capture_output=True, text=True, timeout=300, check=True,
        ).stdout
    found = re.search(r'<pre id="axe-results">(.*?)</pre>', dom, re.S)
    if not found:
        sys.exit(f"{page.name}: axe-core gave no result")
    results = json.loads(html.unescape(found.group(1)))
    return results["passes"], results["violations"]


def main() -> None:
    axe = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    failed = False
    for page in map(pathlib.Path, sys.argv[2:]):
        passes, found = violations(axe, page)
        print(f"{page.name}: {passes} checks passed, {len(found)} violations")
        for violation in found:
            failed = True
            places = "; ".join(" ".join(node["target"]) for node in violation["nodes"][:5])
            print(f"  {violation['id']}: {violation['help']}: {places}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
