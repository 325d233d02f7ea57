//! What pieces of a file are called in messages, as far as they can be read.

use super::decode::{kind_of, named};
use super::explain::short;
use super::list::List;
use super::v1;
use crate::i18n::Texts;
use crate::model::{Element, ElementId};

/// Fields an element is known by, of whatever kind.
const LABELS: [&str; 6] = ["name", "label", "word", "text", "why", "caption"];

/// The name of a piece.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Name {
    /// What people call it; empty if that is not known.
    pub label: String,
    /// What the file calls it, such as its kind and id; empty if that could not be read.
    pub key: String,
}

impl Name {
    /// The name of an element of the map.
    pub(super) fn of_element(id: ElementId, element: &Element) -> Self {
        Self { label: plain(element.content.text()), key: id.to_string() }
    }

    /// The name of a piece of `list`.
    pub(super) fn of(list: List, text: &str) -> Self {
        let (label, key) = match list {
            List::Elements => {
                let word = kind_of(text);
                let known = named(text) || v1::kind_of_word(word).is_some();
                let kind = known.then(|| short(word));
                let id = id_of(text).map(|id| id.to_string());
                let key: Vec<String> = kind.into_iter().chain(id).collect();
                (label_of(text), key.join(" "))
            }
            List::Links => (String::new(), first_line(text)),
            List::Questions => (String::new(), value_of(text, "key")),
            List::Cells => {
                let values = ["touchpoint", "question", "period"].map(|name| value_of(text, name));
                let values: Vec<String> =
                    values.into_iter().filter(|value| !value.is_empty()).collect();
                (String::new(), format!("({})", values.join(", ")))
            }
            List::Conflicts => (String::new(), about_of(text)),
            List::Pictures => (String::new(), value_of(text, "id")),
            List::Map | List::SetAside | List::Other => Default::default(),
        };
        Self { label, key }
    }

    /// The name in words, after a blank; nothing if there is no name.
    pub(super) fn text(&self, texts: &'static Texts) -> String {
        let Self { label, key } = self;
        match (label.is_empty(), key.is_empty()) {
            (true, true) => String::new(),
            (true, false) => format!(" {key}"),
            (false, true) => format!(" {}", texts.with("file-label", &[("label", label.into())])),
            (false, false) => {
                let label = texts.with("file-label", &[("label", label.into())]);
                format!(" {label} ({key})")
            }
        }
    }
}

/// The id of an element, as it stands in its piece.
pub(super) fn id_of(text: &str) -> Option<ElementId> {
    let (_, rest) = text.split_once("id:")?;
    rest.trim_start().strip_prefix('"')?.get(..13)?.parse().ok()
}

/// What the element of a piece is called by people.
fn label_of(text: &str) -> String {
    let fields = text.lines().map(str::trim_start);
    let label = LABELS.iter().find_map(|label| {
        fields
            .clone()
            .find_map(|line| line.strip_prefix(label)?.strip_prefix(": \"")?.strip_suffix("\","))
    });
    let label = label.filter(|label| !label.contains('"') || label.contains("\\\""));
    label.map_or(String::new(), |label| {
        let text = ron::from_str::<String>(&format!("\"{label}\""));
        text.map_or(String::new(), |text| plain(&text))
    })
}

/// The text of the field `name` of a short piece.
fn value_of(text: &str, name: &str) -> String {
    let value = text.split_once(&format!("{name}: \"")).and_then(|(_, rest)| rest.split_once('"'));
    value.map_or(String::new(), |(value, _)| plain(value))
}

/// What a conflict is about, as it stands in its piece.
fn about_of(text: &str) -> String {
    let about = text.split_once("about:").map_or("", |(_, rest)| rest.trim_start());
    first_line(about).trim_end_matches(',').to_owned()
}

/// A text as part of a message: its first line, short, without signs that cannot be seen.
fn plain(text: &str) -> String {
    first_line(text).chars().filter(|letter| !letter.is_control()).collect()
}

fn first_line(text: &str) -> String {
    const LONGEST: usize = 50;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
