//! What the lines of a group say together: a line's end parts words, unless a word was too long for
//! its line.

use super::{Group, Item, TextItem};

impl Group {
    /// The group's lines, in painting order.
    pub fn lines(&self) -> impl Iterator<Item = &TextItem> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(item) => Some(item),
            _ => None,
        })
    }

    /// What stands between two lines that follow each other. What a reader says instead of the
    /// picture tells, where it has both; else words.
    pub fn gap(&self, line: &str, next: &str) -> Gap {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let joined: Vec<char> =
            line.chars().chain(next.chars()).filter(|c| !c.is_whitespace()).collect();
        let place = self.label.char_indices().find_map(|(start, first)| {
            if joined.first() != Some(&first) {
                return None;
            }
            let rest = self.label[start..].chars().filter(|c| !c.is_whitespace());
            (rest.take(joined.len()).eq(joined.iter().copied())).then_some(start)
        });
        let Some(start) = place else { return Gap::Words };
        let mut left = letters(line);
        let mut between = self.label[start..].chars().skip_while(|c| {
            let before = left > 0;
            left -= usize::from(before && !c.is_whitespace());
            before
        });
        match between.next() {
            Some(c) if !c.is_whitespace() => Gap::None,
            Some('\n') => Gap::Lines,
            _ => Gap::Words,
        }
    }
}

/// What stands between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: a word was too long for its line.
    None,
    /// A space between words.
    Words,
    /// The end of a line that whoever wrote it made.
    Lines,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Detail, Role};
    use kurbo::Rect;

    #[test]
    fn only_a_word_too_long_for_its_line_goes_on_in_the_next() {
        let group = Group {
            role: Role::Note,
            element: None,
            label: "Барьер: Достопримечательности, и ещё много всего\nи вот; сила 3".into(),
            detail: Detail::Always,
            bounds: Rect::ZERO,
            line: None,
            items: Vec::new(),
        };
        assert_eq!(group.gap("Достоприме", "чательности, и"), Gap::None);
        assert_eq!(group.gap("чательности, и", "ещё много всего"), Gap::Words);
        assert_eq!(group.gap("много", "всего"), Gap::Words);
        assert_eq!(group.gap("много всего", "и вот"), Gap::Lines);
        assert_eq!(group.gap("ещё много всего", "о чём никто не сказал"), Gap::Words);
        assert_eq!(group.gap("", ""), Gap::Words);
    }
}
