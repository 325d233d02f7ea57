//! The words of the program in English, Russian and Ukrainian, from `assets/lang/<tag>/*.ftl`,
//! and numbers and dates as each language writes them. Knows nothing of screens or files.

mod broken;
mod dictionary;
mod headers;
mod language;
mod numbers;
mod undrawn;
mod words;

pub use dictionary::{Topic, usual_words};
pub use headers::{header_words, survey_words};
pub use words::{Hinted, Word};

use crate::model::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

/// One language's files, in the order they are read.
macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../../assets/lang/", $tag, "/map.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/words.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/advice.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/insight.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/file.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/recovery.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/import.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/interchange.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/outside.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/workbook.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/broken.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/cli.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/conflicts.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/shared.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/versions.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/app.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/edit.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/start.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/panels.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/workshop.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/story.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/hand.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/find.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/table.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/survey.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/inspect.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/merge.ftl")),
            include_str!(concat!("../../assets/lang/", $tag, "/html.ftl")),
        ]
    };
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, written out once: layout asks for them all the time.
    plain: HashMap<Box<str>, Box<str>>,
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
        let mut plain = HashMap::new();
        for key in files.into_iter().flat_map(keys_of) {
            if let Some(text) = plain_text(&bundle, key) {
                plain.insert(key.into(), text.into());
            }
        }
        Self { language, bundle, plain }
    }

    /// The language of these texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a text for `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The text for `key`, which must have no variables; the key itself where there is none (a
    /// test forbids that). Costs one look-up.
    pub fn get(&'static self, key: &str) -> &'static str {
        if let Some(text) = self.plain.get(key) {
            return text;
        }
        log::error!("no plain text for {key} in {}", self.language.key());
        kept(key)
    }

    /// The text for `key` with its variables filled in.
    ///
    /// Whole numbers choose plural forms; a number that is to be read is given as text, see
    /// [`Self::number`] and [`Self::count`].
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set((*name).to_owned(), value.to_fluent());
        }
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            log::error!("no text for {key} in {}", self.language.key());
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        if !errors.is_empty() {
            log::error!("text {key} in {}: {errors:?}", self.language.key());
        }
        text.into_owned()
    }

    /// The text for `key` about `count` things: its variable `count` chooses the plural form,
    /// `number` is the count as the language writes it.
    pub fn count(&self, key: &str, count: u64) -> String {
        let number = self.whole(count);
        self.with(key, &[("count", Arg::Count(count)), ("number", Arg::Text(&number))])
    }
}

/// The message keys of a Fluent file: what stands before `=` at the start of a line.
fn keys_of(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let good = key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        good.then_some(key)
    })
}

/// The text of a message that needs no variables.
fn plain_text(bundle: &FluentBundle<FluentResource>, key: &str) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// Keeps a missing key for the program's whole life, once: a mistake of ours that must not end it.
fn kept(key: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(key) {
        return known;
    }
    let text: &'static str = Box::leak(key.to_owned().into_boxed_str());
    all.insert(text);
    text
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

impl<'a> From<&&'a str> for Arg<'a> {
    fn from(text: &&'a str) -> Self {
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
