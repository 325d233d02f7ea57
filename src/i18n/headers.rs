//! How people head the columns of a table or a survey, in every language at once: a table is often
//! headed in another language than the program speaks. From `assets/words`.

use std::sync::LazyLock;

/// Words, each with the key of what it means.
type Words = Vec<(&'static str, &'static str)>;

/// The ways to head a column of touchpoints, as beginnings of words.
pub fn header_words() -> &'static [(&'static str, &'static str)] {
    static READ: LazyLock<Words> =
        LazyLock::new(|| words(include_str!("../../assets/words/headers.txt")));
    &READ
}

/// The ways to head a column of a survey and to word its questions, as beginnings of words, and
/// the codes that say that there is no answer.
pub fn survey_words() -> &'static [(&'static str, &'static str)] {
    static READ: LazyLock<Words> =
        LazyLock::new(|| words(include_str!("../../assets/words/survey.txt")));
    &READ
}

fn words(file: &'static str) -> Words {
    let mut words = Vec::new();
    let mut meaning = "";
    let lines = file.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(key) => meaning = key,
            None => words.push((meaning, line)),
        }
    }
    words
}
