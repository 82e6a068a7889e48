"""Layouts written after all before them were mended, and scored unseen."""
from files import Cell, Document, P, S, Table
from layouts import AREAS, advice_table, body, bullets, lines, row, views
from more import close
from story import boiler, head, label, own
import words


def plain_sections(story, out, called, style="h1", **kind):
    """Sections C and D, then G to H2, as paragraphs under the names that `called` gives."""
    for letter, bank in (("C", words.HEALTH_NEEDS), ("D", words.CARE_NEEDS)):
        if letter in called:
            out += [P([head(called[letter], letter)], style=style)] + [P([S(one["text"], "body", letter)], **kind) for one in story.other("need", letter, bank, 2)]


def help_sections(story, out, called, style="h1", **kind):
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        if letter in called:
            out += [P([head(called[letter], letter)], style=style)] + [P([S(one["text"], "body", letter)], **kind) for one in story.other("provision", letter, bank, 2)]


# 20 ------------------------------------------------------------------------
def questions(story):
    """Sections and columns are questions; outcome, provision, who and how often in one table for each area."""
    called = {"A": "What matters to me?", "B": "What do I find hard at school?", "C": "What are my health needs?", "D": "What are my social care needs?",
              "G": "What help will the NHS give?", "H1": "What help will social care give (section 2, Chronically Sick and Disabled Persons Act 1970)?",
              "H2": "What other help will social care give?", "I": "Which school will I go to?", "J": "Is there a personal budget?", "K": "Who gave advice?"}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, issue_date=story.made)
    out = [P([S("Education, Health and Care Plan for ", "boiler"), own(story.name)], style="title"),
           Table([row(label("When was I born?"), own(story.day(story.born, "long"))), row(label("Which council made this plan?"), own(story.council)),
                  row(label("Where do I go to school?"), own(story.school)), row(label("When was this plan made?"), own(story.day(story.made, "long")))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + lines(mine, "A") + [P([label("What does my family say?", "A")], style="h2")] + lines(parents, "A")
    out += [P([head(called["B"], "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2")] + [P([body(story.need(area))]) for _ in range(3)]
    plain_sections(story, out, called)
    out += [P([head("What do we want to achieve, and how will we do it?")], style="h1")]
    for area in AREAS:
        rows = [row(label("What do we want to achieve?", "E"), label("What help will I get?", "F"), label("Who will give it?", "F"), label("How much and how often?", "F"))]
        outcome = story.outcome(area)
        for at in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            rows.append(([Cell([P([body(outcome)])], down=3)] if at == 0 else []) + row(body(one), body(one, "who"), body(one, "how_often")))
        out += [P([S(words.AREAS[area][0], "label", "E", True)]), Table(rows, head=True)]
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 21 ------------------------------------------------------------------------
def labels_down_the_side(story):
    """For each outcome a table whose left column says Outcome, Provision, Provided by, How often, again and again."""
    called = {"A": "SECTION A - Views of the child and family", "B": "SECTION B - Special educational needs", "C": "SECTION C - Health needs", "D": "SECTION D - Social care needs",
              "G": "SECTION G - Health provision", "H1": "SECTION H1 - Social care provision", "H2": "SECTION H2 - Other social care provision", "I": "SECTION I - Placement",
              "J": "SECTION J - Personal budget", "K": "SECTION K - Advice"}
    story.known(child_name=story.name, dob=story.born, upn=story.upn, nhs=story.nhs, council=story.council, setting=story.school, review_date=story.review)
    out = [P([own(story.council)]), P([S("EDUCATION, HEALTH AND CARE PLAN", "boiler", None, True)]),
           Table([row(label("Child/young person"), own(story.name), label("Date of birth"), own(story.day(story.born, "slash"))),
                  row(label("UPN"), own(story.upn), label("NHS number"), own(story.nhs)), row(label("School"), own(story.school), label("Next annual review"), own(story.day(story.review, "slash")))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A", bold=True)])] + lines(mine + parents, "A") + [P([head(called["B"], "B", bold=True)])]
    for area in AREAS:
        out += [P([S(words.AREAS[area][2], "label", "B", True)])] + [P([body(story.need(area))], number=f"{n + 1}.") for n in range(2)]
    for letter, bank in (("C", words.HEALTH_NEEDS), ("D", words.CARE_NEEDS)):
        out += [P([head(called[letter], letter, bold=True)])] + [P([body(one)]) for one in story.other("need", letter, bank, 2)]
    out += [P([head("SECTION E - Outcomes and SECTION F - Special educational provision", bold=True)])]
    for area in AREAS:
        outcome = story.outcome(area)
        rows = [row(label("Outcome", "E"), body(outcome)), row(label("Success criteria", "E"), lines(story.some(words.STEPS, 2), "E"))]
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            rows += [row(label("Provision", "F"), body(one)), row(label("Provided by", "F"), body(one, "who")), row(label("How often", "F"), body(one, "how_often"))]
        out += [Table(rows), P([S("")])]
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        out += [P([head(called[letter], letter, bold=True)])] + [P([body(one)]) for one in story.other("provision", letter, bank, 2)]
    out += [P([head(called["I"], "I", bold=True)]), P([S(story.school, "body", "I")]), P([head(called["J"], "J", bold=True)]), P([S("Not requested.", "body", "J")]),
            P([head(called["K"], "K", bold=True)]), advice_table(story, ("Advice", "Author", "Date"), "slash")]
    return Document(out, footer=f"{story.name} {story.upn}")


# 22 ------------------------------------------------------------------------
def codes(story):
    """Needs, outcomes and provision have codes (SEN1, OUT1, PRO1); a column says which codes belong together."""
    called = {letter: f"{letter}  {text}" for letter, text in dict(A="Views, interests and aspirations", B="Special educational needs", C="Health care needs", D="Social care needs", E="Outcomes",
              F="Special educational provision", G="Health care provision", H1="Social care provision (CSDPA 1970)", H2="Any other social care provision", I="Placement", J="Personal budget", K="Advice and information").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school)
    out = [P([own(story.council)], style="title"), P([S("Education, health and care plan", "boiler")], style="title"),
           P([label("Name:\t"), own(story.name)]), P([label("Date of birth:\t"), own(story.day(story.born, "long"))]), P([label("School:\t"), own(story.school)])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + bullets(mine, "A") + [P([label("Parents and carers", "A")], style="h2")] + bullets(parents, "A")
    out += [P([head(called["B"], "B")], style="h1")]
    needs, rows, at = {}, [row(label("Code", "B"), label("Area", "B"), label("Need", "B"))], 0
    for area in AREAS:
        for _ in range(2):
            at += 1
            one = story.need(area)
            needs.setdefault(area, []).append((f"SEN{at}", one))
            rows.append(row(S(f"SEN{at}", "numlabel", "B"), label(words.AREAS[area][0], "B"), body(one)))
    out.append(Table(rows, head=True))
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    rows, outcomes = [row(label("Code", "E"), label("Outcome", "E"), label("Needs it meets", "E"))], []
    for at, area in enumerate(AREAS):
        one = story.outcome(area)
        outcomes.append((f"OUT{at + 1}", one))
        for _, need in needs[area]:
            story.link(need, one)
        rows.append(row(S(f"OUT{at + 1}", "numlabel", "E"), body(one), S(", ".join(code for code, _ in needs[area]), "numlabel", "E")))
    out.append(Table(rows, head=True))
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Code", "F"), label("Provision", "F"), label("Delivered by", "F"), label("Frequency", "F"), label("Outcomes", "F"))]
    for at in range(8):
        code, outcome = outcomes[at % 4]
        one = story.provision(outcome["area"])
        story.link(outcome, one)
        both = [code]
        if at == 5:
            story.link(outcomes[3][1], one)
            both.append(outcomes[3][0])
        rows.append(row(S(f"PRO{at + 1}", "numlabel", "F"), body(one), body(one, "who"), body(one, "how_often"), S(" and ".join(both), "numlabel", "F")))
    out.append(Table(rows, head=True))
    help_sections(story, out, called)
    close(story, out, called.get, "slash")
    return Document(out)


# 23 ------------------------------------------------------------------------
def joined_provision(story):
    """For each outcome one table with banners across: needs, outcome, then education, health and care provision one below the other."""
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school, issue_date=story.made)
    out = [P([S("Education, Health & Care Plan", "boiler")], style="title"), Table([[Cell([P([label("Personal details", bold=True)])], across=2)],
           row(label("Name of child or young person"), own(story.name)), row(label("Date of birth"), own(story.day(story.born, "slash"))), row(label("NHS number"), own(story.nhs)),
           row(label("Education setting"), own(story.school)), row(label("Local authority"), own(story.council)), row(label("Date of final plan"), own(story.day(story.made, "slash")))])]
    mine, parents = views(story)
    out += [P([head("Section A: All about me", "A")], style="h1")] + lines(mine, "A") + [P([label("Our views as a family", "A")], style="h2")] + lines(parents, "A")
    out += [P([head("Sections B, C, D, E, F, G and H: needs, outcomes and provision")], style="h1")]
    for at, area in enumerate(AREAS):
        outcome, needs = story.outcome(area), [story.need(area) for _ in range(2)]
        rows = [[Cell([P([S(f"{words.AREAS[area][0]}", "label", "B", True)])], across=3)],
                [Cell([P([S("Section B: Special educational needs", "heading", "B", True)])], across=3)], [Cell([P([body(need)]) for need in needs], across=3)]]
        for need in needs:
            story.link(need, outcome)
        if at == 3:
            rows += [[Cell([P([S("Section C: Health needs", "heading", "C", True)])], across=3)], [Cell([P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)], across=3)],
                     [Cell([P([S("Section D: Social care needs", "heading", "D", True)])], across=3)], [Cell([P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 1)], across=3)]]
        rows += [[Cell([P([S("Section E: Outcome", "heading", "E", True)])], across=3)], [Cell([P([body(outcome)])], across=3)],
                 [Cell([P([S("Section F: Special educational provision", "heading", "F", True)])], across=3)], row(label("What", "F"), label("Who", "F"), label("How often", "F"))]
        for _ in range(2):
            one = story.provision(area)
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often")))
        if at == 3:
            for letter, text, bank in (("G", "Section G: Health provision", words.HEALTH), ("H1", "Section H1: Social care provision", words.CARE_1), ("H2", "Section H2: Other social care provision", words.CARE_2)):
                rows += [[Cell([P([S(text, "heading", letter, True)])], across=3)], [Cell([P([body(one)]) for one in story.other("provision", letter, bank, 1)], across=3)]]
        out += [Table(rows, wide=True), P([S("")])]
    out += [P([head("Section I: Placement", "I")], style="h1"), P([S(story.school, "body", "I")]), P([head("Section J: Personal budget", "J")], style="h1"), P([S("None.", "body", "J")]),
            P([head("Section K: Advice and information", "K")], style="h1"), advice_table(story, ("Professional", "Name", "Date"), "slash")]
    return Document(out, header=f"{story.name} {story.day(story.born, 'slash')}")


# 24 ------------------------------------------------------------------------
def brackets_and_tabs(story):
    """Typed paragraphs: `(F1)` at the start, who and how often behind tabs at the end in brackets; outcomes with `(E1)`, `see E1` in provision."""
    called = {letter: f"{letter}. {text}" for letter, text in dict(A="THE CHILD'S AND PARENTS' VIEWS", B="SPECIAL EDUCATIONAL NEEDS", C="HEALTH NEEDS", D="SOCIAL CARE NEEDS", E="OUTCOMES", F="SPECIAL EDUCATIONAL PROVISION",
              G="HEALTH PROVISION", H1="SOCIAL CARE PROVISION UNDER THE CSDPA", H2="OTHER SOCIAL CARE PROVISION", I="PLACEMENT", J="PERSONAL BUDGET", K="ADVICE").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, parent=story.parent)
    out = [P([S(story.council, "identity", None, True)]), P([S("Plan made under section 37 of the Children and Families Act 2014", "boiler")]),
           P([label("Child: "), own(story.name), label(" (born "), own(story.day(story.born, "long")), label(")")]), P([label("Parent: "), own(story.parent)]), P([label("School attended: "), own(story.school)])]
    mine, parents = views(story)
    out += [P([S(called["A"], "heading", "A", True)])] + lines([" ".join(mine), " ".join(parents)], "A") + [P([S(called["B"], "heading", "B", True)])]
    at = 0
    for area in AREAS:
        out.append(P([S(words.AREAS[area][0], "label", "B", True)]))
        for _ in range(2):
            at += 1
            out.append(P([S(f"(B{at})\t", "numlabel", "B"), body(story.need(area))]))
    for letter, bank in (("C", words.HEALTH_NEEDS), ("D", words.CARE_NEEDS)):
        out.append(P([S(called[letter], "heading", letter, True)]))
        out += [P([S(f"({letter}{n + 1})\t", "numlabel", letter), body(one)]) for n, one in enumerate(story.other("need", letter, bank, 2))]
    out.append(P([S(called["E"], "heading", "E", True)]))
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([S(f"(E{n + 1})\t", "numlabel", "E"), body(one)]) for n, one in enumerate(outcomes)]
    out.append(P([S(called["F"], "heading", "F", True)]))
    for at in range(10):
        n = at % 4
        one = story.provision(outcomes[n]["area"])
        story.link(outcomes[n], one)
        out.append(P([S(f"(F{at + 1})\t", "numlabel", "F"), body(one), S("\t[By: ", "label", "F"), body(one, "who"), S(". When: ", "label", "F"), body(one, "how_often"), S(f". See E{n + 1}.]", "label", "F")]))
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        out.append(P([S(called[letter], "heading", letter, True)]))
        out += [P([S(f"({letter}.{n + 1})\t", "numlabel", letter), body(one)]) for n, one in enumerate(story.other("provision", letter, bank, 2))]
    out += [P([S(called["I"], "heading", "I", True)]), P([S(story.school, "body", "I")]), P([S(called["J"], "heading", "J", True)]), P([S("There is none.", "body", "J")]), P([S(called["K"], "heading", "K", True)])]
    out += [P([S(f"(K{n + 1})\t", "numlabel", "K"), S(f"{role}, {name}, {story.day(day, 'long')}", "body", "K")]) for n, (role, name, day) in enumerate(story.advice())]
    return Document(out)


# 25 ------------------------------------------------------------------------
def area_banners_in_f(story):
    """F is one long table in which an area's name stands across a row of its own and the head is repeated; E the same."""
    called = {letter: f"SECTION {letter}: {text}" for letter, text in dict(A="Views, interests and aspirations", B="Special educational needs", C="Health needs", D="Social care needs", E="Outcomes", F="Special educational provision",
              G="Health provision", H1="Social care provision (s.2 CSDPA 1970)", H2="Other social care provision", I="Placement", J="Personal budget (including direct payments)", K="Advice and information").items()}
    story.known(child_name=story.name, dob=story.born, upn=story.upn, council=story.council, setting=story.school, issue_date=story.made, review_date=story.review)
    out = [P([own(story.council)], style="title"), P([S("EHC Plan", "boiler")], style="title"),
           Table([row(label("Pupil"), own(story.name)), row(label("DOB / UPN"), [P([own(story.day(story.born, "slash")), label(" / "), own(story.upn)])]), row(label("Setting"), own(story.school)),
                  row(label("Plan issued / review due"), [P([own(story.day(story.made, "slash")), label(" / "), own(story.day(story.review, "slash"))])])])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1"), P([label("Child", "A")], style="h2")] + lines(mine, "A") + [P([label("Parents", "A")], style="h2")] + lines(parents, "A") + [P([head(called["B"], "B")], style="h1")]
    rows = []
    for area in AREAS:
        rows += [[Cell([P([S(words.AREAS[area][0], "label", "B", True)])], across=2)], row(label("Strengths", "B"), label("Needs", "B")),
                 row(S(story.say(words.STRENGTHS[area]), "body", "B"), [P([body(story.need(area))]) for _ in range(2)])]
    out.append(Table(rows))
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    rows, outcomes, at = [row(label("No", "E"), label("Outcome", "E"), label("By when", "E"))], [], 0
    for area in AREAS:
        rows.append([Cell([P([S(words.AREAS[area][0], "label", "E", True)])], across=3)])
        for _ in range(1):
            at += 1
            one = story.outcome(area)
            outcomes.append(one)
            rows.append(row(S(str(at), "numlabel", "E"), body(one), S("End of Key Stage 2", "body", "E")))
    out.append(Table(rows, head=True))
    out += [P([head(called["F"], "F")], style="h1")]
    rows = []
    for at, area in enumerate(AREAS):
        rows += [[Cell([P([S(words.AREAS[area][0], "label", "F", True)])], across=4)], row(label("Outcome", "F"), label("Provision", "F"), label("Staffing", "F"), label("Intensity", "F"))]
        for _ in range(3):
            one = story.provision(area)
            story.link(outcomes[at], one)
            rows.append(row(S(str(at + 1), "numlabel", "F"), body(one), body(one, "who"), body(one, "how_often")))
    out.append(Table(rows, wide=True))
    help_sections(story, out, called, number="bullet")
    close(story, out, called.get, "slash")
    return Document(out, footer="Confidential")


# 26 ------------------------------------------------------------------------
def steps_of_a_term(story):
    """My plan in the first person; outcomes with a table Who / What / When where who stands first; needs numbered by area."""
    called = dict(A="My views and hopes", B="My needs in education", C="My health", D="My care at home and in the community", G="Health support", H1="Social care support (section 2 CSDPA)", H2="Further social care support", I="My school", J="My personal budget", K="Who has written about me")
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, nhs=story.nhs, issue_date=story.made)
    out = [P([S("My EHC Plan", "boiler")], style="title"),
           Table([row(label("Name"), label("Date of Birth"), label("NHS Number")), row(own(story.name), own(story.day(story.born, "slash")), own(story.nhs)),
                  row(label("School"), label("Local Authority"), label("Date Final Plan Issued")), row(own(story.school), own(story.council), own(story.day(story.made, "slash")))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + bullets(mine, "A") + [P([label("What my parents want you to know", "A")], style="h2")] + bullets(parents, "A")
    out += [P([head(called["B"], "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2")] + [P([S(story.need(area)["text"], "listitem", "B")], number=f"{n + 1}.") for n in range(2)]
    plain_sections(story, out, called)
    out += [P([head("My outcomes and the support I need")], style="h1")]
    for at, area in enumerate(AREAS):
        outcome = story.outcome(area)
        out += [P([S(f"Outcome {at + 1} \u2013 ", "label", "E", True), body(outcome)])]
        rows = [row(label("Who", "F"), label("What", "F"), label("When", "F"))]
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            rows.append(row(body(one, "who"), body(one), body(one, "how_often")))
        out.append(Table(rows, head=True))
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out, footer=f"EHC plan {story.name}")


# 27 ------------------------------------------------------------------------
def old_headings(story):
    """Underlined headings with letters at the end; F as lettered list a) b) c) under each outcome's number, who and when in a last sentence."""
    story.known(child_name=story.name, dob=story.born, council=story.council, parent=story.parent)
    out = [P([S(story.council.upper(), "identity", None, True)]), P([S("EDUCATION, HEALTH AND CARE PLAN", "boiler", None, True)]),
           P([label("1. Name of child: "), own(story.name)]), P([label("2. Date of birth: "), own(story.day(story.born, "th"))]), P([label("3. Parents or carers: "), own(story.parent)])]
    mine, parents = views(story)
    out += [P([S("Views, interests and aspirations (Section A)", "heading", "A", True)])] + lines(mine + parents, "A") + [P([S("Special educational needs (Section B)", "heading", "B", True)])]
    for area in AREAS:
        out += [P([S(words.AREAS[area][1], "label", "B", True)])] + [P([body(story.need(area))]) for _ in range(2)]
    for text, letter, bank in (("Health needs (Section C)", "C", words.HEALTH_NEEDS), ("Social care needs (Section D)", "D", words.CARE_NEEDS)):
        out += [P([S(text, "heading", letter, True)])] + [P([body(one)]) for one in story.other("need", letter, bank, 2)]
    out += [P([S("Outcomes (Section E)", "heading", "E", True)])]
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([S(f"Outcome {n + 1}. ", "label", "E"), body(one)]) for n, one in enumerate(outcomes)]
    out += [P([S("Special educational provision (Section F)", "heading", "F", True)])]
    for n, outcome in enumerate(outcomes):
        out.append(P([S(f"Provision for outcome {n + 1}", "label", "F", True)]))
        for at in range(3):
            one = story.provision(outcome["area"], tail=False)
            story.link(outcome, one)
            out.append(P([S(f"{'abc'[at]}) ", "numlabel", "F"), body(one), S(" Provided by: ", "label", "F"), body(one, "who"), S(". Frequency: ", "label", "F"), body(one, "how_often"), S(".", "label", "F")]))
    for text, letter, bank in (("Health provision (Section G)", "G", words.HEALTH), ("Social care provision, CSDPA 1970 (Section H1)", "H1", words.CARE_1), ("Other social care provision (Section H2)", "H2", words.CARE_2)):
        out += [P([S(text, "heading", letter, True)])] + [P([body(one)]) for one in story.other("provision", letter, bank, 2)]
    out += [P([S("Placement (Section I)", "heading", "I", True)]), P([S(story.school, "body", "I")]), P([S("Personal budget (Section J)", "heading", "J", True)]), P([S("None at present.", "body", "J")]),
            P([S("Advice (Section K)", "heading", "K", True)]), advice_table(story, None, "long")]
    return Document(out)


# 28 ------------------------------------------------------------------------
def matrix(story):
    """F as a grid: rows are provision, columns Outcome 1..4 with ticks; who and how often in columns of their own."""
    called = {letter: f"Section {letter}: {text}" for letter, text in dict(A="Views", B="Special educational needs", C="Health needs", D="Social care needs", E="Outcomes", F="Special educational provision", G="Health provision",
              H1="Social care provision (CSDPA)", H2="Other social care provision", I="Placement", J="Personal budget", K="Advice").items()}
    story.known(child_name=story.name, dob=story.born, upn=story.upn, council=story.council, setting=story.school)
    out = [P([S("Education, Health and Care Plan", "boiler")], style="title"), P([label("Local authority: "), own(story.council)]),
           Table([row(label("Child's name"), own(story.name)), row(label("Date of birth"), own(story.day(story.born, "short"))), row(label("UPN"), own(story.upn)), row(label("School or setting"), own(story.school))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + lines(mine + parents, "A") + [P([head(called["B"], "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2"), P([body(story.need(area))]), P([body(story.need(area))])]
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([body(one)], number=f"Outcome {n + 1}") for n, one in enumerate(outcomes)]
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Provision", "F"), label("Who", "F"), label("How often", "F"), *[label(f"Outcome {n + 1}", "F") for n in range(4)])]
    for at in range(8):
        one = story.provision(outcomes[at % 4]["area"])
        story.link(outcomes[at % 4], one)
        rows.append(row(body(one), body(one, "who"), body(one, "how_often"), *[S("\u2713" if n == at % 4 else "", "checkbox", "F") for n in range(4)]))
    out.append(Table(rows, head=True, wide=True))
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 29 ------------------------------------------------------------------------
def health_in_tables(story):
    """C, D, G and H as tables too, with need or provision, who and when; outcomes of health apart; E before B."""
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school, review_date=story.review)
    out = [P([own(story.council)], style="h1"), P([S("EHCP", "boiler")], style="h1"),
           Table([row(label("Legal name"), own(story.name), label("Born"), own(story.day(story.born, "long"))), row(label("NHS No"), own(story.nhs), label("Placement"), own(story.school)), row(label("Review due by"), own(story.day(story.review, "long")), label(""), label(""))])]
    mine, parents = views(story)
    out += [P([head("A: The voice of the child and family", "A")], style="h1"), Table([row(label("Child", "A"), lines(mine, "A")), row(label("Family", "A"), lines(parents, "A"))])]
    out += [P([head("E: Outcomes", "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    rows = [row(label("Ref", "E"), label("Outcome", "E"), label("To be achieved by", "E"))]
    rows += [row(S(f"E{n + 1}", "numlabel", "E"), body(one), S(f"July 20{27 + n}", "body", "E")) for n, one in enumerate(outcomes)]
    out.append(Table(rows, head=True))
    out += [P([head("B: Special educational needs", "B")], style="h1")]
    rows = [row(label("Area of need", "B"), label("What the need is", "B"))]
    for area in AREAS:
        rows += [row(label(words.AREAS[area][0], "B"), body(story.need(area))) for _ in range(2)]
    out.append(Table(rows, head=True))
    for letter, text, bank in (("C", "C: Health needs", words.HEALTH_NEEDS), ("D", "D: Social care needs", words.CARE_NEEDS)):
        out += [P([head(text, letter)], style="h1"), Table([row(label("No.", letter), label("Need", letter))] + [row(S(str(n + 1), "numlabel", letter), body(one)) for n, one in enumerate(story.other("need", letter, bank, 2))], head=True)]
    out += [P([head("F: Special educational provision", "F")], style="h1")]
    rows = [row(label("Ref", "F"), label("Special educational provision", "F"), label("Person(s) responsible", "F"), label("Time / frequency", "F"), label("Outcome ref", "F"))]
    for at in range(9):
        one = story.provision(outcomes[at % 4]["area"])
        story.link(outcomes[at % 4], one)
        rows.append(row(S(f"F{at + 1}", "numlabel", "F"), body(one), body(one, "who"), body(one, "how_often"), S(f"E{at % 4 + 1}", "numlabel", "F")))
    out.append(Table(rows, head=True))
    for letter, text, bank in (("G", "G: Health provision", words.HEALTH), ("H1", "H1: Social care provision", words.CARE_1), ("H2", "H2: Other social care provision", words.CARE_2)):
        rows = [row(label("Ref", letter), label("Provision", letter), label("Person(s) responsible", letter), label("Time / frequency", letter))]
        for n, one in enumerate(story.other("provision", letter, bank, 2)):
            one.update(who=story.rng.choice(["Community nurse", "Social worker", "Paediatrician"]), how_often=story.rng.choice(["Monthly", "Once a term", "Twice a year"]))
            rows.append(row(S(f"{letter}.{n + 1}", "numlabel", letter), body(one), body(one, "who"), body(one, "how_often")))
        out += [P([head(text, letter)], style="h1"), Table(rows, head=True)]
    out += [P([head("I: Placement", "I")], style="h1"), Table([row(label("Name", "I"), S(story.school, "body", "I")), row(label("Type", "I"), S("Maintained mainstream school", "body", "I"))]), P([head("J: Personal budget", "J")], style="h1"), P([S("No.", "body", "J")]),
            P([head("K: Advice", "K")], style="h1"), advice_table(story, ("Advice", "Name and role", "Date"), "dots")]
    return Document(out)


# 30 ------------------------------------------------------------------------
def running_text(story):
    """No tables: headings in words only, outcome paragraphs begin `By the end of`, provision under `To achieve this`, who and when in words before a colon."""
    called = dict(A="What I and my family think", B="Special educational needs", C="Health needs", D="Social care needs", G="Health care provision", H1="Social care provision required under the Chronically Sick and Disabled Persons Act 1970", H2="Any other social care provision", I="Placement", J="Personal budget", K="Advice and information")
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school)
    out = [P([S("Education, Health and Care Plan", "boiler")], style="title"), P([own(story.name)], style="title"), P([label("Born: "), own(story.day(story.born, "long"))]), P([label("Attends: "), own(story.school)]), P([label("Maintained by "), own(story.council)])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + lines(mine + parents, "A") + [P([head(called["B"], "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2")] + [P([body(story.need(area))]) for _ in range(2)]
    plain_sections(story, out, called)
    out += [P([head("Outcomes and special educational provision")], style="h1")]
    for at, area in enumerate(AREAS):
        outcome = story.outcome(area)
        out += [P([label(f"Outcome {at + 1}", "E")], style="h2"), P([body(outcome)]), P([label("To achieve this the following must be provided:", "F")])]
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            out.append(P([body(one), S(" (", "label", "F"), body(one, "who"), S(", ", "label", "F"), body(one, "how_often"), S(")", "label", "F")], number="bullet"))
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 31 ------------------------------------------------------------------------
def two_halves(story):
    """Left half needs, right half provision for each area under its banner; outcomes in a box above; who and when under the provision as `Staffing:` and `Frequency:`."""
    called = {letter: f"SECTION {letter} | {text}" for letter, text in dict(A="MY VIEWS", C="HEALTH NEEDS", D="SOCIAL CARE NEEDS", G="HEALTH PROVISION", H1="SOCIAL CARE PROVISION (CSDPA 1970)", H2="OTHER SOCIAL CARE PROVISION", I="PLACEMENT", J="PERSONAL BUDGET", K="ADVICE").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, upn=story.upn)
    out = [P([own(story.council), S(" \u2013 Education, Health and Care Plan", "boiler")], style="title"), Table([row(label("Child"), own(story.name), label("DoB"), own(story.day(story.born, "slash"))), row(label("School"), own(story.school), label("UPN"), own(story.upn))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + lines(mine + parents, "A")
    out += [P([head("SECTIONS B, E AND F | NEEDS, OUTCOMES AND PROVISION")], style="h1")]
    for area in AREAS:
        outcome = story.outcome(area)
        cells = []
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            cells += [P([body(one)], number="bullet"), P([label("Staffing: ", "F"), body(one, "who")]), P([label("Frequency: ", "F"), body(one, "how_often")])]
        out.append(Table([[Cell([P([S(words.AREAS[area][2], "label", "B", True)])], across=2)], [Cell([P([S("Outcome: ", "label", "E", True), body(outcome)])], across=2)],
                          row(label("Needs (B)", "B", bold=True), label("Provision (F)", "F", bold=True)), row([P([body(story.need(area))]) for _ in range(2)], cells)]))
    plain_sections(story, out, called)
    help_sections(story, out, called)
    close(story, out, called.get)
    return Document(out)


# 32 ------------------------------------------------------------------------
def who_first(story):
    """F by who gives it: headings name the person, the rows below provision, time and outcome."""
    called = {letter: f"{text} ({letter})" for letter, text in dict(A="Views, interests and aspirations", B="Special educational needs", C="Health needs", D="Social care needs", E="Outcomes", F="Special educational provision", G="Health provision", H1="Social care provision: CSDPA 1970", H2="Social care provision: other", I="Placement", J="Personal budget", K="Advice and information").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, parent=story.parent, issue_date=story.made)
    out = [P([S("EHC plan", "boiler")], style="title"), P([label("for "), own(story.name)], style="title"), P([label("Date of birth: "), own(story.day(story.born, "dots")), label("  Date of plan: "), own(story.day(story.made, "dots"))]),
           P([label("Council: "), own(story.council), label("  School: "), own(story.school)]), P([label("Parent: "), own(story.parent)])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + bullets(mine + parents, "A") + [P([head(called["B"], "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][3], "B")], style="h2")] + [P([body(story.need(area))]) for _ in range(2)]
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([S(f"{n + 1}.", "numlabel", "E"), S(" "), body(one)]) for n, one in enumerate(outcomes)]
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Special educational provision", "F"), label("Provider", "F"), label("Amount and frequency", "F"), label("Towards outcome(s)", "F"), label("Review arrangements", "F"))]
    for at in range(8):
        one = story.provision(outcomes[at % 4]["area"])
        story.link(outcomes[at % 4], one)
        rows.append(row(body(one), body(one, "who"), body(one, "how_often"), S(f"{at % 4 + 1}", "numlabel", "F"), S(story.rng.choice(words.WATCH), "body", "F")))
    out.append(Table(rows, head=True, wide=True))
    help_sections(story, out, called)
    close(story, out, called.get, "dots")
    return Document(out)


# 33 ------------------------------------------------------------------------
def statement_like(story):
    """Numbered parts 1 to 11 with the letters in brackets, numbered paragraphs 2.1, 2.2; provision with who and when as lines below."""
    names = [("A", "Views, interests and aspirations"), ("B", "Special educational needs"), ("C", "Health needs"), ("D", "Social care needs"), ("E", "Outcomes"), ("F", "Special educational provision"), ("G", "Health care provision"), ("H1", "Social care provision (CSDPA)"), ("H2", "Other social care provision"), ("I", "Placement"), ("J", "Personal budget"), ("K", "Advice")]
    called = {letter: f"{n + 1}. Section {letter}: {text}" for n, (letter, text) in enumerate(names)}
    number = {letter: n + 1 for n, (letter, _) in enumerate(names)}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, review_date=story.review)
    out = [P([own(story.council)], style="title"), P([S("Education, Health and Care Plan", "boiler")], style="title"), P([label("Child's full name: "), own(story.name)]), P([label("Date of birth: "), own(story.day(story.born, "long"))]), P([label("School: "), own(story.school)]), P([label("Date of next annual review: "), own(story.day(story.review, "long"))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + [P([S(f"1.{n + 1} ", "numlabel", "A"), S(text, "body", "A")]) for n, text in enumerate(mine + parents)] + [P([head(called["B"], "B")], style="h1")]
    at = 0
    for area in AREAS:
        out.append(P([label(words.AREAS[area][0], "B")], style="h2"))
        for _ in range(2):
            at += 1
            out.append(P([S(f"2.{at} ", "numlabel", "B"), body(story.need(area))]))
    for letter, bank in (("C", words.HEALTH_NEEDS), ("D", words.CARE_NEEDS)):
        out += [P([head(called[letter], letter)], style="h1")] + [P([S(f"{number[letter]}.{n + 1} ", "numlabel", letter), body(one)]) for n, one in enumerate(story.other("need", letter, bank, 2))]
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([S(f"5.{n + 1} ", "numlabel", "E"), body(one)]) for n, one in enumerate(outcomes)]
    out += [P([head(called["F"], "F")], style="h1")]
    for at in range(8):
        one = story.provision(outcomes[at % 4]["area"])
        story.link(outcomes[at % 4], one)
        out += [P([S(f"6.{at + 1} ", "numlabel", "F"), body(one)]), P([label("Who will provide this: ", "F"), body(one, "who")]), P([label("How often: ", "F"), body(one, "how_often")]), P([label("Links to outcome: ", "F"), S(f"5.{at % 4 + 1}", "numlabel", "F")])]
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        out += [P([head(called[letter], letter)], style="h1")] + [P([S(f"{number[letter]}.{n + 1} ", "numlabel", letter), body(one)]) for n, one in enumerate(story.other("provision", letter, bank, 2))]
    close(story, out, called.get)
    return Document(out)


# 34 ------------------------------------------------------------------------
def terms(story):
    """E and F by outcome; each outcome has a heading with its words, and a table `Term | Provision | Led by | Dosage`; needs as one table with impact."""
    called = {letter: f"Section {letter} {text}" for letter, text in dict(A="Child and family views", B="Special educational needs", C="Health needs", D="Social care needs", E="Outcomes", F="Special educational provision", G="Health provision", H1="Social care provision CSDPA 1970", H2="Other social care provision", I="Placement", J="Personal budget", K="Advice").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, nhs=story.nhs)
    out = [P([S("Education Health Care Plan", "boiler")], style="title"), Table([row(label("Name:"), own(story.name)), row(label("D.O.B:"), own(story.day(story.born, "slash"))), row(label("NHS No.:"), own(story.nhs)), row(label("School:"), own(story.school)), row(label("LA:"), own(story.council))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + lines(mine + parents, "A") + [P([head(called["B"], "B")], style="h1")]
    rows = [row(label("Area", "B"), label("Need", "B"), label("Strengths", "B"))]
    for area in AREAS:
        rows.append(row(label(words.AREAS[area][0], "B"), [P([body(story.need(area))]) for _ in range(2)], S(story.say(words.STRENGTHS[area]), "body", "B")))
    out.append(Table(rows, head=True))
    plain_sections(story, out, called, number="bullet")
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    rows = [row(label("Outcome", "E"), label("Short term targets", "E"))]
    rows += [row([P([S(f"{n + 1}. ", "numlabel", "E"), body(one)])], lines(story.some(words.STEPS, 2), "E")) for n, one in enumerate(outcomes)]
    out.append(Table(rows, head=True))
    out += [P([head(called["F"], "F")], style="h1")]
    for n, outcome in enumerate(outcomes):
        out.append(P([label(f"Provision to support Outcome {n + 1}", "F")], style="h2"))
        rows = [row(label("Provision", "F"), label("Led by", "F"), label("Dosage", "F"))]
        for _ in range(2):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often")))
        out.append(Table(rows, head=True))
    help_sections(story, out, called)
    close(story, out, called.get, "slash")
    return Document(out, footer="Page 2 of 14")

# 35 ------------------------------------------------------------------------
def strengths_needs_support(story):
    """For each area one table: `Strengths`, `Needs`, `Outcomes`, `Provision` as rows; provision with sub-labels in bold inside the cell; a draft with a blank I."""
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, upn=story.upn)
    out = [P([S("DRAFT EDUCATION, HEALTH AND CARE PLAN", "boiler", None, True)]), P([own(story.council)]),
           Table([row(label("First name(s)"), own(f"{story.given} {story.middle}".strip())), row(label("Surname"), own(story.family)), row(label("Date of birth"), own(story.day(story.born, "long"))), row(label("Unique Pupil Number (UPN)"), own(story.upn)), row(label("Current educational setting"), own(story.school))])]
    mine, parents = views(story)
    out += [P([head("Section A \u2013 Views, interests and aspirations", "A", bold=True)])] + [P([label("Child:", "A", bold=True)])] + lines(mine, "A") + [P([label("Parents:", "A", bold=True)])] + lines(parents, "A")
    out += [P([head("Sections B, E and F \u2013 Needs, outcomes and provision by area", bold=True)])]
    for area in AREAS:
        outcome = story.outcome(area)
        needs = [story.need(area) for _ in range(2)]
        cells = []
        for n in range(2):
            one = story.provision(area, tail=False)
            story.link(outcome, one)
            cells += [P([S(f"{n + 1}. ", "numlabel", "F"), body(one)]), P([S("Who: ", "label", "F", True), body(one, "who")]), P([S("How often: ", "label", "F", True), body(one, "how_often")])]
        for need in needs:
            story.link(need, outcome)
        out += [P([S(words.AREAS[area][0], "label", "B", True)]), Table([row(label("Strengths", "B", bold=True), S(story.say(words.STRENGTHS[area]), "body", "B")), row(label("Needs", "B", bold=True), [P([body(need)]) for need in needs]),
                row(label("Outcome", "E", bold=True), body(outcome)), row(label("Provision", "F", bold=True), cells)])]
    for letter, text, kind, bank in (("C", "Health needs", "need", words.HEALTH_NEEDS), ("D", "Social care needs", "need", words.CARE_NEEDS), ("G", "Health provision", "provision", words.HEALTH), ("H1", "Social care provision, section 2 CSDPA 1970", "provision", words.CARE_1), ("H2", "Other social care provision", "provision", words.CARE_2)):
        out += [P([head(f"Section {letter} \u2013 {text}", letter, bold=True)])] + [P([body(one)]) for one in story.other(kind, letter, bank, 2)]
    out += [P([head("Section I \u2013 Placement", "I", bold=True)]), P([head("Section J \u2013 Personal budget", "J", bold=True)]), P([S("To be agreed.", "body", "J")]), P([head("Section K \u2013 Advice", "K", bold=True)]), advice_table(story)]
    return Document(out, footer="DRAFT")


# 36 ------------------------------------------------------------------------
def hours_grid(story):
    """Provision in six columns with hours, ratio and setting; outcome as `E1/E2` codes; head over two rows."""
    called = {letter: f"Part {letter} \u2014 {text}" for letter, text in dict(A="Views, wishes and feelings", B="Special educational needs", C="Health needs", D="Care needs", E="Outcomes", F="Educational provision", G="Health provision", H1="Social care provision (CSDPA)", H2="Social care provision (other)", I="Educational placement", J="Personal budget", K="Appendices").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, nhs=story.nhs, issue_date=story.made)
    out = [P([own(story.council)], style="title"), P([S("Education, Health and Care Plan", "boiler")], style="title"), Table([row(label("Name of child/young person:"), own(story.name)), row(label("Date of birth:"), own(story.day(story.born, "slash"))), row(label("NHS number:"), own(story.nhs)), row(label("School/college:"), own(story.school)), row(label("Date EHC plan finalised:"), own(story.day(story.made, "slash")))])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A")], style="h1")] + lines(mine + parents, "A") + [P([head(called["B"], "B")], style="h1")]
    for n, area in enumerate(AREAS):
        out += [P([label(f"B{n + 1}: {words.AREAS[area][0]}", "B")], style="h2")] + [P([body(story.need(area))]) for _ in range(2)]
    plain_sections(story, out, called)
    out += [P([head(called["E"], "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([S(f"E{n + 1}", "numlabel", "E"), S(": "), body(one)]) for n, one in enumerate(outcomes)]
    out += [P([head(called["F"], "F")], style="h1")]
    rows = [row(label("Provision", "F"), label("By whom", "F"), label("How much / how often", "F"), label("Where", "F"), label("Outcomes", "F"))]
    for at in range(8):
        one = story.provision(outcomes[at % 4]["area"])
        story.link(outcomes[at % 4], one)
        code = f"E{at % 4 + 1}"
        if at == 2:
            story.link(outcomes[3], one)
            code += "/E4"
        rows.append(row(body(one), body(one, "who"), body(one, "how_often"), S(story.rng.choice(["Classroom", "Quiet room", "Hall"]), "body", "F"), S(code, "numlabel", "F")))
    out.append(Table(rows, head=True, wide=True))
    help_sections(story, out, called, number="bullet")
    close(story, out, called.get, "slash")
    return Document(out)


# 37 ------------------------------------------------------------------------
def letters_in_margin(story):
    """A two-column table: the section's letter and name at the left, everything else at the right, provision as `(i)` paragraphs with who and when in italics after a semicolon."""
    story.known(child_name=story.name, dob=story.born, council=story.council, parent=story.parent, setting=story.school)
    out = [P([S("Education, Health and Care Plan (EHCP)", "boiler")], style="title")]
    facts = [P([label("Name: "), own(story.name)]), P([label("Date of birth: "), own(story.day(story.born, "long"))]), P([label("Parents/carers: "), own(story.parent)]), P([label("School: "), own(story.school)]), P([label("Local authority: "), own(story.council)])]
    mine, parents = views(story)
    rows = [row(label("About this child"), facts), row(head("Section A Views", "A"), lines(mine + parents, "A"))]
    nodes = []
    for area in AREAS:
        nodes += [P([S(words.AREAS[area][0], "label", "B", True)])] + [P([body(story.need(area))], number="bullet") for _ in range(2)]
    rows.append(row(head("Section B Special educational needs", "B"), nodes))
    rows.append(row(head("Section C Health needs", "C"), [P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)]))
    rows.append(row(head("Section D Social care needs", "D"), [P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 2)]))
    outcomes = [story.outcome(area) for area in AREAS]
    rows.append(row(head("Section E Outcomes", "E"), [P([body(one)], number=f"{n + 1}.") for n, one in enumerate(outcomes)]))
    nodes = []
    for n, outcome in enumerate(outcomes):
        nodes.append(P([S(f"To meet outcome {n + 1}:", "label", "F", True)]))
        for at in range(2):
            one = story.provision(outcome["area"], tail=False)
            story.link(outcome, one)
            nodes.append(P([S(f"({'i' * (at + 1)}) ", "numlabel", "F"), body(one), S(" [", "label", "F"), body(one, "who"), S("; ", "label", "F"), body(one, "how_often"), S("]", "label", "F")]))
    rows.append(row(head("Section F Special educational provision", "F"), nodes))
    for letter, text, bank in (("G", "Section G Health provision", words.HEALTH), ("H1", "Section H1 Social care provision (CSDPA 1970)", words.CARE_1), ("H2", "Section H2 Other social care provision", words.CARE_2)):
        rows.append(row(head(text, letter), [P([body(one)]) for one in story.other("provision", letter, bank, 2)]))
    rows += [row(head("Section I Placement", "I"), S(story.school, "body", "I")), row(head("Section J Personal budget", "J"), S("None requested.", "body", "J")),
             row(head("Section K Advice", "K"), [P([S(f"{role}: {name}, {story.day(day, 'slash')}", "body", "K")]) for role, name, day in story.advice()])]
    out.append(Table(rows))
    return Document(out)


# 38 ------------------------------------------------------------------------
def needs_with_numbers(story):
    """Needs numbered 1 to 8 across areas; outcomes with `Need(s)` column; provision table without a who column but with `Resource` and `Delivery` text; health inside F headings."""
    called = {letter: f"{text.upper()} \u2013 SECTION {letter}" for letter, text in dict(A="Views", B="Special educational needs", C="Health needs", D="Social care needs", E="Outcomes", F="Special educational provision", G="Health provision", H1="Social care provision (CSDPA)", H2="Other social care provision", I="Placement", J="Personal budget", K="Advice").items()}
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, upn=story.upn)
    out = [P([S("EHC PLAN", "boiler", None, True)]), Table([row(label("NAME"), label("DOB"), label("UPN"), label("SCHOOL")), row(own(story.name), own(story.day(story.born, "dots")), own(story.upn), own(story.school))]), P([label("Responsible authority: "), own(story.council)])]
    mine, parents = views(story)
    out += [P([head(called["A"], "A", bold=True)])] + lines(mine + parents, "A") + [P([head(called["B"], "B", bold=True)])]
    at, needs = 0, {}
    for area in AREAS:
        out.append(P([S(words.AREAS[area][2], "label", "B", True)]))
        for _ in range(2):
            at += 1
            one = story.need(area)
            needs.setdefault(area, []).append((at, one))
            out.append(P([S(f"Need {at}: ", "label", "B"), body(one)]))
    for letter, bank in (("C", words.HEALTH_NEEDS), ("D", words.CARE_NEEDS)):
        out += [P([head(called[letter], letter, bold=True)])] + [P([body(one)]) for one in story.other("need", letter, bank, 2)]
    out.append(P([head(called["E"], "E", bold=True)]))
    rows, outcomes = [row(label("Outcome", "E"), label("Need(s)", "E"))], []
    for n, area in enumerate(AREAS):
        one = story.outcome(area)
        outcomes.append(one)
        for _, need in needs[area]:
            story.link(need, one)
        rows.append(row([P([S(f"Outcome {n + 1}: ", "label", "E"), body(one)])], S(" & ".join(str(number) for number, _ in needs[area]), "numlabel", "E")))
    out.append(Table(rows, head=True))
    out.append(P([head(called["F"], "F", bold=True)]))
    rows = [row(label("Outcome(s)", "F"), label("What will be provided", "F"), label("Who will provide", "F"), label("When and how often", "F"))]
    for at in range(8):
        one = story.provision(outcomes[at % 4]["area"])
        story.link(outcomes[at % 4], one)
        rows.append(row(S(str(at % 4 + 1), "numlabel", "F"), body(one), body(one, "who"), body(one, "how_often")))
    out.append(Table(rows, head=True))
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        out += [P([head(called[letter], letter, bold=True)])] + [P([body(one)]) for one in story.other("provision", letter, bank, 2)]
    out += [P([head(called["I"], "I", bold=True)]), P([S(story.school, "body", "I")]), P([head(called["J"], "J", bold=True)]), P([S("None.", "body", "J")]), P([head(called["K"], "K", bold=True)]), advice_table(story, ("Report", "Author", "Date"), "slash")]
    return Document(out)


LATER = [
    ("questions", "docx", questions),
    ("labels-down-the-side", "docx", labels_down_the_side),
    ("codes", "odt", codes),
    ("joined-provision", "docx", joined_provision),
    ("brackets-and-tabs", "rtf", brackets_and_tabs),
    ("area-banners", "docx", area_banners_in_f),
    ("steps-of-a-term", "docx", steps_of_a_term),
    ("letters-at-the-end", "odt", old_headings),
    ("matrix", "docx", matrix),
    ("health-in-tables", "rtf", health_in_tables),
    ("running-text", "docx", running_text),
    ("two-halves", "docx", two_halves),
    ("who-first", "odt", who_first),
    ("statement-like", "rtf", statement_like),
    ("terms", "docx", terms),
    ("strengths-needs-support", "docx", strengths_needs_support),
    ("hours-grid", "docx", hours_grid),
    ("letters-in-margin", "odt", letters_in_margin),
    ("needs-with-numbers", "rtf", needs_with_numbers),
]
