//! What can be wrong with a plan file, in words that say how to mend it.
//!
//! Messages never quote the plan: only names of fields and the values that a field can have.
//! Codes never change their meaning. `J` codes are about JSON, `S` codes about the schema.

use super::{LARGEST_FILE, LONGEST_TEXT, MOST_LEVELS};
use crate::model::SchemaVersion;

/// One thing that is wrong with a plan file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The file is larger than the engine reads.
    #[error("the file is larger than {} MiB", LARGEST_FILE / 1024 / 1024)]
    FileTooLarge,
    /// Bytes that are not UTF-8.
    #[error("these bytes are not text in UTF-8")]
    InvalidUtf8,
    /// An invisible mark before the first character.
    #[error("an invisible byte order mark stands before the plan")]
    ByteOrderMark,
    /// A file in another encoding.
    #[error("the file is written in UTF-16")]
    Utf16,
    /// Nothing at all.
    #[error("the file is empty")]
    Empty,
    /// The file stops before the plan does.
    #[error("the file ends before the plan does")]
    EndsEarly,
    /// More after the plan's closing brace.
    #[error("something stands after the end of the plan")]
    AfterTheEnd,
    /// Lists and objects inside each other without end.
    #[error("lists and objects are nested more than {MOST_LEVELS} deep")]
    TooDeep,
    /// A text that is longer than the engine reads.
    #[error("the text is longer than {} MiB", LONGEST_TEXT / 1024 / 1024)]
    TextTooLong,
    /// A field that the same object already has.
    #[error("the field is given twice")]
    GivenTwice,
    /// Half of a character outside the basic plane.
    #[error("an escape such as `\\ud83d` stands for half a character")]
    LoneSurrogate,
    /// A character of code 0.
    #[error("a NUL character stands in the file")]
    Nul,
    /// A control character inside a text.
    #[error("a control character (code {0}) stands in a text")]
    ControlCharacter(u8),
    /// A backslash before a character that it cannot stand before.
    #[error("a backslash stands before a character that it cannot stand before")]
    UnknownEscape,
    /// `NaN` or `Infinity`.
    #[error("JSON has no NaN and no Infinity")]
    NotANumber,
    /// A number in another form than JSON's.
    #[error("the number is not written as JSON writes numbers")]
    MalformedNumber(&'static str),
    /// A number that no double holds.
    #[error("the number is too large or too close to zero")]
    NumberOutOfRange,
    /// A number whose digits would change.
    #[error("the number has more digits than other programs keep")]
    NumberNotExact,
    /// A comma before a closing bracket.
    #[error("a comma stands before the closing bracket")]
    TrailingComma,
    /// A comma with nothing before it.
    #[error("a comma stands with no value before it")]
    ExtraComma,
    /// Two values without a comma between them.
    #[error("a comma is missing before this")]
    MissingComma,
    /// A comment.
    #[error("JSON has no comments")]
    Comment,
    /// Other quotation marks than JSON's.
    #[error("the quotation marks are not JSON's")]
    WrongQuotes,
    /// A field name without quotation marks.
    #[error("the name of the field has no quotation marks")]
    UnquotedName,
    /// A field name without a colon after it.
    #[error("a colon is missing after the name of the field")]
    MissingColon,
    /// A list that closes as an object, or the other way round.
    #[error("the closing bracket does not fit the opening one")]
    WrongBracket,
    /// `True`, `None`, `undefined` and the like.
    #[error("this word is not a value")]
    UnknownWord,
    /// A space of another kind than JSON's.
    #[error("a special space, such as word processors make, stands between values")]
    StrangeSpace,
    /// A text without a quotation mark at its end.
    #[error("the text has no quotation mark at its end")]
    UnclosedText,
    /// Anything else.
    #[error("JSON cannot have this character here")]
    UnexpectedCharacter,
    /// More faults than a reader can use.
    #[error("there are more faults; only the first {0} are shown")]
    More(usize),
    /// A plan of a schema version that this engine does not know.
    #[error("the plan is written in another version of the schema; this engine reads {}", SchemaVersion::V1_0.name())]
    UnknownVersion,
    /// A field that the schema does not have.
    #[error("there is no field `{name}` here{}", did_you_mean(hint.as_deref()))]
    UnknownField {
        /// The name as written.
        name: String,
        /// The nearest known name.
        hint: Option<String>,
    },
    /// A section letter that the Regulations do not define.
    #[error("there is no Section {0}")]
    UnknownSection(String),
    /// A field that must be there.
    #[error("the field `{name}` is missing: {holds}")]
    MissingField {
        /// Its name.
        name: String,
        /// What the schema says that it holds.
        holds: String,
    },
    /// One of the twelve sections is not there.
    #[error("Section {letter} is missing: {holds}")]
    MissingSection {
        /// Its letter.
        letter: String,
        /// What it holds.
        holds: String,
    },
    /// A value of another kind than the field's.
    #[error("here stands {found}; the field holds {expected}")]
    WrongType {
        /// What it must be, with an article.
        expected: &'static str,
        /// What it is, with an article.
        found: &'static str,
    },
    /// `null`.
    #[error("the field is `null`")]
    Null {
        /// Whether the field must be there.
        required: bool,
    },
    /// A text without words.
    #[error("the text has no words")]
    EmptyText {
        /// Whether the field must be there.
        required: bool,
    },
    /// A list without items.
    #[error("the list is empty")]
    EmptyList {
        /// Whether the field must be there.
        required: bool,
    },
    /// An object without fields, where that says nothing.
    #[error("the object is empty")]
    EmptyObject,
    /// A list of links or choices that holds one of them twice.
    #[error("the list holds the same value twice")]
    ListedTwice,
    /// A value that is not one of the field's.
    #[error("this is not one of the values that the field can have")]
    NotAChoice(Vec<String>),
    /// A date in another form, or a day that no calendar has.
    #[error("this is not a date of the calendar")]
    NotADate,
    /// An identity in another form.
    #[error("this is not an identity")]
    NotAnIdentity,
    /// A value in another form than the field's.
    #[error("this does not have the form of the field")]
    WrongForm(&'static str),
    /// A number outside the field's limits.
    #[error("the number is outside the limits of the field")]
    OutsideLimits {
        /// The smallest allowed.
        least: String,
        /// The largest allowed.
        most: String,
    },
    /// A name under `extensions` that is no namespace.
    #[error("this name cannot be a namespace of `extensions`")]
    WrongNamespace,
    /// The schema accepts it and the model does not.
    #[error("the engine cannot read this")]
    DoesNotFit,
}

fn did_you_mean(hint: Option<&str>) -> String {
    hint.map(|name| format!(" (did you mean `{name}`?)")).unwrap_or_default()
}

impl Fault {
    /// The stable code and the name of this kind of fault.
    #[must_use]
    pub const fn code_and_name(&self) -> (&'static str, &'static str) {
        match self {
            Self::FileTooLarge => ("JSON-001", "file-too-large"),
            Self::InvalidUtf8 => ("JSON-002", "invalid-utf-8"),
            Self::ByteOrderMark => ("JSON-003", "byte-order-mark"),
            Self::Utf16 => ("JSON-004", "file-in-utf-16"),
            Self::Empty => ("JSON-005", "empty-file"),
            Self::EndsEarly => ("JSON-006", "file-ends-early"),
            Self::AfterTheEnd => ("JSON-007", "content-after-the-end"),
            Self::TooDeep => ("JSON-008", "nested-too-deep"),
            Self::TextTooLong => ("JSON-009", "text-too-long"),
            Self::GivenTwice => ("JSON-010", "field-given-twice"),
            Self::LoneSurrogate => ("JSON-011", "lone-surrogate"),
            Self::Nul => ("JSON-012", "nul-character"),
            Self::ControlCharacter(_) => ("JSON-013", "raw-control-character"),
            Self::UnknownEscape => ("JSON-014", "unknown-escape"),
            Self::NotANumber => ("JSON-015", "not-a-number"),
            Self::MalformedNumber(_) => ("JSON-016", "malformed-number"),
            Self::NumberOutOfRange => ("JSON-017", "number-out-of-range"),
            Self::NumberNotExact => ("JSON-018", "number-not-exact"),
            Self::TrailingComma => ("JSON-019", "trailing-comma"),
            Self::ExtraComma => ("JSON-020", "comma-without-value"),
            Self::MissingComma => ("JSON-021", "missing-comma"),
            Self::Comment => ("JSON-022", "comment"),
            Self::WrongQuotes => ("JSON-023", "wrong-quotation-marks"),
            Self::UnquotedName => ("JSON-024", "name-without-quotation-marks"),
            Self::MissingColon => ("JSON-025", "missing-colon"),
            Self::WrongBracket => ("JSON-026", "wrong-bracket"),
            Self::UnknownWord => ("JSON-027", "unknown-word"),
            Self::StrangeSpace => ("JSON-028", "special-space"),
            Self::UnclosedText => ("JSON-029", "unclosed-text"),
            Self::UnexpectedCharacter => ("JSON-030", "unexpected-character"),
            Self::More(_) => ("JSON-031", "more-faults"),
            Self::UnknownVersion => ("S-001", "unknown-schema-version"),
            Self::UnknownField { .. } => ("S-002", "unknown-field"),
            Self::UnknownSection(_) => ("S-003", "unknown-section"),
            Self::MissingField { .. } => ("S-004", "missing-field"),
            Self::MissingSection { .. } => ("S-005", "missing-section"),
            Self::WrongType { .. } => ("S-006", "wrong-type"),
            Self::Null { .. } => ("S-007", "null-value"),
            Self::EmptyText { .. } => ("S-008", "empty-text"),
            Self::EmptyList { .. } => ("S-009", "empty-list"),
            Self::EmptyObject => ("S-010", "empty-object"),
            Self::NotAChoice(_) => ("S-011", "unknown-value"),
            Self::NotADate => ("S-012", "not-a-date"),
            Self::NotAnIdentity => ("S-013", "not-an-identity"),
            Self::WrongForm(_) => ("S-014", "wrong-form"),
            Self::OutsideLimits { .. } => ("S-015", "number-outside-limits"),
            Self::WrongNamespace => ("S-016", "wrong-namespace"),
            Self::DoesNotFit => ("S-017", "does-not-fit"),
            Self::ListedTwice => ("S-018", "listed-twice"),
        }
    }

    /// How to put it right.
    #[must_use]
    pub fn mend(&self) -> String {
        let fixed = match self {
            Self::FileTooLarge => "keep appended papers beside the plan and name them by their SHA-256",
            Self::InvalidUtf8 | Self::Utf16 => "save the file in UTF-8",
            Self::ByteOrderMark => "save the file in UTF-8 without a byte order mark (BOM)",
            Self::Empty => "fetch the file again, or begin a new plan",
            Self::EndsEarly => "fetch the file again: it was cut short, or a closing bracket is missing",
            Self::AfterTheEnd => "keep one plan in one file and remove what follows it",
            Self::TooDeep => "flatten what stands here",
            Self::TextTooLong => "keep the paper beside the plan and name it by its SHA-256",
            Self::GivenTwice => "keep one of the two and remove the other",
            Self::LoneSurrogate => "write the character itself, or both halves of it",
            Self::Nul => "remove it; if there are many, the file is damaged: fetch it again",
            Self::ControlCharacter(9) => "write a tab as `\\t`",
            Self::ControlCharacter(10 | 13) => "write a new line as `\\n`",
            Self::ControlCharacter(_) => "remove it",
            Self::UnknownEscape => "write a backslash itself as `\\\\`",
            Self::NotANumber => "leave the field out where the number is not known",
            Self::NumberOutOfRange => "write a number that a double can hold, or a text",
            Self::NumberNotExact => "write it as a text, between quotation marks",
            Self::TrailingComma | Self::ExtraComma => "remove the comma",
            Self::MissingComma => "add a comma",
            Self::Comment => "remove it; what must stay with the plan goes under `extensions`",
            Self::WrongQuotes | Self::UnquotedName => "use straight double quotation marks (\")",
            Self::MissingColon => "add a colon",
            Self::WrongBracket => "close a list with `]` and an object with `}`",
            Self::UnknownWord => {
                "use `true`, `false`, a number or a text; leave a field out that has no value"
            }
            Self::StrangeSpace => "use plain spaces between values",
            Self::UnclosedText => "add the quotation mark; write a quotation mark inside a text as `\\\"`",
            Self::UnexpectedCharacter => "remove it, or put texts between quotation marks",
            Self::More(_) => "mend these and read the file again",
            Self::UnknownVersion => {
                "use an engine that reads that version, or ask for the plan in the version above"
            }
            Self::UnknownField { hint: None, .. } => {
                "remove the field; what a council adds goes under `extensions`"
            }
            Self::UnknownSection(letter) if letter == "H" => {
                "Section H has two parts: put the provision under H1 or H2"
            }
            Self::UnknownSection(_) => "use A to K, with H1 and H2 for social care",
            Self::MissingField { .. } => "add the field",
            Self::MissingSection { .. } => {
                "add the section; the law wants all twelve, even where one is empty"
            }
            Self::WrongType { expected: "a text", .. } => "write the value between quotation marks",
            Self::WrongType { expected: "a list", .. } => {
                "put the value between square brackets, even where there is only one"
            }
            Self::WrongType { found: "a number that is not whole", .. } => "write a whole number",
            Self::WrongType { expected: "a whole number", .. } => "write digits without quotation marks",
            Self::WrongType { expected: "yes or no", .. } => {
                "write `true` or `false` without quotation marks"
            }
            Self::WrongType { .. } => "put the value's own fields between braces",
            Self::Null { required: true } => "give the value: the field must be there",
            Self::EmptyText { required: true } => "write the words: the field must be there",
            Self::EmptyList { required: true } => "list at least one",
            Self::Null { .. } | Self::EmptyText { .. } | Self::EmptyList { .. } | Self::EmptyObject => {
                "leave the field out"
            }
            Self::ListedTwice => "keep one of the two",
            Self::NotADate => "write the year, month and day, as in 2026-11-09",
            Self::NotAnIdentity => {
                "write a UUID in small letters, as in 0b54f3a2-6c1f-4e0e-9a57-3d1f6f0a7c21"
            }
            Self::WrongNamespace => {
                "use small letters, digits, dots and hyphens, such as your domain `northmere.example`"
            }
            Self::DoesNotFit => "tell the makers of the engine: its schema and its model disagree",
            Self::MalformedNumber(form) => return format!("write it with {form}"),
            Self::UnknownField { hint: Some(name), .. } => {
                return format!("rename it to `{name}`, or remove it");
            }
            Self::NotAChoice(choices) if choices.len() == 1 => return format!("write `{}`", choices[0]),
            Self::NotAChoice(choices) => return format!("use one of: {}", choices.join(", ")),
            Self::WrongForm(form) => return format!("write {form}"),
            Self::OutsideLimits { least, most } => {
                return format!("use a number from {least} to {most}");
            }
        };
        fixed.to_owned()
    }
}
