//! Names as they compare: in small letters and without the marks above, below or through letters.

/// The text in small letters without marks: "Łucja" is "lucja", "Róisín" is "roisin".
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds the folded text.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    // Nearly every word is of plain letters.
    if text.is_ascii() {
        let begun = folded.len();
        folded.push_str(text);
        folded[begun..].make_ascii_lowercase();
        return;
    }
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(character.to_ascii_lowercase());
            continue;
        }
        for small in character.to_lowercase() {
            match without_mark(small) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(small),
            }
        }
    }
}

/// The letters that people write for a small letter with a mark; `None` for any other character.
fn without_mark(small: char) -> Option<&'static str> {
    Some(match small {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'ắ' => "a",
        'ç' | 'ć' | 'č' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ế' | 'ề' | 'ệ' | 'ə' => "e",
        'ğ' | 'ģ' | 'ġ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ị' => "i",
        'ķ' => "k",
        'ł' | 'ļ' | 'ľ' | 'ĺ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ọ' | 'ố' | 'ồ' | 'ộ' | 'ơ' => "o",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ụ' | 'ư' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '’' | 'ʼ' => "'",
        '‑' => "-",
        // Marks that stand by themselves, as in a decomposed spelling.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

/// A bit for each letter of a name, in which some letters share theirs.
fn letters_of(name: &[char]) -> u32 {
    name.iter().fold(0, |letters, letter| letters | 1 << (u32::from(*letter) % 32))
}

/// How many letters must be changed, added, left out or exchanged with their neighbour to make one
/// name of the other, up to two; more is `None`.
#[must_use]
pub fn distance(name: &str, written: &str) -> Option<usize> {
    let (name, written): (Vec<char>, Vec<char>) = (name.chars().collect(), written.chars().collect());
    if name.len().abs_diff(written.len()) > 2 {
        return None;
    }
    // A change takes at most one letter away and brings at most one: most names have too few in common.
    if (letters_of(&name) ^ letters_of(&written)).count_ones() > 4 {
        return None;
    }
    let mut before: Vec<usize> = vec![0; written.len() + 1];
    let mut last: Vec<usize> = (0..=written.len()).collect();
    let mut here: Vec<usize> = Vec::with_capacity(written.len() + 1);
    for row in 1..=name.len() {
        here.clear();
        here.push(row);
        for column in 1..=written.len() {
            let changed = usize::from(name[row - 1] != written[column - 1]);
            let mut fewest = (last[column] + 1).min(here[column - 1] + 1).min(last[column - 1] + changed);
            let exchanged = row > 1
                && column > 1
                && name[row - 1] == written[column - 2]
                && name[row - 2] == written[column - 1];
            if exchanged {
                fewest = fewest.min(before[column - 2] + 1);
            }
            here.push(fewest);
        }
        // What is two apart here and before can only grow.
        if last.iter().all(|found| *found > 1) && here.iter().all(|found| *found > 2) {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut here);
    }
    last.last().copied().filter(|found| *found <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_go() {
        for (written, folded) in [
            ("Zofia", "zofia"),
            ("Ádám", "adam"),
            ("ŁUKASZ", "lukasz"),
            ("D’Arcy", "d'arcy"),
            ("Róisi\u{301}n", "roisin"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }

    #[test]
    fn near_spellings_are_near() {
        assert_eq!(distance("zofia", "sofia"), Some(1));
        assert_eq!(distance("niamh", "naimh"), Some(1));
        assert_eq!(distance("isabella", "isobel"), None);
        assert_eq!(distance("", "ab"), Some(2));
    }
}
