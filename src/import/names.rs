//! Touchpoints as surveys call them: in another case, with a word missing, misspelt.

use super::values::fold;
use crate::model::ElementId;
use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Names that are less alike than this, 0 … 1, are two.
const ALIKE: f64 = 0.8;
/// Of two touchpoints that are as likely meant as this, 0 … 1, neither is.
const APART: f64 = 0.03;
/// Most pairs of names that are compared letter by letter, of one survey. Whoever names more
/// touchpoints in another spelling than the map's has the wrong column.
const MOST_PAIRS: usize = 4_000_000;

/// The touchpoints of a map, to be found by name.
pub struct Names {
    /// By plain name; `None` where two have it: nobody knows which is meant.
    exact: HashMap<String, Option<ElementId>>,
    known: Vec<(ElementId, Spelling)>,
    /// Pairs that may still be compared.
    pairs: Cell<usize>,
}

/// A folded name, prepared to be compared with many.
struct Spelling {
    text: String,
    /// Its letters in the order of their code points.
    letters: Vec<char>,
    words: Vec<Spelling>,
}

impl Names {
    /// The touchpoints with their names.
    pub fn new(touchpoints: &[(ElementId, &str)]) -> Self {
        let mut exact: HashMap<String, Option<ElementId>> = HashMap::new();
        let mut known = Vec::with_capacity(touchpoints.len());
        for &(id, name) in touchpoints {
            let name = plain(name);
            if !name.is_empty() {
                known.push((id, Spelling::of(&name)));
                exact.entry(name).and_modify(|found| *found = None).or_insert(Some(id));
            }
        }
        Self { exact, known, pairs: Cell::new(MOST_PAIRS) }
    }

    /// The touchpoint that is most likely meant; `None` where none is, or two are as likely, or
    /// where too many names were compared already.
    pub fn find(&self, name: &str) -> Option<ElementId> {
        let name = plain(name);
        if name.is_empty() {
            return None;
        }
        if let Some(found) = self.exact.get(&name) {
            return *found;
        }
        self.pairs.set(self.pairs.get().checked_sub(self.known.len())?);
        let name = Spelling::of(&name);
        let (mut best, mut second) = ((0.0, None), 0.0);
        for (id, known) in &self.known {
            let alike = name.alike(known);
            if alike > best.0 {
                second = best.0;
                best = (alike, Some(*id));
            } else if alike > second {
                second = alike;
            }
        }
        let (alike, id) = best;
        id.filter(|_| alike >= ALIKE && alike - second > APART)
    }
}

impl Spelling {
    fn of(text: &str) -> Self {
        Self { words: text.split(' ').map(Self::word).collect(), ..Self::word(text) }
    }

    fn word(text: &str) -> Self {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        Self { text: text.to_owned(), letters, words: Vec::new() }
    }

    /// How much two are the same, 0 … 1: letter by letter, and without words that only one of them
    /// has.
    fn alike(&self, other: &Self) -> f64 {
        let spelt = self.spelt(other);
        let (fewer, more) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        // At least two words, and at most one missing.
        if fewer.len() < 2 || more.len() - fewer.len() > 1 {
            return spelt;
        }
        let has = |word: &Self| more.iter().any(|other| word.spelt(other) >= ALIKE);
        if fewer.iter().all(has) { spelt.max(0.9) } else { spelt }
    }

    /// How much the letters are the same, 0 … 1; 0 for what is too different to matter.
    fn spelt(&self, other: &Self) -> f64 {
        // As many letters differ at least as one of them has and the other has not, in any order.
        let longest = self.letters.len().max(other.letters.len());
        let most = 1.0 - (longest - self.common(other)) as f64 / longest.max(1) as f64;
        if most < ALIKE - APART {
            return 0.0;
        }
        strsim::normalized_damerau_levenshtein(&self.text, &other.text)
    }

    /// How many letters both have.
    fn common(&self, other: &Self) -> usize {
        let (mut a, mut b, mut common) = (0, 0, 0);
        while let (Some(left), Some(right)) = (self.letters.get(a), other.letters.get(b)) {
            match left.cmp(right) {
                Ordering::Less => a += 1,
                Ordering::Greater => b += 1,
                Ordering::Equal => (a, b, common) = (a + 1, b + 1, common + 1),
            }
        }
        common
    }
}

/// A name as it is compared: folded, without punctuation.
fn plain(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a text has words that begin like those of `wanted`, one behind the other.
pub(super) fn starts_with_words(text: &str, wanted: &str) -> bool {
    let (text, wanted) = (plain(text), plain(wanted));
    let (text, wanted): (Vec<&str>, Vec<&str>) =
        (text.split(' ').collect(), wanted.split(' ').collect());
    // Very short words are whole ones: "id" does not begin "idea".
    let fits = |(word, wanted): (&&str, &&str)| {
        if wanted.chars().count() < 4 { word == wanted } else { word.starts_with(*wanted) }
    };
    text.windows(wanted.len()).any(|words| words.iter().zip(&wanted).all(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touchpoints_are_found_by_names_a_little_different() {
        let names = ["Приём врача", "Портал услуг", "Поиск в интернете", "Приглашение на осмотр"];
        let ids: Vec<(ElementId, &str)> = names
            .iter()
            .enumerate()
            .map(|(at, name)| (ElementId::from_bits(at as u64 + 1), *name))
            .collect();
        let known = Names::new(&ids);
        let find = |name: &str| {
            known.find(name).map(|id| ids.iter().find(|known| known.0 == id).unwrap().1)
        };
        for (name, meant) in [
            ("ПРИЕМ ВРАЧА", Some("Приём врача")),
            ("портал  услуги", Some("Портал услуг")),
            ("Поиск в интренете", Some("Поиск в интернете")),
            ("Приглашение осмотр", Some("Приглашение на осмотр")),
            ("Врача приём", Some("Приём врача")),
            // The same letters, and another word.
            ("Мёирп арачв", None),
            ("Аптека", None),
            ("", None),
            ("—", None),
        ] {
            assert_eq!(find(name), meant, "{name}");
        }
        let twice = Names::new(&[(ids[0].0, "Call"), (ids[1].0, "call")]);
        assert_eq!(twice.find("Call"), None, "nobody knows which");
    }

    #[test]
    fn too_many_names_are_found_by_their_exact_spelling_only() {
        let known = Names::new(&[(ElementId::from_bits(1), "Call centre")]);
        known.pairs.set(1);
        assert!(known.find("Call center").is_some(), "one pair may be compared");
        assert_eq!(known.find("Call center"), None);
        assert!(known.find("CALL CENTRE").is_some());
    }

    #[test]
    fn words_by_their_beginnings() {
        assert!(starts_with_words("Оценка (1–10)", "оценк"));
        assert!(starts_with_words("Response ID", "id") && !starts_with_words("Ideas", "id"));
        assert!(starts_with_words("Точки контакта", "точк контакт"));
        assert!(!starts_with_words("контакт точки", "точк контакт"));
    }
}
