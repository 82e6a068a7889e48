//! Plans whose every field holds a marker, and the forms in which people write a name or a number.

use super::whole_plan::{Field, whole_plan};
use serde_json::Value;

/// A generator of numbers, the same on every run: no test rests on chance.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())].clone()
    }
}

/// A plan with every field once, each text with a marker of its own: the field's place and the marker.
pub fn marked() -> (Value, Vec<(Field, String)>) {
    let mut typed = Vec::new();
    let mut plan = whole_plan(&mut |field| {
        let marker = format!("Zq{:03x}", typed.len());
        typed.push((field.clone(), marker.clone()));
        format!("Words {marker}")
    });
    // The record is no copy.
    plan.as_object_mut().unwrap().shift_remove("copy");
    (plan, typed)
}

/// A name as people write it, and as they mistype it.
pub fn written(name: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = name.chars().collect();
    let at = 1 + dice.roll(letters.len().saturating_sub(1).max(1));
    let at = at.min(letters.len() - 1);
    let mut changed = letters.clone();
    match dice.roll(14) {
        0 => return name.to_uppercase(),
        1 => return name.to_lowercase(),
        2 => return format!("{name}'s"),
        3 => return format!("{name}\u{2019}s"),
        4 => return format!("{name}s"),
        5 => return without_accents(name),
        6 if letters.len() > 4 => {
            changed.remove(at);
        }
        7 if letters.len() > 4 => changed.insert(at, letters[at]),
        8 if letters.len() > 4 => changed[at] = if letters[at] == 'e' { 'a' } else { 'e' },
        9 if letters.len() > 4 && at + 1 < letters.len() => changed.swap(at, at + 1),
        10 => return format!("**{name}**"),
        11 => changed.insert(at, '\u{200b}'),
        12 => return format!("({name})"),
        13 => changed.insert(at, '\u{ad}'),
        _ => {}
    }
    changed.into_iter().collect()
}

fn without_accents(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'á' | 'à' | 'ä' | 'ą' => 'a',
            'é' | 'è' | 'ë' | 'ę' => 'e',
            'í' | 'ï' => 'i',
            'ó' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            'ł' => 'l',
            'ń' | 'ñ' => 'n',
            'ś' => 's',
            'ż' | 'ź' => 'z',
            'Ł' => 'L',
            'Ś' => 'S',
            'Ż' => 'Z',
            'Á' => 'A',
            'Ó' => 'O',
            other => other,
        })
        .collect()
}

/// A day as people write it.
pub fn day_written(day: jiff::civil::Date, dice: &mut Dice) -> String {
    let forms = [
        "%Y-%m-%d",
        "%d/%m/%Y",
        "%-d/%-m/%Y",
        "%d/%m/%y",
        "%-d.%-m.%y",
        "%d-%m-%Y",
        "%-d %B %Y",
        "%d %b %Y",
        "%B %-d, %Y",
        "%-d of %B %Y",
        "%-d-%b-%y",
        "%A %-d %B %Y",
        "%d%m%Y",
        "%-d %B, %Y",
    ];
    let written = day.strftime(dice.pick(&forms)).to_string();
    if dice.roll(3) == 0 { written.to_uppercase() } else { written }
}

/// A number with its figures parted in one of the usual ways.
pub fn number_written(number: &str, dice: &mut Dice) -> String {
    let figures: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    match dice.roll(5) {
        1 => number.to_owned(),
        2 => figures.to_lowercase(),
        3 if figures.len() > 6 => format!("{} {} {}", &figures[..3], &figures[3..6], &figures[6..]),
        4 if figures.len() > 6 => format!("{}-{}", &figures[..5], &figures[5..]),
        _ => figures,
    }
}
