//! Names as they compare: in small letters and without the marks above, below or through letters.

/// The text in small letters without marks: "Łucja" is "lucja", "Róisín" is "roisin".
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds the folded text.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(character.to_ascii_lowercase());
        } else {
            for small in character.to_lowercase() {
                match small {
                    'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'ắ' => {
                        folded.push('a')
                    }
                    'ç' | 'ć' | 'č' | 'ċ' => folded.push('c'),
                    'ď' | 'đ' | 'ð' => folded.push('d'),
                    'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ế' | 'ề' | 'ệ' | 'ə' => {
                        folded.push('e')
                    }
                    'ğ' | 'ģ' | 'ġ' => folded.push('g'),
                    'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ị' => folded.push('i'),
                    'ķ' => folded.push('k'),
                    'ł' | 'ļ' | 'ľ' | 'ĺ' => folded.push('l'),
                    'ñ' | 'ń' | 'ň' | 'ņ' => folded.push('n'),
                    'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ọ' | 'ố' | 'ồ' | 'ộ' | 'ơ' => {
                        folded.push('o')
                    }
                    'ř' | 'ŕ' => folded.push('r'),
                    'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => folded.push('s'),
                    'ß' => folded.push_str("ss"),
                    'æ' => folded.push_str("ae"),
                    'œ' => folded.push_str("oe"),
                    'ť' | 'ţ' | 'ț' => folded.push('t'),
                    'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ụ' | 'ư' => folded.push('u'),
                    'ý' | 'ÿ' => folded.push('y'),
                    'ź' | 'ż' | 'ž' => folded.push('z'),
                    '’' | 'ʼ' => folded.push('\''),
                    '‑' => folded.push('-'),
                    // Marks that stand by themselves, as in a decomposed spelling.
                    '\u{300}'..='\u{36f}' => {}
                    other => folded.push(other),
                }
            }
        }
    }
}

/// How many letters must be changed, added, left out or exchanged with their neighbour to make one
/// name of the other, up to two; more is `None`.
pub(super) fn distance(one: &str, other: &str) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 2 {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for row in 1..=one.len() {
        let mut here = vec![row];
        for column in 1..=other.len() {
            let changed = usize::from(one[row - 1] != other[column - 1]);
            let mut least = (last[column] + 1).min(here[column - 1] + 1).min(last[column - 1] + changed);
            if row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1]
            {
                least = least.min(before[column - 2] + 1);
            }
            here.push(least);
        }
        before = std::mem::replace(&mut last, here);
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
