//! The table as a list and as the page `docs/copies.md`: one source for both.

use super::table::{Decision, Field, Form, forms};
use crate::model::CopyReader;
use crate::schema::generate;
use serde_json::Value;
use std::fmt::Write as _;

/// A line for each field of each type, with what becomes of it for the three readers.
#[must_use]
pub fn list_copies() -> String {
    let mut list = String::new();
    let _ = writeln!(list, "{:<44} {:<18} {:<18} {:<18}", "field", "full", "school", "anonymised");
    for form in forms() {
        let _ = writeln!(list, "\n{}", heading(form));
        for field in form.fields {
            let [full, school, anonymised] =
                CopyReader::ALL.map(|reader| said(field, field.decision(reader)));
            let line = format!("  {:<42} {full:<18} {school:<18} {anonymised:<18}", field.name);
            let _ = writeln!(list, "{}", line.trim_end());
        }
    }
    list
}

/// The page of all fields, which is committed as `docs/copies.md`.
#[must_use]
pub fn copies_document() -> String {
    let schema = generate();
    let mut page = INTRODUCTION.to_owned();
    for form in forms() {
        let _ = write!(page, "\n### {}\n\n", heading(form));
        if !form.why.is_empty() {
            let _ = write!(page, "{}\n\n", form.why);
        }
        page.push_str("| field | what it is | full | school | anonymised |\n|---|---|---|---|---|\n");
        for field in form.fields {
            let [full, school, anonymised] =
                CopyReader::ALL.map(|reader| said(field, field.decision(reader)));
            let what = description(&schema, form.of, field.name);
            let _ = writeln!(page, "| `{}` | {what} | {full} | {school} | {anonymised} |", field.name);
        }
    }
    page
}

fn heading(form: &Form) -> String {
    if form.of == "Plan" { form.title.to_owned() } else { format!("{} (`{}`)", form.title, form.of) }
}

fn said(field: &Field, decision: Decision) -> String {
    match decision {
        Decision::Keep if field.of.is_some() => "as below".to_owned(),
        Decision::Keep => "kept".to_owned(),
        Decision::Clean => "cleaned".to_owned(),
        Decision::Drop => "\u{2013}".to_owned(),
        Decision::As(form) => form.title.rsplit_once(", ").map_or(form.title, |(_, how)| how).to_owned(),
        Decision::Say(words) => format!("\u{201c}{words}\u{201d}"),
        Decision::Rename => "another one".to_owned(),
        Decision::Link | Decision::RenamedLink => "where the copy has it".to_owned(),
        Decision::Token => "a mark".to_owned(),
        Decision::Age => "age in years".to_owned(),
        Decision::BlankUntilFinal => "blank until final".to_owned(),
        Decision::Extensions => "`--with-extensions`".to_owned(),
        Decision::Views => "`--with-views`".to_owned(),
    }
}

/// The first sentence of what the schema says of a field.
fn description(schema: &Value, of: &str, field: &str) -> String {
    let form = if of == "Plan" { schema } else { &schema["$defs"][of] };
    let node = &form["properties"][field];
    let named = node["$ref"].as_str().and_then(|name| schema.pointer(name.trim_start_matches('#')));
    let words = node["description"].as_str().or_else(|| named.and_then(|it| it["description"].as_str()));
    let first = words.unwrap_or_default().split("\n\n").next().unwrap_or_default();
    let first = first.split(". ").next().unwrap_or_default().trim_end_matches('.');
    first.replace('|', "\\|")
}

const INTRODUCTION: &str = "\
# Copies for one reader

This page is generated from the table that the program uses: `ehcp copy --list --format markdown`. A test fails when it is stale, and
another where the schema has a field without a row.

`ehcp copy PLAN --for full|school|anonymised --recipient NAME -o OUT` makes a new plan by this table, for one recipient by name. What
has no row, or a dash, is absent. It writes three files:

- `OUT.plan.json`, the copy. `copy` in it says for whom it is, and that it is not the record. It has an identity of its own as a version.
- `OUT.pdf`, the professional document of the copy, with the recipient's name on every page. Copies for a school and anonymised copies
  never carry data inside the PDF.
- `OUT.sender-only.json`, the report (`ehcp-copy/1`). **It holds the words that were taken out. It stays with the sender.**

The law: a plan is disclosed only with the consent of the child or young person or where regulation 17 of the SEND Regulations 2014
allows it [M]; a school that may be named is consulted (Children and Families Act 2014, sections 39 and 40) [S]; only what is needed
is disclosed (UK GDPR, article 5(1)(c)) [S]. Whether a copy may be sent at all a person decides.

[S] stands for what was read in a public source, [M] for what we know from memory, [?] for what was not verified. Where no source
gives a rule, the table takes the more careful way: the field is absent.

## How words are cleaned

\u{201c}Cleaned\u{201d} means: kept, after everything that this reader may not have was looked for in the words and replaced by a mark such as
[the child], [parent] or [date]. Looked for are

- the words of all fields that this copy does not keep: names (in capitals, with `'s`, without accents, with letters changed, left out,
  added or exchanged, run together, as short forms and as initials), settings, councils, services, addresses and places, days however
  they are written, telephone and other numbers however they are parted, postcodes, email and web addresses;
- in a copy for a school and an anonymised copy everything with the form of a telephone number, a number of nine figures or more, a
  pupil number, a postcode, an email or web address;
- names that the record does not hold: a listed given name, a name after \u{201c}Mrs\u{201d} and the like, people whom the plan introduces
  (\u{201c}her brother Tom\u{201d}), a family name after an initial, a name that is also a word with a capital of its own (\u{201c}He told Will
  that\u{201d}), and in an anonymised copy other words with capitals that nobody explains; in an anonymised copy every day that has day,
  month and year. Of 128 names in 167 labelled sentences all are listed, with a precision of 0.91; the part of them that was
  held back had 0.93 of its names and a precision of 0.84 before the rules were mended. A name in no list stays possible.

What the copy keeps in one field is not taken out of another. Every place is in the report, with how sure it is:

- **sure**: the record itself holds these words in a field that this copy may not have. They go.
- **doubtful**: a near spelling, a name that is also a word (Grace, Will, May, Hope, Mark), a person whom the record does not hold.
  They go, unless a person decides otherwise.
- **suggested**: a name that is also a word, in small letters: it stays. A word with a capital that nobody explains: it goes from an
  anonymised copy and stays in one for a school.

A person goes through the report, sets `decision` to `remove` or `keep` where it is not sure, adds words under `also_remove`, and runs
the command again with `--confirm OUT.sender-only.json`. Until then every page of the copy says that nobody has confirmed it.

The program never calls a copy anonymous. Few people have just these needs at just this age in this place: whether somebody who knows
the child would know them from the copy, only a person can say. What the words tell without a name (a rare condition, an event in the
news, a parent's work) no rule finds. Papers named in Section K, drawings and other files beside the plan are not copied.

An anonymised copy has other identities for the plan and all its items, the same ones again for the same recipient, so that two
versions can be compared; two recipients cannot join their copies by them. In the place of the date of birth stands the day so many
whole years before the day of the age (`--on`): it tells the age and nothing else.

## The table
";
