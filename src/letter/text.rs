//! A letter as plain text, for an email or a screen reader: the same words in the same order.

use crate::model::{Block as Shape, Inline, Text};
use crate::render::letter::{Block, LetterShown, Run};

/// The longest line.
const WIDTH: usize = 78;

/// The letter as plain text; lines end with a line feed.
pub(super) fn text(letter: &LetterShown, council: &str) -> String {
    let mut page = Page::default();
    page.paragraph(council);
    page.lines(&letter.to);
    page.paragraph(&letter.dated);
    page.paragraph(&letter.about);
    page.head(&letter.title, '=');
    letter.dear.iter().for_each(|dear| page.paragraph(dear));
    page.blocks(&letter.opening);
    if !letter.can.blocks.is_empty() {
        page.head(&letter.can.heading, '-');
        page.blocks(&letter.can.blocks);
    }
    if !letter.days.is_empty() {
        page.head(&letter.days_heading[0], '-');
        for row in &letter.days {
            page.point(&format!("{}: {}", row.day, row.what));
        }
        page.end();
    }
    if let Some(heading) = &letter.reasons_heading {
        page.head(heading, '-');
        letter.reasons.iter().for_each(|words| page.own(words));
        page.blocks(&letter.no_reasons);
    }
    page.blocks(&letter.body);
    page.paragraph(&letter.closing);
    page.blocks(&letter.unsigned);
    page.lines(&letter.signed);
    page.paragraph(&letter.law);
    page.head(&letter.people_heading, '-');
    for helper in &letter.people {
        let reach = &helper.reach;
        let known = [&reach.name, &reach.telephone, &reach.email];
        let known: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
        page.point(&format!("{} {}", helper.lead, known.join(", ")));
    }
    page.end();
    page.blocks(&letter.people_gaps);
    if !letter.enclosed.blocks.is_empty() {
        page.head(&letter.enclosed.heading, '-');
        page.blocks(&letter.enclosed.blocks);
    }
    page.finish()
}

#[derive(Default)]
struct Page(String);

impl Page {
    /// An empty line, unless there is one.
    fn end(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    /// Words in lines of a width, the later ones set in.
    fn wrapped(&mut self, first: &str, rest: &str, words: &str) {
        // A text may be read at a terminal: nothing in it steers one.
        let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut line = first.to_owned();
        let mut is_new = true;
        // A no-break space keeps a number with its unit, so it parts no words here.
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            if !is_new && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.0.push_str(&line.trim_end().replace('\u{a0}', " "));
                self.0.push('\n');
                rest.clone_into(&mut line);
                is_new = true;
            }
            if !is_new {
                line.push(' ');
            }
            line.push_str(word);
            is_new = false;
        }
        self.0.push_str(&line.trim_end().replace('\u{a0}', " "));
        self.0.push('\n');
    }

    fn paragraph(&mut self, words: &str) {
        self.wrapped("", "", words);
        self.end();
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.wrapped("", "  ", line);
        }
        self.end();
    }

    fn point(&mut self, words: &str) {
        self.wrapped("- ", "  ", words);
    }

    fn head(&mut self, words: &str, under: char) {
        self.end();
        let words: String =
            words.chars().map(|c| if c.is_control() || c == '\u{a0}' { ' ' } else { c }).collect();
        self.0.push_str(&words);
        self.0.push('\n');
        self.0.extend(std::iter::repeat_n(under, words.chars().count()));
        self.0.push_str("\n\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let line = |runs: &[Run]| runs.iter().map(|run| run.words.as_str()).collect::<String>();
        for block in blocks {
            match block {
                Block::Heading(words) => self.head(words, '-'),
                Block::Paragraph(words) => self.paragraph(&line(words)),
                Block::Points(points) => {
                    for words in points {
                        self.point(&line(words));
                    }
                    self.end();
                }
                Block::Gap(words) => {
                    self.wrapped("[!] ", "    ", &line(words));
                    self.end();
                }
            }
        }
    }

    /// The council's own words, each line with a mark before it.
    fn own(&mut self, words: &Text) {
        for block in words.blocks() {
            self.shape(&block, "> ");
            self.end();
        }
    }

    fn shape(&mut self, block: &Shape, lead: &str) {
        match block {
            Shape::Paragraph(runs) => self.wrapped(lead, lead, &inlines(runs)),
            Shape::Bullets(items) => {
                for item in items {
                    self.item(item, lead, "- ");
                }
            }
            Shape::Numbers(items) => {
                for (number, sign, item) in items {
                    self.item(item, lead, &format!("{number}{sign} "));
                }
            }
            Shape::Table { header, rows } => {
                for row in std::iter::once(header).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| inlines(cell)).collect();
                    self.wrapped(lead, lead, &cells.join(" | "));
                }
            }
        }
    }

    fn item(&mut self, blocks: &[Shape], lead: &str, sign: &str) {
        let inner = format!("{lead}{}", " ".repeat(sign.chars().count()));
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Shape::Paragraph(runs) if at == 0 => {
                    self.wrapped(&format!("{lead}{sign}"), &inner, &inlines(runs));
                }
                other => self.shape(other, &inner),
            }
        }
    }

    fn finish(self) -> String {
        let mut text = self.0.trim_end().to_owned();
        text.push('\n');
        text
    }
}

fn inlines(runs: &[Inline]) -> String {
    let word = |run: &Inline| match run {
        Inline::Plain(words) | Inline::Strong(words) => words.clone(),
        Inline::Break => " ".to_owned(),
    };
    runs.iter().map(word).collect()
}
