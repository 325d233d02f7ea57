//! How well a few typed letters fit a name: all of them in order, best at the starts of words and
//! beside each other. Both are compared as `edit::folded` gives them.

/// For each letter that fits.
const LETTER: i32 = 16;
/// At the very beginning of a name.
const START: i32 = 14;
/// At the beginning of a word.
const WORD: i32 = 10;
/// Right behind the letter before.
const BESIDE: i32 = 8;
/// For a gap, and for each letter skipped in it.
const GAP: i32 = 10;
const SKIPPED: i32 = 1;
/// Fewer points per letter than this are a coincidence.
const LEAST: i32 = 11;
/// Longest name that is looked at whole: of longer ones the beginning decides.
const LONGEST: usize = 200;
/// No score.
const NONE: i32 = i32::MIN / 2;

/// A typed text, word by word: each has to fit, wherever.
#[derive(Debug, Clone, Default)]
pub struct Needle(Vec<Vec<char>>);

/// How well a name fits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fit {
    /// More is better.
    pub score: i32,
    /// Which letters of the name fit, counted as `edit::folded` gives them; sorted.
    pub letters: Vec<usize>,
}

impl Needle {
    /// A typed text.
    pub fn new(text: &str) -> Self {
        let letters = crate::edit::folded(text);
        let words = letters.split(|&c| c == ' ').filter(|word| !word.is_empty());
        Self(words.map(<[char]>::to_vec).collect())
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How well a name fits; `None` where it does not. Shorter names fit better.
    pub fn fit(&self, name: &[char]) -> Option<Fit> {
        let name = &name[..name.len().min(LONGEST)];
        // Most names are told apart by this alone.
        if !self.0.iter().all(|word| is_within(word, name)) {
            return None;
        }
        let mut fit = Fit::default();
        for word in &self.0 {
            let (score, letters) = best(word, name)?;
            fit.score += score;
            fit.letters.extend(letters);
        }
        fit.letters.sort_unstable();
        fit.letters.dedup();
        fit.score -= i32::try_from(name.len() / 8).unwrap_or(0);
        Some(fit)
    }
}

/// Whether the letters of `word` come in `name` in this order.
fn is_within(word: &[char], name: &[char]) -> bool {
    let mut rest = name.iter();
    word.iter().all(|letter| rest.any(|c| c == letter))
}

/// What a letter at this place is worth beyond itself.
fn bonus(name: &[char], at: usize) -> i32 {
    match at.checked_sub(1).map(|before| name[before]) {
        None => START,
        Some(before) if !before.is_alphanumeric() && name[at].is_alphanumeric() => WORD,
        Some(_) => 0,
    }
}

/// The best way to find `word` in `name`: its score and the letters' places.
fn best(word: &[char], name: &[char]) -> Option<(i32, Vec<usize>)> {
    let width = name.len();
    // For each letter of the word and each place in the name: the best score that ends there, and
    // where the letter before stands.
    let mut table: Vec<(i32, usize)> = vec![(NONE, 0); word.len() * width];
    for (i, letter) in word.iter().enumerate() {
        // The best place of the letter before, with what a gap up to here costs.
        let (mut far, mut far_at) = (NONE, 0);
        for at in i..width {
            if i > 0 && at > 1 {
                let (score, _) = table[(i - 1) * width + at - 2];
                far -= SKIPPED;
                if score - GAP - SKIPPED > far {
                    (far, far_at) = (score - GAP - SKIPPED, at - 2);
                }
            }
            if name[at] != *letter {
                continue;
            }
            let own = LETTER + bonus(name, at);
            table[i * width + at] = if i == 0 {
                (own, at)
            } else {
                let near = table[(i - 1) * width + at - 1].0 + BESIDE;
                if near >= far { (own + near, at - 1) } else { (own + far, far_at) }
            };
        }
    }
    let last = &table[(word.len() - 1) * width..];
    // The first of equally good places.
    let (end, score) = last
        .iter()
        .enumerate()
        .fold((0, NONE), |best, (at, &(score, _))| if score > best.1 { (at, score) } else { best });
    if score < LEAST * i32::try_from(word.len()).unwrap_or(i32::MAX) {
        return None;
    }
    let mut places = vec![end; word.len()];
    for i in (1..word.len()).rev() {
        places[i - 1] = table[i * width + places[i]].1;
    }
    Some((score, places))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::folded;

    /// The names that fit, best first.
    fn ranked<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        let needle = Needle::new(typed);
        let mut found: Vec<(i32, &str)> = names
            .iter()
            .filter_map(|name| Some((needle.fit(&folded(name))?.score, *name)))
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn beginnings_come_first_then_words_then_the_middle() {
        let names = ["Unexpected export", "Explain", "Add expectation", "Index page"];
        assert_eq!(ranked("exp", &names)[..2], ["Explain", "Add expectation"]);
        assert_eq!(ranked("exp", &names)[3], "Index page", "letters apart come last");
        assert_eq!(ranked("save", &["Save as…", "Unsaved", "Save"])[..2], ["Save", "Save as…"]);
    }

    #[test]
    fn first_letters_of_words_are_enough() {
        let names = ["Добавить точку контакта", "Добавить этап", "Детский отдел"];
        assert_eq!(ranked("дтк", &names)[0], "Добавить точку контакта");
        assert_eq!(ranked("дэ", &names)[0], "Добавить этап");
        assert_eq!(ranked("at", &["What", "Add touchpoint"])[0], "Add touchpoint");
    }

    #[test]
    fn words_fit_in_any_order_and_yo_is_ye() {
        assert_eq!(ranked("barrier add", &["Add barrier", "Add driver"]), ["Add barrier"]);
        assert_eq!(ranked("прием", &["Приём врача", "Приятель"]), ["Приём врача"]);
    }

    #[test]
    fn letters_strewn_over_a_sentence_are_no_fit() {
        let sentence = "Clients are waiting for a long time near the reception";
        assert!(ranked("crntr", &[sentence]).is_empty());
        assert!(ranked("zzz", &[sentence]).is_empty());
        assert_eq!(ranked("recption", &[sentence]), [sentence], "a letter forgotten");
    }

    #[test]
    fn the_letters_that_fit_are_told() {
        let fit = Needle::new("add b").fit(&folded("Add barrier")).unwrap();
        assert_eq!(fit.letters, [0, 1, 2, 4]);
        let none = Needle::new("").fit(&folded("anything")).unwrap();
        assert!(none.letters.is_empty());
    }

    #[test]
    fn names_of_any_length_are_looked_at() {
        let long = "б".repeat(5_000);
        assert!(Needle::new("б").fit(&folded(&long)).is_some());
        assert!(Needle::new(&long).fit(&folded("б")).is_none());
        assert!(Needle::new("a").fit(&[]).is_none());
    }
}
