//! Finding words in every text of a map, and replacing them.

use super::fold::fold;
use super::verbs::Change;
use super::whereabouts::Places;
use super::{Field, Selection, StepName};
use crate::model::{Document, Edit, Element, ElementId, ElementKind, MapProps};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words.
    pub text: String,
    /// Whether capitals matter.
    pub case: bool,
    /// Whether only whole words are meant.
    pub word: bool,
}

/// A text of the map as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapText {
    /// Its title.
    Title,
    /// The situation it shows.
    Scenario,
    /// One of those who made it, counted from 0.
    Author(usize),
    /// Free notes.
    Notes,
}

impl MapText {
    /// The text in a map's properties; `None` where there is no such author.
    pub fn of(self, props: &MapProps) -> Option<&str> {
        match self {
            Self::Title => Some(&props.title),
            Self::Scenario => Some(&props.scenario),
            Self::Author(at) => props.authors.get(at).map(String::as_str),
            Self::Notes => Some(&props.notes),
        }
    }

    fn of_mut(self, props: &mut MapProps) -> Option<&mut String> {
        match self {
            Self::Title => Some(&mut props.title),
            Self::Scenario => Some(&mut props.scenario),
            Self::Author(at) => props.authors.get_mut(at),
            Self::Notes => Some(&mut props.notes),
        }
    }
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextPlace {
    /// In the map's properties.
    Map(MapText),
    /// In an element.
    Element(ElementId, Field),
}

impl TextPlace {
    /// The text; `None` where it is gone.
    pub fn text(self, document: &Document) -> Option<&str> {
        match self {
            Self::Map(text) => text.of(document.props()),
            Self::Element(id, field) => field.of(&document.element(id)?.content),
        }
    }

    /// Whose text it is; `None` = the map's.
    pub const fn element(self) -> Option<ElementId> {
        match self {
            Self::Map(_) => None,
            Self::Element(id, _) => Some(id),
        }
    }
}

/// One place where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The text.
    pub place: TextPlace,
    /// The bytes of the text that were found.
    pub range: Range<usize>,
}

/// Looks for one thing in many texts.
pub struct Finder {
    needle: Vec<char>,
    case: bool,
    word: bool,
    /// The text looked at, kept for its room.
    letters: Vec<(usize, char)>,
}

impl Finder {
    /// Looks for `query`.
    pub fn new(query: &Query) -> Self {
        let needle = fold(&query.text, query.case).map(|(_, letter)| letter).collect();
        Self { needle, case: query.case, word: query.word, letters: Vec::new() }
    }

    /// Where it stands in `text`, as bytes; places do not overlap.
    pub fn ranges(&mut self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        // A folded letter takes one byte at least.
        if self.needle.is_empty() || text.len() < self.needle.len() {
            return found;
        }
        self.letters.clear();
        self.letters.extend(fold(text, self.case));
        let mut at = 0;
        while at + self.needle.len() <= self.letters.len() {
            let end = at + self.needle.len();
            if self.stands_at(at) && (!self.word || self.is_whole(at, end)) {
                let last = self.letters.get(end).map_or(text.len(), |(byte, _)| *byte);
                found.push(self.letters[at].0..last);
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    fn stands_at(&self, at: usize) -> bool {
        self.needle.iter().zip(&self.letters[at..]).all(|(wanted, (_, there))| wanted == there)
    }

    fn is_whole(&self, at: usize, end: usize) -> bool {
        let of_word =
            |place: Option<&(usize, char)>| place.is_some_and(|(_, c)| c.is_alphanumeric());
        let before = at.checked_sub(1).and_then(|before| self.letters.get(before));
        !of_word(before) && !of_word(self.letters.get(end))
    }
}

/// Everywhere `query` stands in a map, in the order people read: the map's own texts, personas,
/// the journey stage by stage, then what hangs nowhere. Takes a while on large maps.
pub fn find(document: &Document, query: &Query) -> Vec<Hit> {
    let mut finder = Finder::new(query);
    let mut hits = Vec::new();
    let props = document.props();
    let authors = (0..props.authors.len()).map(MapText::Author);
    let own =
        [MapText::Title, MapText::Scenario].into_iter().chain(authors).chain([MapText::Notes]);
    for text in own {
        let words = text.of(props).unwrap_or_default();
        let place = TextPlace::Map(text);
        hits.extend(finder.ranges(words).into_iter().map(|range| Hit { place, range }));
    }
    let mut others: Vec<(ElementId, ElementKind, usize, Hit)> = Vec::new();
    for (id, element) in document.elements() {
        let (kind, texts) = (element.kind(), element.content.texts());
        for (at, (&field, text)) in Field::all_of(kind).iter().zip(texts).enumerate() {
            let place = TextPlace::Element(id, field);
            let found = finder.ranges(text).into_iter();
            others.extend(found.map(|range| (id, kind, at, Hit { place, range })));
        }
    }
    if others.is_empty() {
        return hits;
    }
    let places = Places::of(document);
    others.sort_by_cached_key(|(id, kind, at, hit)| {
        let order = document.element(*id).map(|element| element.order.clone());
        (places.place(document, *id), *kind, order, *id, *at, hit.range.start)
    });
    hits.extend(others.into_iter().map(|(.., hit)| hit));
    hits
}

/// The first of `hits` that stands at an element or after it along the journey; the very first
/// where nothing does.
pub fn first_from(document: &Document, hits: &[Hit], from: Option<ElementId>) -> usize {
    let Some(from) = from.filter(|&id| document.contains(id)) else { return 0 };
    let places = Places::of(document);
    let start = places.place(document, from);
    let own = hits.iter().position(|hit| hit.place.element() == Some(from));
    let place = |hit: &Hit| hit.place.element().map(|id| places.place(document, id));
    own.or_else(|| hits.iter().position(|hit| place(hit).is_some_and(|place| place >= start)))
        .unwrap_or(0)
}

/// Puts `with` in the place of what was found, in one step. `None` where nothing of it is there
/// any more, or nothing would change.
pub fn replace(
    document: &Document,
    query: &Query,
    hits: &[Hit],
    with: &str,
    select: Selection,
) -> Option<Change> {
    let mut by_place: BTreeMap<TextPlace, Vec<Range<usize>>> = BTreeMap::new();
    for hit in hits {
        by_place.entry(hit.place).or_default().push(hit.range.clone());
    }
    let mut props = document.props().clone();
    let mut elements: BTreeMap<ElementId, Element> = BTreeMap::new();
    for (place, ranges) in by_place {
        let Some(text) = place.text(document).and_then(|text| replaced(text, ranges, with)) else {
            continue;
        };
        match place {
            TextPlace::Map(own) => {
                if let Some(old) = own.of_mut(&mut props) {
                    *old = text;
                }
            }
            TextPlace::Element(id, field) => {
                let known = document.element(id)?;
                let element = elements.entry(id).or_insert_with(|| Element::clone(known));
                field.set(&mut element.content, &text);
            }
        }
    }
    let mut edits: Vec<Edit> = Vec::new();
    if props != *document.props() {
        edits.push(Edit::SetProps(Arc::new(props)));
    }
    edits.extend(
        elements
            .into_iter()
            .filter(|(id, element)| document.element(*id).is_some_and(|old| **old != *element))
            .map(|(id, element)| Edit::Update { id, element: Arc::new(element) }),
    );
    if edits.is_empty() {
        return None;
    }
    let key = if hits.len() == 1 { "step-replace" } else { "step-replace-all" };
    let name = StepName::new(key, query.text.clone());
    Some(Change { edit: Edit::Batch(edits), name, select, typing: None })
}

/// `text` with `with` in these places; `None` where they are not all there.
fn replaced(text: &str, mut ranges: Vec<Range<usize>>, with: &str) -> Option<String> {
    ranges.sort_unstable_by_key(|range| range.start);
    let (mut new, mut from) = (String::with_capacity(text.len()), 0);
    for range in ranges {
        new.push_str(text.get(from..range.start)?);
        text.get(range.clone())?;
        new.push_str(with);
        from = range.end;
    }
    new.push_str(text.get(from..)?);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(needle: &str, case: bool, word: bool, text: &str) -> Vec<String> {
        let query = Query { text: needle.to_owned(), case, word };
        let found = Finder::new(&query).ranges(text);
        found.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn capitals_and_yo_do_not_matter_unless_they_shall() {
        assert_eq!(ranges("приём", false, false, "Прием и ПРИЁМ"), ["Прием", "ПРИЁМ"]);
        assert_eq!(ranges("Приём", true, false, "Прием и ПРИЁМ"), ["Прием"]);
        assert_eq!(ranges("ґанок", false, false, "Ґанок, ганок"), ["Ґанок"]);
    }

    #[test]
    fn whole_words_end_where_letters_end() {
        assert_eq!(ranges("врач", false, true, "Врач, врача, «врач»"), ["Врач", "врач"]);
        assert_eq!(ranges("20", false, true, "20 минут, 2026, до 20"), ["20", "20"]);
        assert_eq!(ranges("на приём", false, true, "запись на\nприём"), ["на\nприём"]);
    }

    #[test]
    fn found_places_are_whole_characters_and_do_not_overlap() {
        assert_eq!(ranges("аа", false, false, "аааа"), ["аа", "аа"]);
        assert_eq!(ranges("замок", false, false, "за\u{301}мок"), ["за\u{301}мок"]);
        assert_eq!(ranges("е", false, false, "е\u{308}"), ["е\u{308}"]);
        assert!(ranges("", false, false, "text").is_empty());
        assert!(ranges("longer", false, false, "long").is_empty());
    }

    #[test]
    fn replacing_keeps_what_stands_between() {
        let some = |ranges| replaced("один, два, один", ranges, "три");
        let query = Query { text: "один".into(), ..Query::default() };
        let found = Finder::new(&query).ranges("один, два, один");
        assert_eq!(some(found).as_deref(), Some("три, два, три"));
        let one = |from, to| some(std::iter::once(from..to).collect());
        assert_eq!(one(1, 3), None, "in the middle of a letter");
        assert_eq!(one(0, 400), None);
    }
}
