//! Which language: from a tag such as `uk-UA`, and from the system.

use crate::model::Language;
use std::sync::LazyLock;

impl Language {
    /// The language of a tag such as `uk`, `ru_RU.UTF-8` or `en-GB`; `None` for other languages.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', '.', '@']).next()?;
        Self::ALL.iter().copied().find(|language| language.key().eq_ignore_ascii_case(primary))
    }

    /// The first language of the user's system that we speak; English where there is none. Asked
    /// once: every frame wants to know.
    pub fn of_system() -> Self {
        static FOUND: LazyLock<Language> =
            LazyLock::new(|| first_spoken(sys_locale::get_locales()));
        *FOUND
    }
}

fn first_spoken(tags: impl IntoIterator<Item = String>) -> Language {
    tags.into_iter().find_map(|tag| Language::from_tag(&tag)).unwrap_or(Language::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_every_system_are_understood() {
        for (tag, language) in [
            ("en", Some(Language::English)),
            ("en-GB", Some(Language::English)),
            ("ru_RU.UTF-8", Some(Language::Russian)),
            ("UK-ua", Some(Language::Ukrainian)),
            ("uk@latin", Some(Language::Ukrainian)),
            ("ukr", None),
            ("de-DE", None),
            ("C", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn the_first_language_we_speak_wins_and_english_is_the_last_resort() {
        let tags = |list: &[&str]| {
            first_spoken(list.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(tags(&["de-DE", "uk-UA", "ru-RU"]), Language::Ukrainian);
        assert_eq!(tags(&["ja"]), Language::English);
        assert_eq!(tags(&[]), Language::English);
    }
}
