"""Further layouts, written after the first were scored."""
from files import Cell, Document, P, S, Table
from layouts import AREAS, advice_table, body, bullets, lines, need_tables, one_long_page, row, views
from story import boiler, head, label, own
import words


def close(story, out, called, how="long"):
    """Sections I, J and K under the names that `called` gives."""
    out += [P([head(called("I"), "I")], style="h1"), P([S(story.school, "body", "I")]), P([head(called("J"), "J")], style="h1"),
            P([S("No personal budget has been requested.", "body", "J")]), P([head(called("K"), "K")], style="h1"), advice_table(story, how=how)]


# 15 ------------------------------------------------------------------------
def advice_first(story):
    """K printed first, a table that explains the sections, needs by area and strengths in a table, E and F in one table with merged outcomes."""
    out = [P([own(story.council)], style="title"), P([S("Education, Health and Care Plan", "boiler")]),
           P([S(f"This is the plan of ", "boiler"), own(story.name), S(", who was born on ", "boiler"), own(story.day(story.born, "long")), S(".", "boiler")]),
           P([label("School: "), own(story.school)])]
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school)
    told = [("A", "What the child and the family say"), ("B", "The special educational needs"), ("C", "Health needs"), ("D", "Social care needs"), ("E", "Outcomes"),
            ("F", "The education provision"), ("G", "Health provision"), ("H", "Social care provision"), ("I", "Placement"), ("J", "Personal budget"), ("K", "Advice")]
    out.append(Table([row(S(f"Section {letter}", "toc"), S(text, "toc")) for letter, text in told]))
    out += [P([head("Section K: Advice that was gathered", "K")], style="h1"), advice_table(story, ("Title of advice", "Written by", "Date"), "slash")]
    mine, parents = views(story)
    out += [P([head("Section A: Views, interests and aspirations", "A")], style="h1")]
    out.append(Table([row(label(f"{story.given}'s views", "A"), lines(mine, "A")), row(label("Parents' views", "A"), lines(parents, "A"))]))
    out += [P([head("Section B: Special educational needs", "B")], style="h1")]
    rows = [row(label("Area of need", "B"), label("Strengths", "B"), label("Needs", "B"))]
    for area in AREAS:
        rows.append(row(label(words.AREAS[area][0], "B"), S(story.say(words.STRENGTHS[area]), "body", "B"), [P([S(story.need(area)["text"], "listitem", "B")], number="bullet") for _ in range(2)]))
    out.append(Table(rows, head=True, wide=True))
    for letter, text, bank in (("C", "Health needs", words.HEALTH_NEEDS), ("D", "Social care needs", words.CARE_NEEDS)):
        out += [P([head(f"Section {letter}: {text}", letter)], style="h1")] + [P([body(one)]) for one in story.other("need", letter, bank, 2)]
    out += [P([head("Sections E and F: Outcomes and provision")], style="h1")]
    rows = [row(label("Outcome", "E"), label("Provision", "F"), label("Person responsible", "F"), label("Frequency", "F"))]
    for area in AREAS:
        outcome = story.outcome(area)
        for at in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            first = [Cell([P([body(outcome)])], down=3)] if at == 0 else []
            rows.append(first + row(body(one), body(one, "who"), body(one, "how_often")))
    out.append(Table(rows, head=True, wide=True))
    out += [P([head("Section G: Health provision", "G")], style="h1")] + [P([body(one)]) for one in story.other("provision", "G", words.HEALTH, 2)]
    out += [P([head("Section H: Social care provision", "H")], style="h1")] + [P([body(one)]) for one in story.other("provision", "H", words.CARE_1 + words.CARE_2, 2)]
    out += [P([head("Section I: Placement", "I")], style="h1"), P([S(story.school, "body", "I")]), P([head("Section J: Personal budget", "J")], style="h1"), P([S("None.", "body", "J")])]
    return Document(out, header=f"{story.name}  DOB {story.day(story.born, 'slash')}")


# 16 ------------------------------------------------------------------------
def outcome_cards(story):
    """One two-column card for each outcome with numbered provision inside, who and when in brackets; sections as numbered chapters."""
    chapters = dict(A="1. Who I am and what I want", B="2. My special educational needs", C="3. My health needs", D="4. My social care needs", E="5. Outcomes and provision",
                    G="6. Health provision", H1="7. Social care provision (Chronically Sick and Disabled Persons Act 1970)", H2="8. Other social care provision", I="9. My school", J="10. Personal budget", K="11. Reports")
    out = [P([S("Education, Health and Care Plan", "boiler")], style="title"),
           Table([row(label("My name"), own(story.name)), row(label("I was born on"), own(story.day(story.born, "th"))), row(label("I go to"), own(story.school)),
                  row(label("My council"), own(story.council)), row(label("My plan was made on"), own(story.day(story.made, "long")))])]
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, issue_date=story.made)
    mine, parents = views(story)
    out += [P([head(chapters["A"], "A")], style="h1")] + bullets(mine, "A") + [P([label("My family", "A")], style="h2")] + bullets(parents, "A")
    out += [P([head(chapters["B"], "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2")] + [P([S(f"({n + 1}) ", "numlabel", "B"), body(story.need(area))]) for n in range(3)]
    for letter, bank in (("C", words.HEALTH_NEEDS), ("D", words.CARE_NEEDS)):
        out += [P([head(chapters[letter], letter)], style="h1")] + [P([body(one)]) for one in story.other("need", letter, bank, 2)]
    out += [P([head(chapters["E"])], style="h1")]
    for at, area in enumerate(AREAS):
        outcome = story.outcome(area)
        cells = []
        for count in range(3):
            text = story.fresh("provision", words.PROVISION[area]).rstrip(".") + "."
            one = story.item("provision", "F", text, area=area, who=story.rng.choice(words.WHO[:6]), how_often=story.rng.choice(words.OFTEN[:4]))
            story.link(outcome, one)
            cells.append(P([S(f"{count + 1}. ", "numlabel", "F"), body(one), S(" (", "label", "F"), body(one, "who"), S("; ", "label", "F"), body(one, "how_often"), S(")", "label", "F")]))
        out += [Table([row(label(f"Outcome {at + 1}", "E"), body(outcome)), row(label("Steps", "E"), lines(story.some(words.STEPS, 2), "E")), row(label("Provision", "F"), cells)]), P([S("")])]
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        out += [P([head(chapters[letter], letter)], style="h1")] + [P([body(one)]) for one in story.other("provision", letter, bank, 2)]
    close(story, out, chapters.get)
    return Document(out)


# 17 ------------------------------------------------------------------------
def whole_in_one_table(story):
    """The whole plan is one table of one column with banners; areas as banners too, C1 and C2, provision in nested tables."""
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council)
    rows = [row([P([S(f"{story.council} EHC PLAN", "identity")]), P([label("Child: "), own(story.name), label(" NHS no: "), own(story.nhs), label(" DOB: "), own(story.day(story.born, "slash"))])])]
    story.identity["council"] = story.council
    mine, parents = views(story)

    def banner(letter, text):
        rows.append(row(head(text, letter, bold=True)))
    banner("A", "SECTION A: VIEWS, INTERESTS AND ASPIRATIONS")
    rows.append(row(lines(mine + parents, "A")))
    banner("B", "SECTION B: SPECIAL EDUCATIONAL NEEDS")
    for area in AREAS:
        rows.append(row(S(words.AREAS[area][0], "label", "B", True)))
        rows.append(row([P([S(story.need(area)["text"], "listitem", "B")], number="bullet") for _ in range(3)]))
    banner("C", "SECTION C1: HEALTH NEEDS RELATED TO SEN")
    rows.append(row([P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS[:3], 2)]))
    banner("C", "SECTION C2: OTHER HEALTH NEEDS")
    rows.append(row([P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS[3:], 1)]))
    banner("D", "SECTION D: SOCIAL CARE NEEDS")
    rows.append(row([P([S("None known.", "body", "D")])]))
    banner("E", "SECTION E: OUTCOMES")
    outcomes = [story.outcome(area) for area in AREAS]
    rows.append(row([P([S(f"E{n + 1} ", "numlabel", "E"), body(one)]) for n, one in enumerate(outcomes)]))
    banner("F", "SECTION F: SPECIAL EDUCATIONAL PROVISION")
    inner = [row(label("Provision", "F"), label("Staff", "F"), label("Time", "F"), label("Outcomes supported", "F"))]
    for at, outcome in enumerate(outcomes):
        for _ in range(2):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            inner.append(row(body(one), body(one, "who"), body(one, "how_often"), S(f"E{at + 1}", "numlabel", "F")))
    rows.append([Cell([Table(inner, head=True)])])
    for letter, text, bank in (("G", "SECTION G: HEALTH PROVISION", words.HEALTH), ("H1", "SECTION H1: SOCIAL CARE PROVISION (CSDPA)", words.CARE_1), ("H2", "SECTION H2: OTHER SOCIAL CARE PROVISION", words.CARE_2)):
        banner(letter, text)
        rows.append(row([P([body(one)]) for one in story.other("provision", letter, bank, 2)]))
    banner("I", "SECTION I: PLACEMENT")
    rows.append(row(S(f"{story.school}", "body", "I")))
    banner("J", "SECTION J: PERSONAL BUDGET")
    rows.append(row(S("Not applicable", "body", "J")))
    banner("K", "SECTION K: ADVICE AND INFORMATION")
    rows.append(row([P([S(f"{role}, {name}, {story.day(day, 'slash')}", "body", "K")]) for role, name, day in story.advice()]))
    return Document([Table(rows)], footer=f"{story.name} Page 1 of 9")


# 18 ------------------------------------------------------------------------
def three_columns_of_section(story):
    """Letter, name and content in three columns; provision as sentences with who and how often after dashes."""
    story.known(child_name=story.name, dob=story.born, upn=story.upn, council=story.council, setting=story.school, review_date=story.review)
    out = [P([S("Education, Health and Care Plan", "boiler")], style="h1"), P([label("Prepared by "), own(story.council), label(" for "), own(story.name)]),
           Table([row(label("DOB"), own(story.day(story.born, "dots")), label("UPN"), own(story.upn)), row(label("Current school"), own(story.school), label("Review due"), own(story.day(story.review, "dots")))])]
    mine, parents = views(story)
    rows = []

    def part(letter, text, nodes):
        rows.append(row(head(letter, letter, bold=True), head(text, letter, bold=True), nodes))
    part("A", "Views and aspirations", lines(mine + parents, "A"))
    nodes = []
    for area in AREAS:
        nodes.append(P([S(words.AREAS[area][0] + ":", "label", "B", True)]))
        nodes += [P([body(story.need(area))]) for _ in range(2)]
    part("B", "Special educational needs", nodes)
    part("C", "Health needs", [P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)])
    part("D", "Social care needs", [P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 2)])
    outcomes = [story.outcome(area) for area in AREAS]
    part("E", "Outcomes", [P([S(f"{n + 1}) ", "numlabel", "E"), body(one)]) for n, one in enumerate(outcomes)])
    nodes = []
    for at, outcome in enumerate(outcomes):
        nodes.append(P([S(f"For outcome {at + 1}:", "label", "F", True)]))
        for _ in range(3):
            one = story.provision(outcome["area"], tail=False)
            story.link(outcome, one)
            nodes.append(P([S(one["text"], "body", "F"), S(" \u2013 ", "label", "F"), body(one, "who"), S(" \u2013 ", "label", "F"), body(one, "how_often")], number="bullet"))
    part("F", "Special educational provision", nodes)
    part("G", "Health provision", [P([body(one)]) for one in story.other("provision", "G", words.HEALTH, 2)])
    part("H1", "Social care provision, CSDPA 1970", [P([S("None", "body", "H1")])])
    part("H2", "Other social care provision", [P([body(one)]) for one in story.other("provision", "H2", words.CARE_2, 1)])
    part("I", "Placement", [P([S(story.school, "body", "I")])])
    part("J", "Personal budget", [P([S("None", "body", "J")])])
    part("K", "Advice", [P([S(f"{role} ({name}) {story.day(day, 'dots')}", "body", "K")]) for role, name, day in story.advice()])
    out.append(Table(rows))
    return Document(out)


# 19 ------------------------------------------------------------------------
def lists_by_area(story):
    """B, E and F each by area, provision grouped by area under `What`, `Who`, `When` in one cell each with several lines; split names."""
    story.known(child_name=f"{story.given} {story.family}", dob=story.born, council=story.council, setting=story.school, issue_date=story.made, parent=story.parent)
    out = [P([S("Education, Health and Care Plan (EHCP)", "boiler")], style="title"),
           Table([row(label("Last name:"), own(story.family), label("First name:"), own(story.given)), row(label("Date of birth:"), own(story.day(story.born, "slash")), label("Year group:"), own("5")),
                  row(label("School / setting:"), own(story.school), label("Parent(s)/carer(s):"), own(story.parent)), row(label("Local authority:"), own(story.council), label("Date of plan:"), own(story.day(story.made, "slash")))]),
           P([label("Table of contents")], style="h1")]
    names = [("A", "Views"), ("B", "Special educational needs"), ("C", "Health needs"), ("D", "Social care needs"), ("E", "Outcomes"), ("F", "Special educational provision"), ("G", "Health provision"),
             ("H1", "Social care provision (CSDPA)"), ("H2", "Other social care provision"), ("I", "Placement"), ("J", "Personal budget"), ("K", "Advice and information")]
    out += [P([S(f"Section {letter}: {text}\t{at + 3}", "toc")]) for at, (letter, text) in enumerate(names)]
    called = {letter: f"Section {letter}: {text}" for letter, text in names}
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1"), P([label("My views", "A")], style="h2")] + lines(mine, "A") + [P([label("My parents' views", "A")], style="h2")] + lines(parents, "A")
    out += [P([head(called["B"], "B")], style="h1"), P([boiler("This section must set out all of the child's needs.", "B")])]
    for area in AREAS:
        out.append(Table([[Cell([P([label(words.AREAS[area][0], "B", bold=True)])], across=2)], row(label("Strengths", "B"), S(story.say(words.STRENGTHS[area]), "body", "B")),
                          row(label("Needs", "B"), [P([S(story.need(area)["text"], "listitem", "B")], number="bullet") for _ in range(3)])]))
    for letter, kind, bank in (("C", "need", words.HEALTH_NEEDS), ("D", "need", words.CARE_NEEDS)):
        out += [P([head(called[letter], letter)], style="h1")] + [P([body(one)]) for one in story.other(kind, letter, bank, 2)]
    out += [P([head(called["E"], "E")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "E")], style="h2")] + [P([S(story.outcome(area)["text"], "listitem", "E")], number="bullet")]
    out += [P([head(called["F"], "F")], style="h1")]
    for area in AREAS:
        out.append(P([label(words.AREAS[area][0], "F")], style="h2"))
        rows = [row(label("Provision", "F"), label("Who?", "F"), label("How often?", "F"), label("Cost", "F"))]
        for _ in range(3):
            one = story.provision(area)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often"), S(f"\u00a3{story.rng.randrange(100, 900)}", "body", "F")))
        out.append(Table(rows))
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        out += [P([head(called[letter], letter)], style="h1")] + [P([S(one["text"], "listitem", letter)], number="bullet") for one in story.other("provision", letter, bank, 2)]
    close(story, out, called.get)
    out += [P([head("Signatures")], style="h1"), P([S("Signed on behalf of the local authority by A. Nother, head of service", "boiler")])]
    return Document(out)


def strict_office(story):
    """The outcomes and provision of each area below its needs, in the strict form of Word's own standard."""
    document = need_tables(story)
    document.strict = True
    return document


def page_in_a_document(story):
    """A front page in Word; all else is a web page that Word keeps inside (altChunk)."""
    document = one_long_page(story)
    document.chunk = True
    return document


MORE = [("advice-first", "docx", advice_first), ("outcome-cards", "docx", outcome_cards), ("whole-in-one-table", "docx", whole_in_one_table),
        ("three-columns-of-section", "odt", three_columns_of_section), ("lists-by-area", "docx", lists_by_area),
        ("strict-office", "docx", strict_office), ("page-in-a-document", "docx", page_in_a_document)]
