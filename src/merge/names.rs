//! What is compared and merged, in the words of people: names instead of ids.

use crate::format::{read_cell, read_element, read_id, unquoted, unquoted_list};
use crate::i18n::{Texts, Word};
use crate::model::{
    Conflict, ConflictKey, Content, Document, Effort, ElementId, EvidenceKind, Feasibility,
    Journey, Language, Layer, Link, MapState, MomentKind, Phase, Presence, SolutionStatus, Version,
};
use crate::scores::{Answers, Histogram, Metric};

/// Longest text of an element or value that is shown.
const LONGEST: usize = 80;

/// An element by its kind and what people call it.
pub fn element_name(document: &Document, id: ElementId, texts: &'static Texts) -> String {
    document.element(id).map_or_else(|| id.to_string(), |it| content_name(&it.content, texts))
}

fn content_name(content: &Content, texts: &'static Texts) -> String {
    let kind = texts.word(content.kind());
    let text = short(content.text());
    if text.is_empty() {
        return kind.to_owned();
    }
    texts.with("merge-element", &[("kind", kind.into()), ("name", (&text).into())])
}

/// A field, by its name in files, in words.
pub fn field_name(name: &str, texts: &'static Texts) -> String {
    let key = match name {
        "name" => "field-name",
        "about" => "field-about",
        "motivation" => "field-motivation",
        "needs" => "field-needs",
        "pains" => "field-pains",
        "phase" => "field-phase",
        "channel" => "field-channel",
        "action" => "field-action",
        "expectation" => "field-expectation",
        "owner" => "field-owner",
        "backstage" => "field-backstage",
        "clients_per_month" => "field-clients",
        "presence" => "field-presence",
        "lanes" => "frame-lanes",
        "personas" => "frame-personas",
        "scores" => "frame-scores",
        "lead_metric" => "field-lead",
        "reported" => "field-reported",
        "follow_up" => "field-follow-up",
        "label" => "field-label",
        "share" => "field-share",
        "valence" => "field-feeling",
        "word" => "field-emotion",
        "quote" => "field-quote",
        "journey" => "field-journey",
        "text" => "field-text",
        "severity" => "field-severity",
        "votes" => "field-votes",
        "why" => "field-why",
        "feasibility" => "field-feasibility",
        "effort" => "field-effort",
        "status" => "field-status",
        "source" => "field-source",
        "date" => "field-date",
        "link" => "field-link",
        "layer" => "field-layer",
        "value" => "field-value",
        "unit" => "field-unit",
        "target" => "field-target",
        "data_source" => "field-data-source",
        "history" => "field-history",
        "speaker" => "field-speaker",
        "caption" => "field-caption",
        "note" => "field-note",
        "author" => "field-author",
        "title" => "field-title",
        "scenario" => "field-scenario",
        "state" => "field-state",
        "authors" => "field-authors",
        "notes" => "field-notes",
        "language" => "field-language",
        "targets" => "field-targets",
        "order" => "merge-field-order",
        "kind" => "merge-field-kind",
        "comment" => "merge-field-comment",
        "image" => "merge-field-image",
        "metric" => "merge-field-metric",
        "imports" => "merge-field-imports",
        "profiles" => "merge-field-profiles",
        _ => return name.to_owned(),
    };
    texts.get(key).to_owned()
}

/// A value as people read it: a text without quotes, a choice and an element by their names,
/// anything else as files write it; what is left out is said to be.
pub fn value_text(document: &Document, value: Option<&str>, texts: &'static Texts) -> String {
    let Some(value) = value else { return texts.get("field-empty").to_owned() };
    if let Some(id) = read_id(value).filter(|&id| document.contains(id)) {
        return element_name(document, id, texts);
    }
    if let Some(text) = unquoted(value) {
        return short(&text.lines().collect::<Vec<_>>().join(" / "));
    }
    if let Some(word) = choice_text(value, texts) {
        return word.to_owned();
    }
    if let Some(answers) = answers_text(value, texts) {
        return answers;
    }
    if let Some(list) = unquoted_list(value) {
        return short(&list.join(", "));
    }
    if let Ok((_, element)) = read_element(value) {
        return content_name(&element.content, texts);
    }
    short(&value.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What one version of a conflict says: the same, and of what is there or not, which of the two.
pub fn version_text(
    document: &Document,
    (key, conflict): (&ConflictKey, &Conflict),
    version: &Version,
    texts: &'static Texts,
) -> String {
    let whole = matches!(key, ConflictKey::Element(_) | ConflictKey::Question(_));
    match (&version.value, &conflict.base) {
        (None, Some(_)) if whole => texts.get("merge-deleted").to_owned(),
        (None, None) if whole => texts.get("merge-absent").to_owned(),
        (value, _) => value_text(document, value.as_deref(), texts),
    }
}

/// Answers of several cells: how many there are, and how many gave which, from the worst answer of
/// the scale to the best; three numbers in a row where three questions were asked.
fn answers_text(value: &str, texts: &'static Texts) -> Option<String> {
    let cells: Result<Vec<_>, _> = value.lines().map(read_cell).collect();
    let mut sums: Vec<Histogram> = Vec::new();
    for (_, answers) in cells.ok()? {
        let histograms = match &*answers {
            Answers::One(histogram) => std::slice::from_ref(histogram),
            Answers::Three(histograms) => histograms.as_slice(),
        };
        if sums.is_empty() {
            sums = histograms.to_vec();
        } else {
            for (sum, more) in sums.iter_mut().zip(histograms) {
                sum.add(more).ok()?;
            }
        }
    }
    let asked = sums.first()?;
    let shares = |histogram: &Histogram| {
        let given = histogram.iter().filter(|(_, count)| *count > 0);
        let given = given.map(|(answer, count)| format!("{answer} × {count}"));
        given.collect::<Vec<_>>().join(", ")
    };
    let shares: Vec<String> = sums.iter().map(shares).collect();
    Some(format!("{}: {}", texts.count("question-answers", asked.n()), shares.join(" | ")))
}

/// The name of a choice, which files write as one word: `AsIs`.
fn choice_text(value: &str, texts: &'static Texts) -> Option<&'static str> {
    fn of<W: Word>(key: &str, texts: &'static Texts) -> Option<&'static str> {
        W::VALUES.iter().find(|it| it.word_key() == key).map(|it| texts.word(*it))
    }
    if !value.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let mut key = String::new();
    for letter in value.chars() {
        if letter.is_ascii_uppercase() && !key.is_empty() {
            key.push('-');
        }
        key.push(letter.to_ascii_lowercase());
    }
    let kinds = [
        of::<Phase>,
        of::<Presence>,
        of::<Journey>,
        of::<MapState>,
        of::<MomentKind>,
        of::<Feasibility>,
        of::<Effort>,
        of::<SolutionStatus>,
        of::<EvidenceKind>,
        of::<Layer>,
        of::<Language>,
        of::<Metric>,
    ];
    kinds.into_iter().find_map(|of| of(&key, texts))
}

/// A link with the names of its ends.
pub fn link_text(document: &Document, link: Link, texts: &'static Texts) -> String {
    let [from, to] = [link.from, link.to].map(|id| element_name(document, id, texts));
    let kind = texts.word(link.kind);
    let args = [("from", (&from).into()), ("link", kind.into()), ("to", (&to).into())];
    texts.with("merge-link", &args)
}

/// What a conflict of a map is about.
pub fn about_text(document: &Document, key: &ConflictKey, texts: &'static Texts) -> String {
    let within = |whole: String, part: &str| {
        texts.with("merge-within", &[("whole", (&whole).into()), ("part", part.into())])
    };
    let question = |id: &str| {
        let text = document.questions().get(id).map_or(id, |question| &question.text);
        texts.with("merge-question", &[("text", (&short(text)).into())])
    };
    match key {
        ConflictKey::Map(name) | ConflictKey::Other(name) => {
            within(texts.get("merge-map").to_owned(), &field_name(name, texts))
        }
        ConflictKey::Element(id) if document.contains(*id) => element_name(document, *id, texts),
        ConflictKey::Element(id) => {
            let versions = document.conflicts().get(key).into_iter().flat_map(Conflict::versions);
            let mut values = versions.filter_map(|version| version.value.as_ref());
            let named = values.find_map(|value| Some(read_element(value).ok()?.1.content));
            named.map_or_else(|| id.to_string(), |content| content_name(&content, texts))
        }
        ConflictKey::Field { id, field } => {
            within(element_name(document, *id, texts), &field_name(field, texts))
        }
        ConflictKey::Link { id, kind } => {
            within(element_name(document, *id, texts), texts.word(*kind))
        }
        ConflictKey::Question(id) => question(id),
        ConflictKey::QuestionField { id, field } => within(question(id), &field_name(field, texts)),
        ConflictKey::Answers { touchpoint, question: id, period, segments } => {
            let month = period.map(|month| texts.month(month));
            let segments = segments.iter().map(|it| format!("{} = {}", it.column, it.value));
            let place: Vec<String> =
                std::iter::once(question(id)).chain(month).chain(segments).collect();
            within(element_name(document, *touchpoint, texts), &place.join(", "))
        }
    }
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{element_fields, read};
    use crate::model::MapProps;
    use std::collections::BTreeSet;

    #[test]
    fn no_choice_is_told_as_files_write_it() {
        let russian = Texts::of(Language::Russian);
        let mut told = BTreeSet::new();
        for path in ["samples/clinic-visit.cjm", "tests/fixtures/v1/everything.cjm"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            let map = read(&std::fs::read(path).unwrap()).unwrap().document;
            for (id, element) in map.elements() {
                for field in element_fields(id, element) {
                    if field.value.starts_with(|c: char| c.is_ascii_uppercase()) {
                        let text = value_text(&map, Some(&field.value), russian);
                        let custom = field.value.starts_with("Custom");
                        assert!(custom || text != *field.value, "{}: {}", field.name, field.value);
                        told.insert(field.name);
                    }
                }
            }
        }
        assert!(told.len() >= 8, "{told:?}");
        let map = Document::new(MapProps::new("", Language::Russian));
        assert_eq!(value_text(&map, Some("[\n  \"Аня\",\n  \"Бор\",\n]"), russian), "Аня, Бор");
    }
}
