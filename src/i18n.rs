//! The words of the program in English, Russian and Ukrainian, from `assets/lang/<tag>/*.ftl`,
//! and numbers and dates as each language writes them.

use crate::model::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;

/// One language's files, in the order they are read.
macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../assets/lang/", $tag, "/map.ftl")),
            include_str!(concat!("../assets/lang/", $tag, "/words.ftl")),
            include_str!(concat!("../assets/lang/", $tag, "/advice.ftl")),
            include_str!(concat!("../assets/lang/", $tag, "/file.ftl")),
            include_str!(concat!("../assets/lang/", $tag, "/cli.ftl")),
            include_str!(concat!("../assets/lang/", $tag, "/app.ftl")),
        ]
    };
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of `language`; read once.
    pub fn of(language: Language) -> &'static Self {
        static LOADED: [OnceLock<Texts>; 3] = [const { OnceLock::new() }; 3];
        LOADED[language as usize].get_or_init(|| Self::load(language))
    }

    fn load(language: Language) -> Self {
        let files = match language {
            Language::English => files!("en"),
            Language::Russian => files!("ru"),
            Language::Ukrainian => files!("uk"),
        };
        let tag: unic_langid::LanguageIdentifier = language.key().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for file in files {
            let resource = match FluentResource::try_new(file.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    log::error!("texts of {}: {errors:?}", language.key());
                    resource
                }
            };
            if let Err(errors) = bundle.add_resource(resource) {
                log::error!("texts of {}: {errors:?}", language.key());
            }
        }
        Self { language, bundle }
    }

    /// The language of these texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a text for `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The text for `key`; the key itself where there is none (a test forbids that).
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text for `key` with its variables filled in.
    ///
    /// Whole numbers choose plural forms; numbers with decimals are given as text, see
    /// [`Self::number`].
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set((*name).to_owned(), value.to_fluent());
        }
        self.format(key, Some(&values))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            log::error!("no text for {key} in {}", self.language.key());
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            log::error!("text {key} in {}: {errors:?}", self.language.key());
        }
        text.into_owned()
    }
}

/// A variable of a text.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// A whole number; chooses plural forms.
    Count(u64),
    /// A word or an already written number.
    Text(&'a str),
}

impl Arg<'_> {
    fn to_fluent(self) -> FluentValue<'static> {
        match self {
            Self::Count(number) => FluentValue::from(number),
            Self::Text(text) => FluentValue::from(text.to_owned()),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Count(number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Count(number as u64)
    }
}
