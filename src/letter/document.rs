//! The table of the letters as a list and as the page `docs/letters.md`: one source for both.

use super::facts::FACTS;
use super::held::{citations, law};
use super::kind::{FORMS, Form, Kind, Place, Reasons};
use super::wording::file_of;
use std::fmt::Write as _;

/// A line for each letter, and under it what it must tell.
#[must_use]
pub fn list_letters() -> String {
    let mut list = String::new();
    for form in &FORMS {
        let _ = writeln!(list, "{:<24} {}", form.kind.name(), form.what);
        for notice in form.parts.iter().filter_map(|part| part.notice.as_ref()) {
            let _ = writeln!(list, "{:<24}   {}", "", notice.what);
        }
        if matches!(form.reasons, Reasons::Needed(_)) {
            let _ = writeln!(list, "{:<24}   the reasons (--reasons FILE)", "");
        }
    }
    list
}

/// The page of all letters, which is committed as `docs/letters.md`.
#[must_use]
pub fn letters_document() -> String {
    let mut page = INTRODUCTION.replace("{count}", &Kind::ALL.len().to_string());
    for form in &FORMS {
        page.push_str(&section(form));
    }
    page.push_str(WORDING);
    for (key, meaning) in FACTS {
        let _ = writeln!(page, "| `{key}` | {meaning} |");
    }
    page
}

fn section(form: &Form) -> String {
    let mut page = format!("\n## {}\n\n", form.what);
    let decision = if form.decision.is_some() { " (by `--decision`, or as the record says)" } else { "" };
    let _ = writeln!(page, "`ehcp letter {}`{decision}, template `{}`.\n", form.kind.name(), file_of(form));
    let _ = writeln!(page, "- Law: {}", citations(form.law));
    let _ = writeln!(page, "- Made of: {}. Anything else is refused.", form.when);
    match form.reasons {
        Reasons::None => {}
        Reasons::Needed(law) => {
            let _ = writeln!(page, "- Reasons: needed, with `--reasons FILE` ({}).", citations(law));
        }
        Reasons::Expected => page.push_str(
            "- Reasons: `--reasons FILE`; without them there is a gap in the letter, and a warning.\n",
        ),
    }
    page.push_str("\n| block | it must tell | with | law |\n|---|---|---|---|\n");
    for part in form.parts {
        let Some(notice) = &part.notice else { continue };
        let with: Vec<String> = notice.holds.iter().map(|key| format!("`{key}`")).collect();
        let _ =
            writeln!(page, "| `{}` | {} | {} | {} |", part.key, notice.what, with.join(", "), law(notice));
    }
    let free: Vec<String> = form
        .parts
        .iter()
        .filter(|part| part.notice.is_none())
        .map(|part| format!("`{}`", part.key))
        .collect();
    let boxed: Vec<String> = form
        .parts
        .iter()
        .filter(|part| part.place == Place::Box)
        .map(|part| format!("`{}`", part.key))
        .collect();
    if !boxed.is_empty() {
        let _ = writeln!(page, "\nIn the box “What you can do”: {}.", boxed.join(", "));
    }
    if !free.is_empty() {
        let _ = writeln!(page, "\nBlocks that a council may leave out: {}.", free.join(", "));
    }
    page
}

const INTRODUCTION: &str = "\
# Letters

This page is generated from the table that the program uses: `ehcp letter --list --format markdown`. A test fails when it is stale.

`ehcp letter KIND FILE --on DATE` writes {count} kinds of letter to the parent or the young person, as an accessible PDF or as plain
text (`-o letter.txt`, or `--format text`). Days come from the law's time limits (docs/dates.md) and from the record; what nobody
recorded is asked for, or stands in the letter as a gap and is reported. A letter that makes no sense for the record on that day is
refused. It is no legal advice, and a person reads it before it is sent.

- **The day.** `--on` is the day on which the letter is sent: the time to appeal begins with it. The 15 days to comment begin with the
  day on which a draft or a notice counts as served. By post that is later; our rule for it (`ehcp date served-by-post`) is from memory,
  [M], so nothing is added by itself: give that day with `--served-on`.
- **To whom.** The parents with parental responsibility, the young person, or who acts for the young person. Nobody whom the record
  marks as confidential is named. An address is printed only where nothing in the record is confidential and all who are addressed
  share it.
- **Copies.** The law sends most of these decisions to the setting and the health body too; this program writes to the family only.
- Where a number in the law says that it was not compared with the source, take it from the Regulations before you rely on it.
- Whether the family was consulted before a plan ends (Regulations 29 to 31), and whether a young person of 18 or over wants to return,
  no letter can show: that comes first.
";

const WORDING: &str = "
## Your own words

`ehcp letter --copy-templates FOLDER` writes our templates into a folder. Change what you want, leave out the rest, and write letters
with `--templates FOLDER`. A template is minijinja (Jinja) with a block for each part. It may be a file of its own with every block,
or change a few blocks of ours:

```jinja
{% extends \"ehcp/final-plan.jinja\" %}
{% block advice %}
# Free advice
Phone {{ advice }}. It is free, fair and private.
{% endblock %}
```

A line that begins with `# ` is a heading, with `- ` a point, with `! ` a gap that the reader must see; an empty line ends a paragraph;
`<b>` and `</b>` make words bold. Nothing else shapes the text, and no fact can.

A letter that lost a block of its table is refused, and so is a block without the facts that must stand in it, or with a day or a time
that is none of the letter's own. Whether your words are right is for a lawyer of yours to say: the program sees that a notice is
there, not what it means.

`notices.jinja` holds what all letters share: headings, the table of days, contacts, and the notices on appeal, mediation, disagreement
resolution and advice.

| fact | what it is |
|---|---|
";
