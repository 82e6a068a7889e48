//! Citations as values: where a rule or a document rests on law or guidance, and how that is written out.
//!
//! What a source can do is part of it: an Act or Regulations bind, a court says what they ask
//! for, the Code of Practice must be had regard to. Nothing else is law.

use std::fmt;

/// How much force a source has, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// An Act or Regulations: binding.
    Law,
    /// A court or the Upper Tribunal on what the law needs.
    Case,
    /// The Code of Practice: a body must have regard to it and needs a good reason to depart from it.
    Guidance,
}

/// One source, with the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Citation {
    source: Source,
    place: &'static str,
    read: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    ChildrenAndFamiliesAct2014,
    SendRegulations2014,
    ChronicallySickAndDisabledPersonsAct1970,
    MentalCapacityAct2005,
    UkGdpr,
    EducationAct1996,
    CareAct2014,
    InterpretationAct1978,
    TribunalRules2008,
    RecommendationsPower2017,
    Case,
    CodeOfPractice2015,
}

impl Citation {
    const fn of(source: Source, place: &'static str) -> Self {
        Self { source, place, read: true }
    }

    /// A section of the Children and Families Act 2014, such as `42(2)`.
    #[must_use]
    pub const fn act(section: &'static str) -> Self {
        Self::of(Source::ChildrenAndFamiliesAct2014, section)
    }

    /// A regulation of the Special Educational Needs and Disability Regulations 2014, such as `12(1)(a)`.
    #[must_use]
    pub const fn regulation(regulation: &'static str) -> Self {
        Self::of(Source::SendRegulations2014, regulation)
    }

    /// A section of the Chronically Sick and Disabled Persons Act 1970.
    #[must_use]
    pub const fn disabled_persons_act(section: &'static str) -> Self {
        Self::of(Source::ChronicallySickAndDisabledPersonsAct1970, section)
    }

    /// The Mental Capacity Act 2005 as a whole, or a section of it.
    #[must_use]
    pub const fn mental_capacity_act(section: &'static str) -> Self {
        Self::of(Source::MentalCapacityAct2005, section)
    }

    /// An article of the UK General Data Protection Regulation, such as `5(1)(d)`.
    #[must_use]
    pub const fn data_protection(article: &'static str) -> Self {
        Self::of(Source::UkGdpr, article)
    }

    /// A section of the Education Act 1996.
    #[must_use]
    pub const fn education_act(section: &'static str) -> Self {
        Self::of(Source::EducationAct1996, section)
    }

    /// A section of the Care Act 2014.
    #[must_use]
    pub const fn care_act(section: &'static str) -> Self {
        Self::of(Source::CareAct2014, section)
    }

    /// A section of the Interpretation Act 1978.
    #[must_use]
    pub const fn interpretation_act(section: &'static str) -> Self {
        Self::of(Source::InterpretationAct1978, section)
    }

    /// A rule of the Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care
    /// Chamber) Rules 2008, such as `20(1)(c)`.
    #[must_use]
    pub const fn tribunal_rule(rule: &'static str) -> Self {
        Self::of(Source::TribunalRules2008, rule)
    }

    /// The regulations that let the Tribunal recommend health and social care (SI 2017/1306), as a
    /// whole where `regulation` is empty.
    #[must_use]
    pub const fn recommendations_power(regulation: &'static str) -> Self {
        Self::of(Source::RecommendationsPower2017, regulation)
    }

    /// The kind and place that tell this citation from others however it is written: `regulation 5(1)`,
    /// `section 44(1)` (of the Children and Families Act), `rule 12`, `code 9.83`, or a case as it stands.
    #[must_use]
    pub fn key(self) -> String {
        let kind = match self.source {
            Source::ChildrenAndFamiliesAct2014 => "section",
            Source::SendRegulations2014 => "regulation",
            Source::TribunalRules2008 => "rule",
            Source::CodeOfPractice2015 => "code",
            Source::Case => return self.place.to_lowercase(),
            _ => return self.to_string().to_lowercase(),
        };
        format!("{kind} {}", self.place)
    }

    /// A decision, by its neutral citation or report, such as `[2020] UKUT 217 (AAC)`.
    #[must_use]
    pub const fn case(citation: &'static str) -> Self {
        Self::of(Source::Case, citation)
    }

    /// A paragraph of the SEND Code of Practice 2015, such as `9.66`, or a chapter as `chapter 8`.
    #[must_use]
    pub const fn code(paragraph: &'static str) -> Self {
        Self::of(Source::CodeOfPractice2015, paragraph)
    }

    /// The same citation, with the note that its number was taken from memory and has not been
    /// compared with the source yet. It is printed, so that nobody relies on the number alone.
    #[must_use]
    pub const fn not_compared(self) -> Self {
        Self { read: false, ..self }
    }

    /// How much force the source has.
    #[must_use]
    pub const fn force(self) -> Force {
        match self.source {
            Source::Case => Force::Case,
            Source::CodeOfPractice2015 => Force::Guidance,
            _ => Force::Law,
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place;
        let paragraph = if place.starts_with("chapter") { "" } else { "paragraph " };
        match self.source {
            Source::ChildrenAndFamiliesAct2014 => {
                write!(f, "Children and Families Act 2014, section {place}")
            }
            Source::SendRegulations2014 => write!(f, "SEND Regulations 2014, regulation {place}"),
            Source::ChronicallySickAndDisabledPersonsAct1970 => {
                write!(f, "Chronically Sick and Disabled Persons Act 1970, section {place}")
            }
            Source::MentalCapacityAct2005 if place.is_empty() => f.write_str("Mental Capacity Act 2005"),
            Source::MentalCapacityAct2005 => write!(f, "Mental Capacity Act 2005, section {place}"),
            Source::UkGdpr => write!(f, "UK GDPR, article {place}"),
            Source::EducationAct1996 => write!(f, "Education Act 1996, section {place}"),
            Source::CareAct2014 => write!(f, "Care Act 2014, section {place}"),
            Source::InterpretationAct1978 => write!(f, "Interpretation Act 1978, section {place}"),
            Source::TribunalRules2008 => {
                write!(f, "First-tier Tribunal (HESC Chamber) Rules 2008, rule {place}")
            }
            Source::RecommendationsPower2017 if place.is_empty() => {
                f.write_str("Tribunal recommendations regulations 2017 (SI 2017/1306)")
            }
            Source::RecommendationsPower2017 => {
                write!(f, "Tribunal recommendations regulations 2017 (SI 2017/1306), regulation {place}")
            }
            Source::Case => f.write_str(place),
            Source::CodeOfPractice2015 => write!(f, "SEND Code of Practice 2015, {paragraph}{place}"),
        }?;
        if self.read { Ok(()) } else { f.write_str(" (number not compared with the source)") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_written_out() {
        assert_eq!(Citation::act("42(2)").to_string(), "Children and Families Act 2014, section 42(2)");
        assert_eq!(Citation::code("chapter 8").to_string(), "SEND Code of Practice 2015, chapter 8");
        assert_eq!(
            Citation::code("9.125").not_compared().to_string(),
            "SEND Code of Practice 2015, paragraph 9.125 (number not compared with the source)"
        );
        assert_eq!(Citation::mental_capacity_act("").to_string(), "Mental Capacity Act 2005");
    }

    #[test]
    fn only_acts_and_regulations_bind() {
        assert_eq!(Citation::regulation("12(1)").force(), Force::Law);
        assert_eq!(Citation::case("[2020] UKUT 217 (AAC)").force(), Force::Case);
        assert_eq!(Citation::code("9.66").force(), Force::Guidance);
    }
}
