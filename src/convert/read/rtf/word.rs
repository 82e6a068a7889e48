//! The control words that say something about text.

use super::super::ReadError;
use super::Reader;
use super::charset;
use super::flow::CellShape;
use super::state::Destination;

impl Reader {
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), ReadError> {
        if self.character(word, number) {
            return Ok(());
        }
        self.flush();
        if self.destination(word, number)? || self.look(word, number) || self.row_shape(word, number) {
            return Ok(());
        }
        if !self.is_shown() {
            return Ok(());
        }
        match word {
            "par" => self.end_paragraph()?,
            "sect" => {
                self.end_paragraph()?;
                self.flow.page_break();
            }
            "page" => self.flow.page_break(),
            "cell" => {
                self.dress();
                self.flow.end_cell(self.state.tables().max(1), &mut self.gather)?;
            }
            "nestcell" => {
                self.dress();
                self.flow.end_cell(self.state.tables().max(2), &mut self.gather)?;
            }
            "row" => self.end_row(1)?,
            _ => {
                if self.starred {
                    self.state.destination = Destination::Skip;
                }
            }
        }
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        // When the end itself was deleted, the next paragraph goes on in this one.
        if self.state.deleted {
            return Ok(());
        }
        if self.state.break_before {
            self.flow.before.insert(
                0,
                crate::convert::document::Block::PageBreak(crate::convert::document::PageBreak {
                    page: None,
                }),
            );
        }
        self.dress();
        self.flow.end_paragraph(self.state.tables(), &mut self.gather)
    }

    pub(super) fn end_row(&mut self, level: usize) -> Result<(), ReadError> {
        let shapes = self.shapes.get(&level).cloned().unwrap_or_default();
        self.flow.end_row(level, &shapes, self.head_row)
    }

    /// Words that are characters.
    fn character(&mut self, word: &str, number: Option<i32>) -> bool {
        let text = match word {
            "u" => {
                self.skip = 0;
                let unit = number.unwrap_or_default();
                // Negative numbers are the upper half of UTF-16.
                let unit = u16::try_from(unit.rem_euclid(65_536)).unwrap_or(0xFFFD);
                self.unit(unit);
                self.skip = self.state.stand_ins;
                return true;
            }
            "tab" => "\t",
            "line" | "lbr" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            "zwnj" => "\u{200c}",
            "zwj" => "\u{200d}",
            _ => return false,
        };
        self.say(text);
        true
    }

    /// Words that say how text looks.
    fn look(&mut self, word: &str, number: Option<i32>) -> bool {
        let on = number != Some(0);
        let index = |number: Option<i32>| number.and_then(|number| u8::try_from(number).ok());
        let state = &mut self.state;
        match word {
            "b" => state.style.bold = on,
            "i" => state.style.italic = on,
            "ul" | "uld" | "uldb" | "ulw" | "uldash" | "ulth" | "ulwave" => state.style.underline = on,
            "ulnone" => state.style.underline = false,
            "strike" | "striked" => state.style.struck = on,
            "caps" | "scaps" => state.style.caps = on,
            "super" => state.style.raised = on,
            "nosupersub" => state.style.raised = false,
            "fs" => state.style.size = number.and_then(|size| u16::try_from(size).ok()),
            "v" => state.hidden = on,
            "f" if state.destination == Destination::Fonts => {
                state.font = number;
                self.fonts.entry(number.unwrap_or_default()).or_default();
            }
            "f" => state.font = number,
            "fcharset" => {
                if let Some(font) = state.font.and_then(|font| self.fonts.get_mut(&font)) {
                    font.encoding = charset::of_font(number.unwrap_or_default());
                    if number == Some(2) {
                        "Symbol".clone_into(&mut font.name);
                    }
                }
            }
            "deff" => self.default_font = number,
            "ansicpg" => self.code_page = charset::of_code_page(number.unwrap_or_default()),
            "mac" => self.code_page = encoding_rs::MACINTOSH,
            "uc" => state.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or_default().min(16),
            "plain" => state.reset_text(),
            "pard" => state.reset_paragraph(),
            "s" => state.named_style = number,
            "outlinelevel" => state.outline = index(number),
            "intbl" => state.in_table = true,
            "itap" => state.depth = usize::try_from(number.unwrap_or_default()).unwrap_or_default(),
            "ls" => state.list = number,
            "ilvl" => state.level = index(number).unwrap_or_default().min(8),
            "pagebb" => state.break_before = on,
            "deleted" => state.deleted = on,
            "revised" => state.inserted = on,
            "mvf" => state.moved_from = on,
            "mvt" => state.moved_to = on,
            "revauth" | "mvauth" => state.author[0] = number,
            "revauthdel" => state.author[1] = number,
            "revdttm" | "mvdate" => state.date[0] = number,
            "revdttmdel" => state.date[1] = number,
            _ => return false,
        }
        true
    }

    /// Words that say what the cells of a row are.
    fn row_shape(&mut self, word: &str, number: Option<i32>) -> bool {
        let level = self.state.depth.max(1);
        match word {
            "trowd" => {
                self.shapes.insert(level, Vec::new());
                self.shape = CellShape::default();
                self.head_row = false;
            }
            "trhdr" => self.head_row = true,
            "clvmrg" => self.shape.below = true,
            "clmrg" => self.shape.beside = true,
            "cellx" => {
                self.shape.right = number.unwrap_or_default();
                let shapes = self.shapes.entry(level).or_default();
                if shapes.len() < 1_000 {
                    shapes.push(std::mem::take(&mut self.shape));
                }
            }
            _ => return false,
        }
        true
    }
}
