//! What is said of characters that no bundled typeface has.

use super::{Arg, Texts};
use std::collections::BTreeSet;

/// Most characters that are named one by one.
const MOST_NAMED: usize = 10;

impl Texts {
    /// That these characters are missing, and what stands in their places: boxes, or whatever the
    /// program that opens the file finds for them. `None` where none are missing.
    pub fn undrawn(&self, characters: &BTreeSet<char>, boxes: bool) -> Option<String> {
        let count = characters.len();
        if count == 0 {
            return None;
        }
        let named = characters.iter().take(MOST_NAMED);
        // The window may have no picture of it either: the code says which it is.
        let named = named.map(|&c| format!("{c} (U+{:04X})", u32::from(c)));
        let mut list = named.collect::<Vec<_>>().join(", ");
        if count > MOST_NAMED {
            list = format!("{list} {}", self.count("undrawn-more", (count - MOST_NAMED) as u64));
        }
        let key = if boxes { "undrawn-boxes" } else { "undrawn-elsewhere" };
        Some(self.with(key, &[("count", (count as u64).into()), ("list", Arg::Text(&list))]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_few_are_named_and_the_rest_counted() {
        let texts = Texts::of(Language::English);
        assert_eq!(texts.undrawn(&BTreeSet::new(), true), None);
        let one = texts.undrawn(&BTreeSet::from(['字']), true).unwrap();
        assert!(one.contains("字 (U+5B57)") && one.contains("box"), "{one}");
        let many = ('一'..='三').collect();
        let many = texts.undrawn(&many, false).unwrap();
        assert!(many.contains("(U+4E09)") || many.contains("more"), "{many}");
    }
}
