"""A scan made of pictures, and the words that were read off one held against the truth. Standard library only.

  scan.py make FILE.pdf PAGE.pgm...     a PDF of pictures and nothing else
  scan.py score NAME TRUTH.json         NAME.plan.json and NAME.report.json against what the source says
"""
import collections
import json
import re
import sys
import zlib

LEAST = 0.95


def make(out, pages):
    """Writes pages as pictures at 200 to the inch."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        data = open(page, "rb").read()
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        across, down = int(head[1]), int(head[2])
        shades = zlib.compress(data[head.end():])
        wide, high = across * 72 / 200, down * 72 / 200
        content = f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /I Do Q".encode()
        first = len(parts) + 1
        kids.append(f"{first} 0 R")
        parts.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide:.2f} {high:.2f}] /Contents {first + 1} 0 R "
                     f"/Resources << /XObject << /I {first + 2} 0 R >> >> >>".encode())
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        parts.append(b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
                     b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (across, down, len(shades), shades))
    parts[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    with open(out, "wb") as file:
        file.write(b"%PDF-1.7\n")
        for number, part in enumerate(parts, 1):
            file.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
        file.write(b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")


def words(text):
    return collections.Counter(re.findall(r"[a-z0-9]+", text.lower()))


def score(name, truth):
    """Prints the share of the true words that are in the plan, and fails below the least."""
    plan, report = (json.load(open(f"{name}.{part}.json", encoding="utf-8")) for part in ("plan", "report"))
    assert report["status"] == "doubtful" and "OCR" in report["doubts"][0]["reason"], report["doubts"][:1]
    assert report["words"]["lost"] == 0, report["words"]
    wanted = words(" ".join(json.load(open(truth, encoding="utf-8"))["sections"].values()))
    found = words(json.dumps(plan, ensure_ascii=False))
    share = sum((wanted & found).values()) / sum(wanted.values())
    unsure = sum("not sure" in doubt["reason"] for doubt in report["doubts"])
    print(f"{name.rsplit('/', 1)[-1]}: {share:.3f} of {sum(wanted.values())} words read; {unsure} unsure")
    assert share >= LEAST, share


if __name__ == "__main__":
    make(sys.argv[2], sys.argv[3:]) if sys.argv[1] == "make" else score(*sys.argv[2:4])
