"""Layouts of plans, each a function from a story to a document. None is a copy of a council's form."""
from files import Cell, Document, P, S, Table
from story import boiler, head, label, own
import words

AREAS = ["CI", "CL", "SEMH", "SP"]


def row(*cells):
    """A row of plain cells: texts, runs, or lists of paragraphs."""
    def cell(one):
        if isinstance(one, Cell):
            return one
        if isinstance(one, S):
            return Cell([P([one])])
        return Cell(one)
    return [cell(one) for one in cells]


def lines(texts, sec, **more):
    return [P([S(text, "body", sec)], **more) for text in texts]


def bullets(texts, sec):
    return [P([S(text, "listitem", sec)], number="bullet") for text in texts]


def body(item, field="text"):
    return S(item[field], "body", item["sec"])


def views(story, count=5):
    return story.some(words.VIEWS, count), story.some(words.PARENT_VIEWS, 4)


def advice_table(story, heads=("Role", "Name", "Date of report"), how="long"):
    rows = [row(*[label(text, "K") for text in heads])] if heads else []
    rows += [row(S(role, "body", "K"), S(name, "body", "K"), S(story.day(day, how), "body", "K")) for role, name, day in story.advice()]
    return Table(rows, head=bool(heads))


# 1 -------------------------------------------------------------------------
def section_per_table(story):
    """Every section is a table with a banner row; provision in five columns; front page as label and value rows."""
    out = [P([own(story.council)], style="title"), P([S("Education, Health and Care Plan", "boiler")])]
    facts = [("Full name", own(story.name)), ("Date of birth", own(story.day(story.born, "slash"))), ("UPN", own(story.upn)),
             ("NHS number", own(f"{story.nhs[:3]} {story.nhs[3:6]} {story.nhs[6:]}")), ("Current placement", own(story.school)),
             ("Date of final plan", own(story.day(story.made, "slash"))), ("Next review due", own(story.day(story.review, "slash")))]
    story.known(child_name=story.name, dob=story.born, upn=story.upn, nhs=story.nhs, council=story.council, setting=story.school,
                issue_date=story.made, review_date=story.review)
    out.append(Table([row(label(name), value) for name, value in facts]))

    def banner(letter, text, columns, rows):
        out.append(Table([[Cell([P([head(f"Section {letter} \u2013 {text}", letter, bold=True)])], across=columns)]] + rows))

    mine, parents = views(story)
    banner("A", "Views, interests and aspirations", 1, [row([P([label(f"What {story.given} says", "A")])] + lines(mine, "A")),
                                                         row([P([label("What the family says", "A")])] + lines(parents, "A"))])
    needs = {area: [story.need(area) for _ in range(3)] for area in AREAS}
    rows = []
    for area in AREAS:
        rows.append(row(label(words.AREAS[area][0], "B"), [P([body(need)]) for need in needs[area]]))
    banner("B", "Special educational needs", 2, rows)
    banner("C", "Health needs related to SEN", 1, [row([P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)])])
    banner("D", "Social care needs related to SEN", 1, [row([P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 2)])])
    outcomes = {area: [story.outcome(area)] for area in AREAS}
    numbered = [one for area in AREAS for one in outcomes[area]]
    banner("E", "Outcomes sought", 2, [row(label("No.", "E"), label("Outcome", "E"))] + [
        row(S(str(at + 1), "numlabel", "E"), body(one)) for at, one in enumerate(numbered)])
    rows = [row(*[label(text, "F") for text in ("Outcome no.", "Provision", "Delivered by", "Frequency and duration", "Monitoring")])]
    for at, outcome in enumerate(numbered):
        for _ in range(3):
            made = story.provision(outcome["area"])
            story.link(outcome, made)
            rows.append(row(S(str(at + 1), "numlabel", "F"), body(made), body(made, "who"), body(made, "how_often"),
                            S(story.rng.choice(words.WATCH), "body", "F")))
    banner("F", "Special educational provision", 5, rows)
    banner("G", "Health provision", 1, [row([P([body(one)]) for one in story.other("provision", "G", words.HEALTH, 2)])])
    banner("H1", "Social care provision under section 2 CSDPA 1970", 1, [row([P([body(one)]) for one in story.other("provision", "H1", words.CARE_1, 1)])])
    banner("H2", "Other social care provision", 1, [row([P([body(one)]) for one in story.other("provision", "H2", words.CARE_2, 2)])])
    banner("I", "Placement", 1, [row(S(f"{story.school}, a mainstream school", "body", "I"))])
    banner("J", "Personal budget", 1, [row(S("The parents have not asked for a personal budget.", "body", "J"))])
    kinds = advice_table(story, ("Advice from", "Name", "Dated"), "slash").rows
    banner("K", "Advice and information", 3, kinds)
    return Document(out, header=f"EHC plan of {story.name}", footer=f"{story.council}, confidential")


# 2 -------------------------------------------------------------------------
def areas_as_rows(story):
    """One landscape table: an area a row, needs, outcomes and provision beside each other; the sections' names head the columns."""
    out = [P([S("Education Health and Care Plan", "boiler")], style="title"),
           P([label("Name: "), own(story.name), label("   Date of birth: "), own(story.day(story.born, "long"))]),
           P([label("Local authority: "), own(story.council)]), P([label("School: "), own(story.school)]),
           P([label("Date plan issued: "), own(story.day(story.made, "long"))])]
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, issue_date=story.made)
    mine, parents = views(story)
    out += [P([head("Section A: The views, interests and aspirations of the child and the parents", "A")], style="h1")]
    out += lines(mine, "A") + lines(parents, "A")
    out += [P([head("Sections B, E and F: needs, outcomes and provision")], style="h1")]
    rows = [row(label("Area", "B"), label("Section B: Special educational needs", "B"), label("Section E: Outcomes", "E"),
                label("Section F: Provision", "F"), label("Who", "F"), label("How often", "F"))]
    for area in AREAS:
        needs = [story.need(area) for _ in range(2)]
        outcome, made = story.outcome(area), [story.provision(area) for _ in range(3)]
        for one in made:
            story.link(outcome, one)
        for at, one in enumerate(made):
            cells = [Cell([P([label(words.AREAS[area][0], "B")])], down=3), Cell([P([body(need)]) for need in needs], down=3),
                     Cell([P([body(outcome)])], down=3)] if at == 0 else []
            rows.append(cells + row(body(one), body(one, "who"), body(one, "how_often")))
    out.append(Table(rows, wide=True, head=True))
    for letter, text, kind, bank in (("C", "Health needs", "need", words.HEALTH_NEEDS), ("D", "Social care needs", "need", words.CARE_NEEDS),
                                     ("G", "Health provision", "provision", words.HEALTH), ("H1", "Social care provision", "provision", words.CARE_1),
                                     ("H2", "Any other social care provision", "provision", words.CARE_2)):
        out.append(P([head(f"Section {letter}: {text}", letter)], style="h1"))
        out += [P([S(one["text"], "listitem", letter)], number="bullet") for one in story.other(kind, letter, bank, 2)]
    out += [P([head("Section I: Name and type of placement", "I")], style="h1"), P([S(story.school, "body", "I")]),
            P([head("Section J: Personal budget", "J")], style="h1"), P([S("None requested at this time.", "body", "J")]),
            P([head("Section K: List of advice", "K")], style="h1"), advice_table(story)]
    return Document(out, footer="Page 1")


# 3 -------------------------------------------------------------------------
def outcomes_first(story):
    """Outcomes first, each with the need it comes from and its provision nested below; sections named without letters."""
    out = [P([S("My Education, Health and Care Plan", "boiler")], style="title"), P([own(story.name)], style="h2"),
           Table([row(label("Surname"), label("Forename(s)"), label("Born"), label("Local authority")),
                  row(own(story.family), own(f"{story.given} {story.middle}".strip()), own(story.day(story.born, "dots")), own(story.council)),
                  row(label("Gender"), label("NHS No."), label("School or college"), label("Date of plan")),
                  row(own("Female" if story.s == "she" else "Male"), own(story.nhs), own(story.school), own(story.day(story.made, "dots")))])]
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school, issue_date=story.made)
    mine, parents = views(story)
    out += [P([head("All about me", "A")], style="h1")] + lines(mine, "A") + [P([head("My family's hopes", "A")], style="h2")] + lines(parents, "A")
    out.append(P([head("Outcomes and the provision that supports them")], style="h1"))
    for at, area in enumerate(AREAS + ["CI", "CL"]):
        outcome = story.outcome(area)
        out.append(P([label(f"Outcome {at + 1}: ", "E", bold=True), body(outcome)]))
        if at < 3:
            steps = story.some(words.STEPS, 2)
            out.append(P([label("Steps towards it", "E")]))
            out += bullets(steps, "E")
        rows = [row(*[label(text, "F") for text in ("What will be provided", "By whom", "How much and how often")])]
        for _ in range(2):
            one = story.provision(area)
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often")))
        out.append(Table(rows, head=True))
    out.append(P([head("Special educational needs", "B")], style="h1"))
    for area in AREAS:
        out.append(P([label(words.AREAS[area][3], "B")], style="h2"))
        out += [P([body(story.need(area))]) for _ in range(3)]
    out.append(P([head("Health needs", "C")], style="h1"))
    out += [P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 3)]
    out.append(P([head("Social care needs", "D")], style="h1"))
    out += [P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 1)]
    out.append(P([head("Health provision", "G")], style="h1"))
    out += [P([body(one)]) for one in story.other("provision", "G", words.HEALTH, 2)]
    out.append(P([head("Social care provision", "H")], style="h1"))
    out += [P([body(one)]) for one in story.other("provision", "H", words.CARE_1 + words.CARE_2, 3)]
    out += [P([head("The school or other place named", "I")], style="h1"), P([S(f"{story.school}", "body", "I")]),
            P([head("Personal budget", "J")], style="h1"), P([S("There is no personal budget.", "body", "J")]),
            P([head("Reports and advice used to write this plan", "K")], style="h1"), advice_table(story, how="dots")]
    return Document(out)


# 4 -------------------------------------------------------------------------
def area_blocks(story):
    """For each area a block of paragraphs: need, outcome, provision as bold lines without any style."""
    out = [P([S(story.council.upper(), "identity", None, True)]), P([S("EDUCATION, HEALTH AND CARE PLAN", "boiler", None, True)]),
           P([label("Child's name: "), own(story.name)]), P([label("DOB: "), own(story.day(story.born, "th"))]),
           P([label("UPN: "), own(story.upn)]), P([label("Setting: "), own(story.school)]),
           P([label("Parent/carer: "), own(story.parent)])]
    story.known(child_name=story.name, dob=story.born, upn=story.upn, council=story.council, setting=story.school, parent=story.parent)
    mine, parents = views(story)
    out += [P([head("Section A. My story", "A", bold=True)])] + lines([" ".join(mine)], "A") + [P([label("Views of the parents", "A", bold=True)])] + lines([" ".join(parents)], "A")
    out.append(P([head("Sections B, E and F", bold=True)]))
    for area in AREAS:
        out.append(P([S(words.AREAS[area][2], "label", "B", True)]))
        needs = [story.need(area) for _ in range(2)]
        out.append(P([S("Needs", "label", "B", True)]))
        out += [P([body(one)]) for one in needs]
        outcome = story.outcome(area)
        out += [P([S("Outcome", "label", "E", True)]), P([body(outcome)])]
        out.append(P([S("Provision", "label", "F", True)]))
        for _ in range(3):
            one = story.provision(area, tail=False)
            story.link(outcome, one)
            out.append(P([S(one["text"] + " ", "body", "F"), S("Who: ", "label", "F", True), body(one, "who"), S("; ", "label", "F"),
                          S("Frequency: ", "label", "F", True), body(one, "how_often")], number="bullet"))
        for need in needs:
            story.link(need, outcome)
    for letter, text, kind, bank in (("C", "Health needs which relate to SEN", "need", words.HEALTH_NEEDS), ("D", "Social care needs which relate to SEN", "need", words.CARE_NEEDS),
                                     ("G", "Health care provision", "provision", words.HEALTH)):
        out.append(P([head(f"Section {letter}. {text}", letter, bold=True)]))
        out += [P([body(one)]) for one in story.other(kind, letter, bank, 2)]
    out.append(P([head("Section H. Social care provision (H1 and H2)", "H", bold=True)]))
    out += [P([body(one)]) for one in story.other("provision", "H", words.CARE_1 + words.CARE_2, 2)]
    out += [P([head("Section I. Placement", "I", bold=True)]), P([head("Section J. Personal budget", "J", bold=True)]),
            P([S("No personal budget has been agreed.", "body", "J")]), P([head("Section K. Advice", "K", bold=True)])]
    out += [P([S(f"{role}: {name}, {story.day(day, 'long')}", "listitem", "K")], number="bullet") for role, name, day in story.advice()]
    return Document(out, header=f"{story.given} {story.family} {story.day(story.born, 'slash')}")


# 5 -------------------------------------------------------------------------
def numbered_clauses(story):
    """Numbered paragraphs typed by hand (B1.1), lettered `Section F:`; outcomes and provision refer by number."""
    out = [P([S("EHC Plan", "boiler")], style="title"),
           Table([row(label("Name"), own(story.name), label("D.O.B."), own(story.day(story.born, "slash"))),
                  row(label("Local Authority"), own(story.council), label("Educational setting"), own(story.school)),
                  row(label("Plan finalised on"), own(story.day(story.made, "slash")), label("Review by"), own(story.day(story.review, "slash")))])]
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, issue_date=story.made, review_date=story.review)

    def clause(number, item, *more):
        return P([S(number + "  ", "numlabel", item["sec"]), body(item), *more])
    mine, parents = views(story)
    out.append(P([head("Section A: Views, interests and aspirations", "A")], style="h1"))
    out += [P([S(f"A{at + 1}  ", "numlabel", "A"), S(text, "body", "A")]) for at, text in enumerate(mine + parents)]
    out.append(P([head("Section B: Special educational needs", "B")], style="h1"))
    for place, area in enumerate(AREAS):
        out.append(P([S(f"B{place + 1}  ", "numlabel", "B"), label(words.AREAS[area][0], "B")], style="h2"))
        out += [clause(f"B{place + 1}.{at + 1}", story.need(area)) for at in range(3)]
    for letter, text, bank in (("C", "Health care needs", words.HEALTH_NEEDS), ("D", "Social care needs", words.CARE_NEEDS)):
        out.append(P([head(f"Section {letter}: {text}", letter)], style="h1"))
        out += [clause(f"{letter}{at + 1}", one) for at, one in enumerate(story.other("need", letter, bank, 2))]
    out.append(P([head("Section E: Outcomes", "E")], style="h1"))
    outcomes = [story.outcome(area) for area in AREAS + ["SEMH"]]
    out += [clause(f"E{at + 1}", one) for at, one in enumerate(outcomes)]
    out.append(P([head("Section F: Special educational provision", "F")], style="h1"))
    for at, outcome in enumerate(outcomes):
        out.append(P([label(f"To achieve outcome E{at + 1}", "F")], style="h2"))
        for count in range(3):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            out.append(P([S(f"F{at + 1}.{count + 1}  ", "numlabel", "F"), body(one), S("\nStaffing: ", "label", "F"), body(one, "who"),
                          S("\nFrequency: ", "label", "F"), body(one, "how_often")]))
    for letter, text, bank in (("G", "Health care provision", words.HEALTH), ("H1", "Social care provision (CSDPA)", words.CARE_1), ("H2", "Other social care provision", words.CARE_2)):
        out.append(P([head(f"Section {letter}: {text}", letter)], style="h1"))
        out += [clause(f"{letter}.{at + 1}", one) for at, one in enumerate(story.other("provision", letter, bank, 2))]
    out += [P([head("Section I: Placement", "I")], style="h1"), P([S(f"{story.school} (special school)", "body", "I")]),
            P([head("Section J: Direct payments", "J")], style="h1"), P([S("A direct payment of \u00a31,240 a year is made for the short breaks in H1.", "body", "J")]),
            P([head("Section K: Appendices", "K")], style="h1")]
    out += [P([S(f"K{at + 1}  ", "numlabel", "K"), S(f"{role}, {name}, {story.day(day, 'long')}", "body", "K")]) for at, (role, name, day) in enumerate(story.advice())]
    return Document(out, footer=story.council)


# 6 -------------------------------------------------------------------------
def labelled_lines(story):
    """Names without letters in bold, every provision as lines with labels."""
    out = [P([S("Education, Health and Care plan for ", "boiler", None, True), S(story.name, "identity", None, True)])]
    out += [P([label(f"{name}: ", bold=True), own(value)]) for name, value in (
        ("Date of Birth", story.day(story.born, "long")), ("Pupil number", story.upn), ("Maintaining authority", story.council),
        ("School attended", story.school), ("Plan dated", story.day(story.made, "long")))]
    story.known(child_name=story.name, dob=story.born, upn=story.upn, council=story.council, setting=story.school, issue_date=story.made)
    mine, parents = views(story)
    out += [P([head(f"What {story.given} and the family want us to know", "A", bold=True)])] + lines(mine + parents, "A")
    out.append(P([head(f"{story.given}'s special educational needs", "B", bold=True)]))
    for area in AREAS:
        out.append(P([S(words.AREAS[area][1], "label", "B", True)]))
        out.append(P([S("Strengths: ", "label", "B"), S(story.say(words.STRENGTHS[area]), "body", "B")]))
        out += [P([S(story.need(area)["text"], "listitem", "B")], number="bullet") for _ in range(3)]
    out.append(P([head(f"{story.given}'s health needs", "C", bold=True)]))
    out += [P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)]
    out.append(P([head(f"{story.given}'s social care needs", "D", bold=True)]))
    out += [P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 2)]
    out.append(P([head("Outcomes and special educational provision", bold=True)]))
    for area in AREAS:
        outcome = story.outcome(area)
        out.append(P([S("Outcome: ", "label", "E", True), body(outcome)]))
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            out += [P([S("Provision: ", "label", "F"), body(one)]), P([S("Delivered by: ", "label", "F"), body(one, "who")]),
                    P([S("Frequency: ", "label", "F"), body(one, "how_often")]),
                    P([S("Duration: ", "label", "F"), S(story.rng.choice(words.LONG), "body", "F")]),
                    P([S("Monitored by: ", "label", "F"), S(story.rng.choice(words.WATCH), "body", "F")])]
    for letter, text, bank in (("G", "Health provision", words.HEALTH), ("H1", "Social care provision under the Chronically Sick and Disabled Persons Act", words.CARE_1),
                               ("H2", "Other social care provision", words.CARE_2)):
        out.append(P([head(text, letter, bold=True)]))
        out += [P([body(one)]) for one in story.other("provision", letter, bank, 2)]
    out += [P([head("Placement", "I", bold=True)]), P([S(story.school, "body", "I")]), P([S("Type of school: ", "label", "I"), S("Maintained mainstream primary", "body", "I")]),
            P([head("Personal budget", "J", bold=True)]), P([S("Not requested.", "body", "J")]), P([head("Advice received", "K", bold=True)])]
    out += lines([f"{role} \u2013 {name} \u2013 {story.day(day, 'slash')}" for role, name, day in story.advice()], "K")
    return Document(out)


# 7 -------------------------------------------------------------------------
def boxed_headings(story):
    """Headings in text boxes, values in content controls, tracked changes, comments, hidden words and a footnote."""
    def boxed(letter, text):
        return P([head(text, letter)], box=True)
    out = [P([S(f"{story.council}", "identity")], box=True), P([S("Final ", "checkbox"), S("\u2612", "checkbox"), S(" Amended final ", "checkbox"), S("\u2610", "checkbox")]),
           P([label("Name of child or young person: "), S(story.name, "identity", None, mark="sdt")]),
           P([label("Date of birth: "), S(story.day(story.born, "slash"), "identity", None, mark="sdt")]),
           P([label("Attends: "), S(story.school, "identity", None, mark="sdt")]), P([label("NHS number: "), S(story.nhs, "identity", None, mark="sdt")])]
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school)
    mine, parents = views(story)
    out += [boxed("A", "A. About me and my family")] + lines(mine, "A") + [P([S(parents[0], "inserted", "A", mark="ins"), S(" " + parents[1], "deleted", "A", mark="del")])] + lines(parents[2:], "A")
    out.append(boxed("B", "B. My special educational needs"))
    for at, area in enumerate(AREAS):
        out.append(P([label(words.AREAS[area][0], "B", bold=True)]))
        for count in range(3):
            one = story.need(area)
            runs = [body(one)]
            if count == 0:
                runs[0].comment = f"Ask the school whether this is still so ({at + 1})."
            if count == 1:
                runs.append(S(" " + story.say("{N} was seen by the nurse in the spring and missed a week of school."), "deleted", "B", mark="del"))
            if count == 2 and at == 0:
                runs[0].note = S("The report of the speech and language service is kept on file.")
                story.hidden = S("Draft note: do not send before the panel has met.", "deleted", "B", mark="hidden")
                runs.append(story.hidden)
            out.append(P(runs))
    out.append(boxed("C", "C. My health needs"))
    out += [P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)]
    out.append(boxed("D", "D. My social care needs"))
    out += [P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 2)]
    out.append(boxed("E", "E. Outcomes"))
    outcomes = [story.outcome(area) for area in AREAS]
    out += [P([S(one["text"], "body", "E")], number=f"Outcome {at + 1}") for at, one in enumerate(outcomes)]
    out.append(boxed("F", "F. Special educational provision"))
    for at, outcome in enumerate(outcomes):
        rows = [row(*[label(text, "F") for text in ("Supports outcome", "Provision", "Staff", "Frequency")])]
        for _ in range(3):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            rows.append(row(label(f"Outcome {at + 1}", "F"), S(one["text"], "sdt", "F", mark="sdt"), body(one, "who"), body(one, "how_often")))
        out.append(Table(rows, head=True))
    out.append(boxed("G", "G. Health care provision"))
    out += [P([body(one)]) for one in story.other("provision", "G", words.HEALTH, 2)]
    out.append(boxed("H1", "H1. Social care provision"))
    out += [P([body(one)]) for one in story.other("provision", "H1", words.CARE_1, 1)]
    out.append(boxed("H2", "H2. Other social care provision"))
    out += [P([body(one)]) for one in story.other("provision", "H2", words.CARE_2, 1)]
    out += [boxed("I", "I. Placement"), P([S(story.school, "body", "I")]), boxed("J", "J. Personal budget"), P([S("Click or tap here to enter text.", "placeholder", "J", mark="sdt")]),
            boxed("K", "K. Advice and information"), advice_table(story)]
    return Document(out, header=f"{story.name}: EHC plan")


# 8 -------------------------------------------------------------------------
def oddly_named(story):
    """`Part F` with unusual names, in rich text with tables; contents and a guide to the plan as decoys."""
    names = [("A", "Getting to know {n}"), ("B", "What makes learning harder"), ("C", "{n}'s health"), ("D", "Life at home and in the community"),
             ("E", "What we want to achieve"), ("F", "What must be put in place at school"), ("G", "What health services must do"),
             ("H1", "Help at home under the 1970 Act"), ("H2", "Other help for the family"), ("I", "Where {n} will learn"), ("J", "Money the family manages"), ("K", "Who told us")]
    called = {letter: story.say(text) for letter, text in names}
    out = [P([own(story.council)], style="title"), P([S("Education Health & Care Plan", "boiler")], style="title"), P([label("Contents")], style="h2")]
    out += [P([S(f"Part {letter}  {text} .......... {page + 2}", "toc")]) for page, (letter, text) in enumerate(called.items())]
    out.append(P([label("How to read this plan")], style="h2"))
    out += [P([boiler("Part A was written with the family. Part B describes needs and Part F the provision that must be made for each of them. Parts C, D, G and H come from health and social care. A word in bold is explained on the council's web page.")]),
            P([boiler("The law says that the provision in Part F must be specific. Ask your caseworker if anything is not clear.")])]
    out.append(Table([row(label("Name of pupil"), own(story.name)), row(label("Birth date"), own(story.day(story.born, "long"))), row(label("Unique Pupil Number"), own(story.upn)),
                      row(label("Placement"), own(story.school)), row(label("Issued"), own(story.day(story.made, "th")))]))
    story.known(child_name=story.name, dob=story.born, upn=story.upn, council=story.council, setting=story.school, issue_date=story.made)

    def part(letter):
        out.append(P([head(f"Part {letter}  {called[letter]}", letter, bold=True)], style="h1"))
    mine, parents = views(story)
    part("A")
    out.extend(lines(mine + parents, "A"))
    part("B")
    for area in AREAS:
        out.append(P([S(words.AREAS[area][0], "label", "B", True)]))
        out.extend(P([body(story.need(area))]) for _ in range(3))
    part("C")
    out.extend(P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2))
    part("D")
    out.extend(P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 2))
    part("E")
    outcomes = [story.outcome(area) for area in AREAS]
    out.extend(P([S(f"Outcome {at + 1}. ", "label", "E", True), body(one)]) for at, one in enumerate(outcomes))
    part("F")
    rows = [row(*[label(text, "F") for text in ("Outcome", "What will happen", "Responsible", "How often / how long")])]
    for at, outcome in enumerate(outcomes):
        for count in range(3):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            first = [Cell([P([S(str(at + 1), "numlabel", "F")])], down=3)] if count == 0 else []
            rows.append(first + row(body(one), body(one, "who"), body(one, "how_often")))
    out.append(Table(rows, head=True))
    for letter, bank in (("G", words.HEALTH), ("H1", words.CARE_1), ("H2", words.CARE_2)):
        part(letter)
        out.extend(P([body(one)]) for one in story.other("provision", letter, bank, 2))
    part("I")
    out.append(P([S(story.school, "body", "I")]))
    part("J")
    out.append(P([S("No direct payments are in place.", "body", "J")]))
    part("K")
    out.append(advice_table(story, ("Person", "Role", "Date"), "long"))
    rows = out[-1].rows
    for one in rows[1:]:
        one[0], one[1] = one[1], one[0]
    return Document(out)


# 9 -------------------------------------------------------------------------
def landscape_merged(story):
    """A table of its own for every outcome with merged banners: need, outcome, then provision in five columns; no D and no G."""
    out = [P([S("EDUCATION, HEALTH AND CARE PLAN", "boiler")], style="title")]
    out.append(Table([row(label("Child / young person"), label("Date of birth"), label("Home authority")),
                      row(own(story.name), own(story.day(story.born, "short")), own(story.council)),
                      row(label("Attending"), label("Date of this plan"), label("Date of next annual review")),
                      row(own(story.school), own(story.day(story.made, "long")), own(story.day(story.review, "long")))], wide=True))
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, issue_date=story.made, review_date=story.review)
    mine, parents = views(story)
    out += [P([head("SECTION A \u2013 VIEWS, INTERESTS AND ASPIRATIONS", "A", bold=True)])]
    out.append(Table([[Cell([P([label("Child", "A")])]), Cell(lines(mine, "A"))], [Cell([P([label("Parents", "A")])]), Cell(lines(parents, "A"))]]))
    out += [P([head("SECTION B \u2013 SPECIAL EDUCATIONAL NEEDS", "B", bold=True)])]
    needs = []
    for area in AREAS:
        rows = [[Cell([P([label(words.AREAS[area][0], "B", bold=True)])], across=2)], row(label("Strengths", "B"), label("Needs", "B"))]
        for at in range(2):
            need = story.need(area)
            needs.append(need)
            cells = [Cell([P([S(story.say(words.STRENGTHS[area]), "body", "B")])], down=2)] if at == 0 else []
            rows.append(cells + row([P([S(f"{len(needs)}. ", "numlabel", "B"), body(need)])]))
        out.append(Table(rows))
    out += [P([head("SECTION C \u2013 HEALTH CARE NEEDS", "C", bold=True)])]
    out += [P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)]
    out += [P([head("SECTIONS E AND F \u2013 OUTCOMES AND SPECIAL EDUCATIONAL PROVISION", bold=True)])]
    at = 0
    for place, area in enumerate(AREAS):
        outcome = story.outcome(area)
        rows = [[Cell([P([label(f"Outcome {place + 1}", "E", bold=True)])]), Cell([P([body(outcome)])], across=4)],
                [Cell([P([label("Linked to needs", "E")])]), Cell([P([S(f"{2 * place + 1} and {2 * place + 2}", "numlabel", "E")])], across=4)],
                row(*[label(text, "F") for text in ("Provision (what)", "Who", "How often", "How long for", "How it is monitored")])]
        for need in needs[2 * place:2 * place + 2]:
            story.link(need, outcome)
        for _ in range(3):
            one = story.provision(area)
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often"), S(story.rng.choice(words.LONG), "body", "F"), S(story.rng.choice(words.WATCH), "body", "F")))
        out += [Table(rows, wide=True), P([S("")])]
    out += [P([head("SECTION H1 \u2013 SOCIAL CARE PROVISION (CSDPA 1970)", "H1", bold=True)])]
    out += [P([body(one)]) for one in story.other("provision", "H1", words.CARE_1, 1)]
    out += [P([head("SECTION H2 \u2013 ANY OTHER SOCIAL CARE PROVISION", "H2", bold=True)]), P([S("None identified.", "body", "H2")])]
    out += [P([head("SECTION I \u2013 PLACEMENT", "I", bold=True)])]
    out += [P([head("SECTION J \u2013 PERSONAL BUDGET", "J", bold=True)]), P([S("Not applicable.", "body", "J")])]
    out += [P([head("SECTION K \u2013 ADVICE AND INFORMATION", "K", bold=True)]), advice_table(story)]
    return Document(out, footer=f"{story.council} SEND team")


# 10 ------------------------------------------------------------------------
def one_long_page(story):
    """Saved as a web page: `Section F.` in headings, outcomes by area with bulleted provision, facts in definition-like rows."""
    out = [P([S("Education, Health and Care Plan", "boiler")], style="title"), P([own(story.council)])]
    out.append(Table([row(label("First name"), own(story.given)), row(label("Last name"), own(story.family)), row(label("DOB"), own(story.day(story.born, "long"))),
                      row(label("School"), own(story.school)), row(label("Date issued"), own(story.day(story.made, "long"))), row(label("Version"), own("Final"))]))
    story.known(child_name=f"{story.given} {story.family}", dob=story.born, council=story.council, setting=story.school, issue_date=story.made, status="final")
    mine, parents = views(story)
    out += [P([head("Section A. The views, interests and aspirations of the child and parents", "A")], style="h1")]
    for text, said in (("What is important to me", mine[:2]), ("What I like", mine[2:]), ("Parents' views", parents)):
        out += [P([label(text, "A")], style="h2")] + bullets(said, "A")
    out += [P([head("Section B. Special educational needs", "B")], style="h1")]
    needs = {}
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2"), P([label("Strengths", "B", bold=True)]), P([S(story.say(words.STRENGTHS[area]), "body", "B")]), P([label("Needs", "B", bold=True)])]
        needs[area] = [story.need(area) for _ in range(3)]
        out += [P([S(one["text"], "listitem", "B")], number="bullet") for one in needs[area]]
    for letter, text, bank in (("C", "Health needs", words.HEALTH_NEEDS), ("D", "Social care needs", words.CARE_NEEDS)):
        out += [P([head(f"Section {letter}. {text}", letter)], style="h1")]
        out += [P([S(one["text"], "listitem", letter)], number="bullet") for one in story.other("need", letter, bank, 2)]
    out += [P([head("Section E. Outcomes", "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    for at, one in enumerate(outcomes):
        out += [P([label(f"Outcome {at + 1} ({words.AREAS[one['area']][0]})", "E")], style="h2"), P([body(one)])]
        out += [P([label("Steps", "E")])] + bullets(story.some(words.STEPS, 3), "E")
    out += [P([head("Section F. Special educational provision", "F")], style="h1")]
    for at, outcome in enumerate(outcomes):
        out += [P([label(f"Provision for outcome {at + 1}", "F")], style="h2")]
        rows = [row(*[label(text, "F") for text in ("What", "Who", "How often", "How long", "Review")])]
        for _ in range(3):
            one = story.provision(outcome["area"])
            story.link(outcome, one)
            rows.append(row(body(one), body(one, "who"), body(one, "how_often"), S(story.rng.choice(words.LONG), "body", "F"), S(story.rng.choice(words.WATCH), "body", "F")))
        out.append(Table(rows, head=True))
    for letter, text, bank in (("G", "Health provision", words.HEALTH), ("H1", "Social care provision", words.CARE_1), ("H2", "Other social care provision", words.CARE_2)):
        out += [P([head(f"Section {letter}. {text}", letter)], style="h1")]
        out += [P([S(one["text"], "listitem", letter)], number="bullet") for one in story.other("provision", letter, bank, 2)]
    out += [P([head("Section I. Placement", "I")], style="h1"), P([S(story.school, "body", "I")]), P([head("Section J. Personal budget", "J")], style="h1"),
            P([S("The family receives \u00a324.50 a week as a direct payment for a befriender.", "body", "J")]), P([head("Section K. Advice and information", "K")], style="h1"), advice_table(story)]
    return Document(out, title="EHC plan")


# 11 ------------------------------------------------------------------------
def typed_letter(story):
    """A text file with `Section F:` lines, provision in labelled lines, the facts as lines with dots."""
    out = [P([own(story.council)]), P([S("EDUCATION, HEALTH AND CARE PLAN", "boiler")]), P([label("Name ........ "), own(story.name)]), P([label("Date of birth ........ "), own(story.day(story.born, "slash"))]),
           P([label("School ........ "), own(story.school)]), P([label("Date of plan ........ "), own(story.day(story.made, "slash"))])]
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school, issue_date=story.made)
    mine, parents = views(story)
    out += [P([head("Section A: Views, interests and aspirations", "A")])] + lines([" ".join(mine), " ".join(parents)], "A")
    out += [P([head("Section B: Special educational needs", "B")])]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")])] + [P([S(f"{n + 1}. ", "numlabel", "B"), body(story.need(area))]) for n in range(3)]
    for letter, text, bank in (("C", "Health needs", words.HEALTH_NEEDS), ("D", "Social care needs", words.CARE_NEEDS)):
        out += [P([head(f"Section {letter}: {text}", letter)])] + [P([S(one["text"], "listitem", letter)], number="bullet") for one in story.other("need", letter, bank, 2)]
    out += [P([head("Sections E and F: Outcomes and provision")])]
    for at, area in enumerate(AREAS):
        outcome = story.outcome(area)
        out.append(P([label(f"Outcome {at + 1}: ", "E"), body(outcome)]))
        for count in range(2):
            one = story.provision(area)
            story.link(outcome, one)
            out += [P([label(f"Provision {at + 1}.{count + 1}: ", "F"), body(one), label("\nBy: ", "F"), body(one, "who"), label("\nHow often: ", "F"), body(one, "how_often")])]
    for letter, text, bank in (("G", "Health provision", words.HEALTH), ("H1", "Social care provision under CSDPA", words.CARE_1), ("H2", "Other social care provision", words.CARE_2)):
        out += [P([head(f"Section {letter}: {text}", letter)])] + [P([S(one["text"], "listitem", letter)], number="bullet") for one in story.other("provision", letter, bank, 2)]
    out += [P([head("Section I: Placement", "I")]), P([S(story.school, "body", "I")]), P([head("Section J: Personal budget", "J")]), P([S("None.", "body", "J")]), P([head("Section K: Advice", "K")])]
    out += lines([f"{name} ({role}), {story.day(day, 'long')}" for role, name, day in story.advice()], "K")
    return Document(out)


# 12 ------------------------------------------------------------------------
def need_tables(story):
    """For each need one two-column table: need, outcome, provision, who, when down the left; health and care in the same form."""
    out = [P([own(story.council)]), P([S("Education, Health and Care (EHC) Plan", "boiler")], style="title"),
           P([label("This plan belongs to "), own(story.name)]), P([label("Date of Birth: "), own(story.day(story.born, "long")), label("  NHS: "), own(story.nhs)]),
           P([label("School/setting: "), own(story.school)]), P([label("Issue date: "), own(story.day(story.made, "slash")), label("  Review date: "), own(story.day(story.review, "slash"))])]
    story.known(child_name=story.name, dob=story.born, nhs=story.nhs, council=story.council, setting=story.school, issue_date=story.made, review_date=story.review)
    mine, parents = views(story)
    out += [P([head("Section A: Views, interests and aspirations", "A")], style="h1")] + lines(mine + parents, "A")
    out += [P([head("Section B (needs), Section E (outcomes) and Section F (provision)")], style="h1")]
    for area in AREAS:
        out.append(P([label(words.AREAS[area][0], "B")], style="h2"))
        for _ in range(2):
            need, outcome = story.need(area), story.outcome(area)
            story.link(need, outcome)
            rows = [row(label("Need", "B"), body(need)), row(label("Outcome", "E"), body(outcome))]
            one = story.provision(area)
            story.link(outcome, one)
            rows += [row(label("Provision", "F"), body(one)), row(label("Who will provide it", "F"), body(one, "who")), row(label("When and how often", "F"), body(one, "how_often"))]
            out += [Table(rows), P([S("")])]
    for letter, text, kind, bank in (("C", "Health needs", "need", words.HEALTH_NEEDS), ("D", "Social care needs", "need", words.CARE_NEEDS), ("G", "Health provision", "provision", words.HEALTH)):
        out += [P([head(f"Section {letter}: {text}", letter)], style="h1")] + [P([body(one)]) for one in story.other(kind, letter, bank, 2)]
    out += [P([head("Section H1 and H2: Social care provision", "H")], style="h1")] + [P([body(one)]) for one in story.other("provision", "H", words.CARE_1 + words.CARE_2, 2)]
    out += [P([head("Section I: Placement", "I")], style="h1"), P([S(story.school, "body", "I")]), P([head("Section J: Personal budget", "J")], style="h1"), P([S("No budget requested.", "body", "J")]),
            P([head("Section K: Advice and information", "K")], style="h1"), advice_table(story)]
    return Document(out)


# 13 ------------------------------------------------------------------------
def prose(story):
    """Running prose: needs as long paragraphs under areas, provision as numbered sentences under each outcome, who and how often inside."""
    out = [P([S("Education, Health and Care Plan", "boiler")], style="title"), P([label("Maintained by "), own(story.council)]),
           P([own(story.name), label(", born "), own(story.day(story.born, "long"))]), P([label("School: "), own(story.school)])]
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school)
    mine, parents = views(story)
    out += [P([head("A - Aspirations and views", "A")], style="h1")] + lines([" ".join(mine), " ".join(parents)], "A")
    out += [P([head("B - Special educational needs", "B")], style="h1")]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "B")], style="h2")] + [P([body(story.need(area, 6))]) for _ in range(3)]
    out += [P([head("C - Health needs", "C")], style="h1")] + [P([body(one)]) for one in story.other("need", "C", words.HEALTH_NEEDS, 2)]
    out += [P([head("D - Social care needs", "D")], style="h1")] + [P([body(one)]) for one in story.other("need", "D", words.CARE_NEEDS, 1)]
    out += [P([head("E - Outcomes", "E")], style="h1")]
    outcomes = [story.outcome(area) for area in AREAS]
    for area, one in zip(AREAS, outcomes):
        out += [P([label(words.AREAS[area][0], "E")], style="h2"), P([body(one)])]
    out += [P([head("F - Special educational provision", "F")], style="h1"), P([boiler("The provision below must be made by the local authority.", "F")])]
    for area in AREAS:
        out += [P([label(words.AREAS[area][0], "F")], style="h2")]
        for _ in range(3):
            text = story.fresh("provision", words.PROVISION[area]).rstrip(".")
            made = story.item("provision", "F", f"{text}, {story.rng.choice(words.OFTEN).lower()}, from a {story.rng.choice(words.WHO[:6]).lower()}.", area=area)
            out.append(P([S(made["text"], "listitem", "F")], number="bullet"))
    out += [P([head("G - Health provision", "G")], style="h1")] + [P([body(one)]) for one in story.other("provision", "G", words.HEALTH, 2)]
    out += [P([head("H1 - Social care provision", "H1")], style="h1"), P([S("None.", "body", "H1")]), P([head("H2 - Other social care provision", "H2")], style="h1")]
    out += [P([body(one)]) for one in story.other("provision", "H2", words.CARE_2, 1)]
    out += [P([head("I - Placement", "I")], style="h1"), P([S(story.school, "body", "I")]), P([head("J - Personal budget", "J")], style="h1"), P([S("None.", "body", "J")]),
            P([head("K - Appendices", "K")], style="h1"), advice_table(story, None)]
    return Document(out)


# 14 ------------------------------------------------------------------------
def provision_in_columns(story):
    """Area, need and provision in one table without outcomes in it; outcomes later in a list; letters in brackets after the names."""
    out = [P([S("EHC PLAN", "boiler")], style="title"), P([label("Re: "), own(story.name), label(" (d.o.b. "), own(story.day(story.born, "slash")), label(")")]), P([label("Issued by "), own(story.council)]),
           P([label("Educational placement: "), own(story.school)])]
    story.known(child_name=story.name, dob=story.born, council=story.council, setting=story.school)
    mine, parents = views(story)
    out += [P([head("Views, interests and aspirations (Section A)", "A")], style="h1")] + lines(mine + parents, "A")
    out += [P([head("Needs (Section B) and provision (Section F)")], style="h1")]
    for area in AREAS:
        out.append(P([label(words.AREAS[area][0], "B")], style="h2"))
        rows = [row(label("Needs", "B"), label("Special educational provision", "F"), label("Staffing", "F"), label("Frequency / duration", "F"))]
        for _ in range(3):
            need, one = story.need(area), story.provision(area)
            rows.append(row(body(need), body(one), body(one, "who"), body(one, "how_often")))
        out.append(Table(rows, head=True))
    for letter, text, bank in (("C", "Health needs", words.HEALTH_NEEDS), ("D", "Social care needs", words.CARE_NEEDS)):
        out += [P([head(f"{text} (Section {letter})", letter)], style="h1")] + [P([body(one)]) for one in story.other("need", letter, bank, 2)]
    out += [P([head("Outcomes (Section E)", "E")], style="h1")]
    out += [P([S(story.outcome(area)["text"], "listitem", "E")], number="bullet") for area in AREAS]
    for letter, text, bank in (("G", "Health provision", words.HEALTH), ("H1", "Social care provision", words.CARE_1), ("H2", "Other social care provision", words.CARE_2)):
        out += [P([head(f"{text} (Section {letter})", letter)], style="h1")] + [P([body(one)]) for one in story.other("provision", letter, bank, 2)]
    out += [P([head("Placement (Section I)", "I")], style="h1"), P([S(story.school, "body", "I")]), P([head("Personal budget (Section J)", "J")], style="h1"), P([S("Under discussion.", "body", "J")]),
            P([head("Advice and information (Section K)", "K")], style="h1"), advice_table(story)]
    return Document(out, header="OFFICIAL SENSITIVE")


LAYOUTS = [
    ("section-per-table", "docx", section_per_table), ("areas-as-rows", "docx", areas_as_rows), ("outcomes-first", "odt", outcomes_first),
    ("area-blocks", "docx", area_blocks), ("numbered-clauses", "odt", numbered_clauses), ("labelled-lines", "rtf", labelled_lines),
    ("boxed-headings", "docx", boxed_headings), ("oddly-named", "rtf", oddly_named), ("landscape-merged", "docx", landscape_merged),
    ("one-long-page", "html", one_long_page), ("typed-letter", "txt", typed_letter), ("need-tables", "docx", need_tables),
    ("prose", "odt", prose), ("provision-in-columns", "docx", provision_in_columns),
]
