//! How people head the columns of a table, in every language at once: a table is often headed in
//! another language than the program speaks. From `assets/words/headers.txt`.

use std::sync::OnceLock;

/// The ways to head a column, as beginnings of words, each with the key of what the column means.
pub fn header_words() -> &'static [(&'static str, &'static str)] {
    static READ: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut words = Vec::new();
        let mut meaning = "";
        let lines = include_str!("../../assets/words/headers.txt").lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(key) => meaning = key,
                None => words.push((meaning, line)),
            }
        }
        words
    })
}
