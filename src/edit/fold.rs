//! Letters as a search compares them: without capitals, and alike where people write one for the
//! other.

/// The characters of `text` as a search compares them, each with the byte it starts at. Spaces of
/// every kind are one, «ё» is «е», every apostrophe and dash is one of its kind; stress marks,
/// soft hyphens and other invisible characters are not there. Capitals stay where `case` says so.
pub fn fold(text: &str, case: bool) -> impl Iterator<Item = (usize, char)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, mut letter) = chars.find(|&(_, c)| !is_nothing(c))?;
        // Some systems write «й», «ї» and «ё» as a letter and its mark.
        if let Some(&(_, mark)) = chars.peek()
            && let Some(whole) = composed(letter, mark)
        {
            letter = whole;
            chars.next();
        }
        Some((at, alike(letter, case)))
    })
}

/// [`fold`] without the places and without capitals.
pub fn folded(text: &str) -> Vec<char> {
    fold(text, false).map(|(_, letter)| letter).collect()
}

/// Characters that are not seen, and marks of stress.
const fn is_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{300}' | '\u{301}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

const fn composed(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('и', '\u{306}') => 'й',
        ('И', '\u{306}') => 'Й',
        ('і', '\u{308}') => 'ї',
        ('І', '\u{308}') => 'Ї',
        ('е', '\u{308}') => 'ё',
        ('Е', '\u{308}') => 'Ё',
        _ => return None,
    })
}

fn alike(letter: char, case: bool) -> char {
    let letter = match letter {
        'ё' => 'е',
        'Ё' => 'Е',
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        '–' | '—' | '−' | '‑' | '‐' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    // Of the few letters that become two, the first says enough.
    if case { letter } else { letter.to_lowercase().next().unwrap_or(letter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        folded(text).into_iter().collect()
    }

    #[test]
    fn letters_people_write_one_for_the_other_are_alike() {
        assert_eq!(text("Приём ВРАЧА"), text("прием врача"));
        assert_eq!(text("об'єкт"), text("Обʼєкт"));
        assert_eq!(text("об’єкт"), text("об'єкт"));
        assert_eq!(text("9–18"), text("9-18"));
        assert_eq!(text("20\u{a0}минут"), text("20 минут"));
        assert_eq!(text("за\u{301}мок"), text("замок"));
        assert_eq!(text("ре\u{ad}гистра\u{ad}тура"), text("регистратура"));
    }

    #[test]
    fn letters_that_differ_stay_different() {
        for (one, other) in [("й", "и"), ("ї", "і"), ("ґ", "г"), ("є", "е"), ("ы", "и")] {
            assert_ne!(text(one), text(other));
        }
    }

    #[test]
    fn a_letter_and_its_mark_are_one_letter_at_the_letters_place() {
        assert_eq!(text("и\u{306}ог"), "йог");
        assert_eq!(text("ї"), text("і\u{308}"));
        let places: Vec<usize> = fold("е\u{308}ж", true).map(|(at, _)| at).collect();
        assert_eq!(places, [0, 4]);
    }

    #[test]
    fn capitals_stay_where_they_matter() {
        let kept: String = fold("Ёж И", true).map(|(_, letter)| letter).collect();
        assert_eq!(kept, "Еж И");
    }
}
