#!/usr/bin/env python3
"""Layouts whose tables are printed without lines and without shades, each in a design of its own, with the truth beside it.

  python3 tests/legacy/plain_tables.py FOLDER   writes NAME.html, NAME.docx or NAME.ms (troff) and truth/NAME.json

`tests/interop/legacy_plain_tables.sh` prints them. All were written before the reader had seen one of them.
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import words  # noqa: E402
from files import Cell, Document, P, S, Table, bytes_of, truth_of  # noqa: E402
from later import help_sections, plain_sections  # noqa: E402
from layouts import AREAS, advice_table, body, bullets, lines, row, views  # noqa: E402
from more import close  # noqa: E402
from story import Story, head, label, own  # noqa: E402

PLAIN = "body{font:10.5pt Arial,sans-serif} table{border-collapse:collapse;width:100%;margin:8pt 0} td,th{text-align:left;vertical-align:top}"


def front(story, pairs=False):
    """The front page as lines, or as label and value side by side."""
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school)
    facts = [("Name", own(story.name)), ("Date of birth", own(story.day(story.born, "slash"))), ("NHS number", own(story.nhs)),
             ("School", own(story.school)), ("Local authority", own(story.council))]
    out = [P([S("Education, Health and Care Plan", "boiler")], style="title")]
    if pairs:
        return out + [Table([row(label(name), value) for name, value in facts])]
    return out + [P([label(name + ": "), value]) for name, value in facts]


def opening(story, called, pairs=False):
    """Front page and Section A."""
    mine, parents = views(story)
    return front(story, pairs) + [P([head(called["A"], "A")], style="h1")] + bullets(mine, "A") + [P([label("The family's views", "A")], style="h2")] + lines(parents, "A")


def needs(story, called, each=2):
    out, found = [P([head(called["B"], "B")], style="h1")], {}
    for area in AREAS:
        found[area] = [story.need(area, 5) for _ in range(each)]
        out += [P([label(words.AREAS[area][0], "B")], style="h2")] + [P([body(one)]) for one in found[area]]
    return out, found


def named(pattern):
    """The names of all sections by a pattern of letter and name."""
    names = dict(A="Views, interests and aspirations", B="Special educational needs", C="Health needs", D="Social care needs", E="Outcomes", F="Special educational provision",
                 G="Health provision", H1="Social care provision (section 2 CSDPA 1970)", H2="Any other social care provision", I="Placement", J="Personal budget", K="Advice and information")
    return {letter: pattern.format(letter, name) for letter, name in names.items()}


# 1 -------------------------------------------------------------------------
def middle(story):
    """Outcome beside three rows of provision; every cell stands in the middle of its row's height."""
    called = named("Section {}: {}")
    out = opening(story, called)
    out += needs(story, called)[0]
    plain_sections(story, out, called)
    out += [P([head("Sections E and F: Outcomes and provision")], style="h1")]
    rows = [row(label("Outcome", "E"), label("Provision", "F"), label("Who", "F"), label("How often", "F"))]
    for area in AREAS:
        outcome = story.outcome(area)
        for at in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            rows.append(([Cell([P([body(outcome)])], down=3)] if at == 0 else []) + row(body(one), body(one, "who"), body(one, "how_often")))
    out.append(Table(rows, head=True))
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 2 -------------------------------------------------------------------------
def right_edges(story):
    """Provision, how often at the right edge of its column, staff and outcome number centred; the head again on every page."""
    called = named("{}. {}")
    out = opening(story, called, True)
    out += needs(story, called)[0]
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    out.append(Table([row(label("Number", "E"), label("Outcome", "E"))] + [row(S(str(at + 1), "numlabel", "E"), body(one)) for at, one in enumerate(outcomes)], head=True))
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Provision", "F"), label("How often", "F"), label("Delivered by", "F"), label("Outcome number", "F"))]
    for at, outcome in enumerate(outcomes):
        for _ in range(4):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "how_often"), body(one, "who"), S(str(at + 1), "numlabel", "F")))
    out.append(Table(rows, head=True))
    help_sections(story, out, called)
    close(story, out, called.get, "slash")
    return Document(out)


# 3 -------------------------------------------------------------------------
def short_rows(story):
    """A wide page: number, provision in a sentence, who, how often and the outcome's number; most rows one or two lines high."""
    called = named("SECTION {} {}")
    out = opening(story, called)
    out += needs(story, called)[0]
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    out.append(Table([row(label("No.", "E"), label("Outcome", "E"))] + [row(S(f"E{at + 1}", "numlabel", "E"), body(one)) for at, one in enumerate(outcomes)], widths=(8, 92), wide=True, head=True))
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("No.", "F"), label("Provision", "F"), label("Who", "F"), label("How often", "F"), label("Outcome", "F"))]
    at = 0
    for place, outcome in enumerate(outcomes):
        for _ in range(3):
            at += 1
            one = story.provision(outcome["area"], tail=at % 3 == 0)
            story.link(outcome, one)
            rows.append(row(S(f"F{at}", "numlabel", "F"), body(one), body(one, "who"), body(one, "how_often"), S(f"E{place + 1}", "numlabel", "F")))
    out.append(Table(rows, widths=(6, 50, 18, 18, 8), wide=True, head=True))
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 4 -------------------------------------------------------------------------
def by_outcome(story):
    """Below each outcome a table of what, who and how often, as troff sets it: its head again where the page ends."""
    called = named("Section {} - {}")
    out = opening(story, called)
    out += needs(story, called)[0]
    plain_sections(story, out, called)
    out += [P([head("Section E - Outcomes and Section F - Special educational provision")], style="h1")]
    for at, area in enumerate(AREAS):
        outcome = story.outcome(area)
        out += [P([label(f"Outcome {at + 1}: ", "E"), body(outcome)])]
        rows = [row(label("What will be provided", "F"), label("By whom", "F"), label("How often", "F"))]
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often")))
        out.append(Table(rows, widths=(50, 26, 24), head=True))
    help_sections(story, out, called)
    close(story, out, called.get, "slash")
    return Document(out)


# 5 -------------------------------------------------------------------------
def label_column(story):
    """For each outcome a table with labels at the left: outcome once, then provision, who and when again and again."""
    called = named("Section {} {}")
    out = opening(story, called, True)
    out += needs(story, called)[0]
    plain_sections(story, out, called)
    out += [P([head("Sections E and F Outcomes and special educational provision")], style="h1")]
    for area in AREAS:
        outcome = story.outcome(area)
        rows = [row(label("Outcome", "E", bold=True), body(outcome))]
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            rows += [row(label("Provision", "F", bold=True), body(one)), row(label("Who", "F", bold=True), body(one, "who")), row(label("How often", "F", bold=True), body(one, "how_often"))]
        out += [P([S(words.AREAS[area][0], "label", "E", True)]), Table(rows, widths=(20, 80))]
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 6 -------------------------------------------------------------------------
def five_across(story):
    """A landscape page: area names across the table, then need, outcome, provision, who and how often side by side."""
    called = named("Section {}: {}")
    out = opening(story, called)
    out += [P([head("Sections B, E and F: Needs, outcomes and provision")], style="h1")]
    rows = [row(label("Need", "B"), label("Outcome", "E"), label("Provision", "F"), label("By whom", "F"), label("How often", "F"))]
    for area in AREAS:
        rows.append([Cell([P([S(words.AREAS[area][0], "label", "B", True)])], across=5)])
        for _ in range(2):
            need, outcome, one = story.need(area, 4), story.outcome(area), story.provision(area)
            story.link(need, outcome)
            story.link(outcome, one)
            rows.append(row(body(need), body(outcome), body(one), body(one, "who"), body(one, "how_often")))
    out.append(Table(rows, head=True))
    plain_sections(story, out, called)
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 7 -------------------------------------------------------------------------
def narrow_gaps(story):
    """Columns close to each other; provision in two paragraphs now and then, and a column that says how it is watched."""
    called = named("{}) {}")
    out = opening(story, called)
    out += needs(story, called)[0]
    plain_sections(story, out, called)
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([head(called["E"], "E")], style="h1")] + [P([body(one)], number=f"{at + 1}.") for at, one in enumerate(outcomes)]
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Outcome", "F"), label("Provision", "F"), label("Person responsible", "F"), label("Frequency", "F"), label("Monitoring", "F"))]
    for at, outcome in enumerate(outcomes):
        for _ in range(3):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            rows.append(row(S(str(at + 1), "numlabel", "F"), body(one), body(one, "who"), body(one, "how_often"), S(story.rng.choice(words.WATCH), "body", "F")))
    out.append(Table(rows, widths=(10, 38, 18, 16, 18), head=True))
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 8 -------------------------------------------------------------------------
def every_section(story):
    """Needs, outcomes and all provision in tables of their own, health and social care too; wide lines, who before what."""
    called = named("Part {}: {}")
    out = opening(story, called, True)
    out += [P([head(called["B"], "B")], style="h1")]
    rows = [row(label("Area", "B"), label("Need", "B"))]
    for area in AREAS:
        rows += [row(label(words.AREAS[area][0], "B"), body(story.need(area, 5)))]
    out.append(Table(rows, head=True))
    plain_sections(story, out, called)
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([head(called["E"], "E")], style="h1"), Table([row(label("Number", "E"), label("Outcome", "E"))] + [
        row(S(f"Outcome {at + 1}", "numlabel", "E"), body(one)) for at, one in enumerate(outcomes)], head=True)]
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Outcome", "F"), label("Who", "F"), label("Provision", "F"), label("How often", "F"))]
    for at, outcome in enumerate(outcomes):
        for _ in range(2):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            rows.append(row(S(f"Outcome {at + 1}", "numlabel", "F"), body(one, "who"), body(one), body(one, "how_often")))
    out.append(Table(rows, head=True))
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        out += [P([head(called[letter], letter)], style="h1")]
        rows = [row(label("Who", letter), label("Provision", letter), label("How often", letter))]
        for one in story.other("provision", letter, bank, 2):
            one.update(who=story.rng.choice(words.WHO), how_often=story.rng.choice(words.OFTEN))
            rows.append(row(body(one, "who"), body(one), body(one, "how_often")))
        out.append(Table(rows, head=True))
    close(story, out, called.get)
    return Document(out)


# ------------------------------------------------------------------ troff
def troff(document):
    """Writes the tree as troff with its macros -ms and tables for tbl."""
    def said(text):
        text = text.replace("\\", "\\e").replace("-", "\\-")
        return "\\&" + text if text.startswith((".", "'")) else text

    out = [".nr LL 6.5i", ".nr PS 11", ".nr VS 13"]

    def inner(node):
        return "".join(("\\fB" + said(run.text) + "\\fP") if run.bold or run.kind == "label" else said(run.text) for run in node.runs)

    for node in document.nodes:
        if isinstance(node, Table):
            columns = max(len(line) for line in node.rows)
            widths = node.widths or [100 / columns] * columns
            form = " ".join(f"lw({6.1 * width / 100 - 0.15:.2f}i)" for width in widths)
            out += [".TS H" if node.head else ".TS", "tab(@);", form.replace("l", "lb") + "\n" + form + ".\n" if node.head else form + "."]
            for at, line in enumerate(node.rows):
                out.append("@".join("T{\n" + "\n.br\n".join(inner(one) for one in cell.nodes) + "\nT}" for cell in line))
                if at == 0 and node.head:
                    out.append(".TH")
                else:
                    out.append(".sp 0.4v")
            out.append(".TE")
        elif node.style:
            out += [".SH" if node.style != "title" else ".TL", inner(node)] + ([".LP"] if node.style == "title" else [])
        elif node.number == "bullet":
            out += [".IP \\(bu 2", inner(node)]
        else:
            out += [".LP", (f"{node.number} " if node.number else "") + inner(node)]
    return ("\n".join(line.rstrip("\n") for line in out) + "\n").encode()


# ------------------------------------------------------------------ web page for print
def printed(document, style):
    """Writes the tree as a page for a browser to print; the head of a table is again on every page."""
    page = bytes_of(document, "html").decode().replace(' border="1"', "")
    parts = page.split("<table>\n<tr><th")
    for at in range(1, len(parts)):
        first, rest = parts[at].split("</tr>\n", 1)
        parts[at] = first + "</tr></thead>\n" + rest
    return "<table>\n<thead><tr><th".join(parts).replace("</head>", f"<style>{PLAIN} {style}</style></head>").encode()


DESIGNS = [
    ("middle", "html", middle, "td{vertical-align:middle;padding:3pt 6pt} th{padding:3pt 6pt}"),
    ("right-edges", "html", right_edges, "td,th{padding:2pt 5pt} td:nth-child(2):nth-last-child(3),th:nth-child(2):nth-last-child(3){text-align:right} "
     "td:nth-child(n+3),th:nth-child(n+3){text-align:center} tr>*:first-child:nth-last-child(4){width:45%}"),
    ("short-rows", "docx", short_rows, ""),
    ("by-outcome", "ms", by_outcome, ""),
    ("label-column", "docx", label_column, ""),
    ("five-across", "html", five_across, "@page{size:A4 landscape} td,th{padding:4pt 5pt;font-size:9.5pt}"),
    ("narrow-gaps", "docx", narrow_gaps, ""),
    ("every-section", "html", every_section, "body{line-height:1.5} td,th{padding:0 8pt 0 0}"),
]


def main():
    home = pathlib.Path(sys.argv[1])
    (home / "truth").mkdir(parents=True, exist_ok=True)
    for seed, (name, kind, lay_out, style) in enumerate(DESIGNS, 200):
        story = Story(seed)
        document = lay_out(story)
        document.title = "Education, Health and Care Plan"
        blocks, sections = truth_of(document)
        made = {"ms": lambda: troff(document), "html": lambda: printed(document, style), "docx": lambda: bytes_of(document, "docx")}[kind]()
        (home / f"{name}.{kind}").write_bytes(made)
        truth = dict(file=f"{name}.pdf", layout=name, format="pdf", identity=story.identity, sections=sections, items=story.items, links=story.links, blocks=blocks)
        (home / "truth" / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
