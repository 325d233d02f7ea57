//! Touchpoints as surveys call them: in another case, with a word missing, misspelt.

use super::values::fold;
use crate::model::ElementId;

/// Names that are less alike than this, 0 … 1, are two.
const ALIKE: f64 = 0.8;

/// The touchpoints of a map, to be found by name.
pub struct Names<'a> {
    known: Vec<(ElementId, String, &'a str)>,
}

impl<'a> Names<'a> {
    /// The touchpoints with their names.
    pub fn new(touchpoints: &[(ElementId, &'a str)]) -> Self {
        let known = touchpoints.iter().map(|&(id, name)| (id, plain(name), name));
        Self { known: known.filter(|(_, plain, _)| !plain.is_empty()).collect() }
    }

    /// The touchpoint that is most likely meant; `None` where none is, or two are as likely.
    pub fn find(&self, name: &str) -> Option<ElementId> {
        let name = plain(name);
        if name.is_empty() {
            return None;
        }
        let mut same = self.known.iter().filter(|(_, known, _)| *known == name);
        if let Some((id, ..)) = same.next() {
            // Of two with the same name neither is meant more than the other.
            return same.next().is_none().then_some(*id);
        }
        let (mut best, mut second) = ((0.0, None), 0.0);
        for (id, known, _) in &self.known {
            let alike = alike(&name, known);
            if alike > best.0 {
                second = best.0;
                best = (alike, Some(*id));
            } else if alike > second {
                second = alike;
            }
        }
        let (alike, id) = best;
        id.filter(|_| alike >= ALIKE && alike - second > 0.03)
    }
}

/// How much two folded names are the same, 0 … 1: letter by letter, and without words that only
/// one of them has.
fn alike(a: &str, b: &str) -> f64 {
    let spelt = strsim::normalized_damerau_levenshtein(a, b);
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let (fewer, more) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    // At least two words, and at most one missing.
    if fewer.len() < 2 || more.len() - fewer.len() > 1 {
        return spelt;
    }
    let has = |word: &&String| {
        more.iter().any(|other| strsim::normalized_damerau_levenshtein(word, other) >= ALIKE)
    };
    let common = fewer.iter().filter(has).count();
    if common == fewer.len() { spelt.max(0.9) } else { spelt }
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
    fn words_by_their_beginnings() {
        assert!(starts_with_words("Оценка (1–10)", "оценк"));
        assert!(starts_with_words("Response ID", "id") && !starts_with_words("Ideas", "id"));
        assert!(starts_with_words("Точки контакта", "точк контакт"));
        assert!(!starts_with_words("контакт точки", "точк контакт"));
    }
}
