//! Words as they are compared: small letters, plain quotes, `&` as "and".

/// The words of a text in small letters; apostrophes fall out, so that "child's" is `childs`.
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        match character {
            '\'' | '\u{2019}' | '\u{2018}' | '\u{00ad}' | '\u{200b}' => {}
            '&' => {
                flush(&mut word, &mut words);
                words.push("and".to_owned());
            }
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ => flush(&mut word, &mut words),
        }
    }
    flush(&mut word, &mut words);
    words
}

fn flush(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// A text on one line: every run of white space is one space, none at the ends. A no-break space
/// stays what it is.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut space = false;
    for character in text.chars() {
        if character.is_whitespace() && character != '\u{a0}' {
            space = true;
        } else {
            if space && !line.is_empty() {
                line.push(' ');
            }
            space = false;
            line.push(character);
        }
    }
    line
}

/// Whether a text has more words than this; long ones are told without a look at all of them.
pub fn has_more_words(text: &str, most: usize) -> bool {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).nth(most).is_some()
}

/// As much of a text as holds its first fourteen words for certain.
pub fn beginning(text: &str) -> &str {
    let (mut seen, mut end) = (0, 0);
    for piece in text.split_inclusive(char::is_whitespace) {
        seen += usize::from(piece.contains(char::is_alphanumeric));
        end += piece.len();
        if seen == 14 {
            break;
        }
    }
    &text[..end]
}
