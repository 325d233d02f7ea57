//! How a cell names other elements, and which elements a cell names.

use super::Fault;
use crate::edit::folded;
use crate::i18n::Texts;
use crate::model::{Document, ElementId, ElementKind, Language, LinkKind};
use std::collections::HashMap;

/// Longest name of an element in another one's row, in characters.
const LONGEST: usize = 80;

/// A text in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in one line that is not too long to be a name.
fn short(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

/// Folded names, and who is called so.
type Called = HashMap<(ElementKind, Vec<char>), Vec<ElementId>>;

/// What the elements of a map are called in cells.
pub(super) struct Names {
    kinds: HashMap<ElementId, ElementKind>,
    written: HashMap<ElementId, String>,
    /// As the map calls them.
    known: Called,
    /// As the rows of a workbook call them.
    told: Called,
    language: Language,
}

impl Names {
    /// The names of a map's elements.
    pub(super) fn of(map: &Document) -> Self {
        let language = map.props().language;
        let (kinds, written) = (HashMap::new(), HashMap::new());
        let mut names =
            Self { kinds, written, known: Called::new(), told: Called::new(), language };
        let mut shorts: HashMap<(ElementKind, Vec<char>), u32> = HashMap::new();
        let all: Vec<(ElementId, ElementKind, String)> =
            map.elements().map(|(id, it)| (id, it.kind(), name_of(map, id))).collect();
        for (_, kind, name) in &all {
            *shorts.entry((space(*kind), folded(&short(name)))).or_default() += 1;
        }
        for (id, kind, name) in all {
            let short = short(&name);
            let said = folded(&short);
            let alone = !said.is_empty() && shorts.get(&(space(kind), said)) == Some(&1);
            // What ends like an id would be taken for one.
            let written = match (alone && id_in(&short).is_none(), short.as_str()) {
                (true, _) => short,
                (false, "") => format!("[{id}]"),
                (false, short) => format!("{short} [{id}]"),
            };
            names.kinds.insert(id, kind);
            add(&mut names.known, kind, &name, id);
            add(&mut names.known, kind, &written, id);
            names.written.insert(id, written);
        }
        names
    }

    /// Takes note of what a row of a workbook calls an element.
    pub(super) fn tell(&mut self, id: ElementId, kind: ElementKind, name: &str) {
        self.kinds.insert(id, kind);
        add(&mut self.told, kind, &one_line(name), id);
        add(&mut self.told, kind, &short(name), id);
    }

    /// What an element is called in a cell; among elements of any kind with its kind before it.
    pub(super) fn written(&self, id: ElementId, any: bool) -> String {
        let name = self.written.get(&id).cloned().unwrap_or_else(|| format!("[{id}]"));
        match self.kinds.get(&id).filter(|_| any) {
            Some(&kind) => format!("{}: {name}", Texts::of(self.language).word(kind)),
            None => name,
        }
    }

    /// The element of one of the `allowed` kinds that a text names.
    ///
    /// # Errors
    /// Where there is none, or several.
    pub(super) fn find(
        &self,
        text: &str,
        allowed: &dyn Fn(ElementKind) -> bool,
    ) -> Result<ElementId, Fault> {
        let text = one_line(text);
        let kind_of = |id: &ElementId| self.kinds.get(id).copied();
        let own = id_in(&text).filter(|id| kind_of(id).is_some_and(allowed));
        if let Some(id) = own {
            return Ok(id);
        }
        let split = kind_before(&text);
        let mut found = self.called(&text, allowed);
        if let Some((kind, rest)) = split.filter(|_| found.is_empty()) {
            found = self.called(rest, &|other| other == kind && allowed(kind));
        }
        match found.as_slice() {
            [id] => Ok(*id),
            [] => Err(Fault::Unknown(text)),
            _ => Err(Fault::Several(text)),
        }
    }

    /// Who is called so: by the rows of the workbook, else by the map.
    fn called(&self, text: &str, allowed: &dyn Fn(ElementKind) -> bool) -> Vec<ElementId> {
        let key = folded(text);
        let among = |called: &Called| {
            let kinds = ElementKind::ALL.iter().copied().filter(|&kind| allowed(kind));
            let mut found: Vec<ElementId> = kinds
                .filter_map(|kind| called.get(&(kind, key.clone())))
                .flatten()
                .copied()
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let told = among(&self.told);
        if told.is_empty() { among(&self.known) } else { told }
    }
}

fn add(called: &mut Called, kind: ElementKind, name: &str, id: ElementId) {
    let name = folded(name);
    if !name.is_empty() {
        let ids = called.entry((kind, name)).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
}

/// Kinds whose elements are named in the same cells share one space of names.
const fn space(kind: ElementKind) -> ElementKind {
    match kind {
        ElementKind::Transition => ElementKind::Touchpoint,
        other => other,
    }
}

/// What an element is called; a way without a label, or a feeling without a name, by what it
/// belongs to.
pub(super) fn name_of(map: &Document, id: ElementId) -> String {
    let text = |id: ElementId| map.element(id).map(|it| one_line(it.content.text()));
    let own = text(id).unwrap_or_default();
    let named = |id: Option<ElementId>| id.and_then(text).unwrap_or_default();
    match map.kind(id) {
        Some(ElementKind::Transition) if own.is_empty() => {
            let from = named(map.source(id, LinkKind::Leaves));
            let to = named(map.target(id, LinkKind::Arrives));
            format!("{from} → {to}")
        }
        Some(ElementKind::Emotion) if own.is_empty() => named(map.source(id, LinkKind::Feels)),
        Some(ElementKind::Moment) if own.is_empty() => named(map.target(id, LinkKind::Marks)),
        _ => own,
    }
}

/// The id at the end of a name, between brackets.
fn id_in(text: &str) -> Option<ElementId> {
    let (_, id) = text.strip_suffix(']')?.rsplit_once('[')?;
    id.parse().ok()
}

/// The kind that stands before a name, in whatever language, and the name.
fn kind_before(text: &str) -> Option<(ElementKind, &str)> {
    let (kind, name) = text.split_once(": ")?;
    let kind = folded(kind);
    let is = |of: ElementKind| {
        Language::ALL.iter().any(|&language| folded(Texts::of(language).word(of)) == kind)
    };
    Some((ElementKind::ALL.iter().copied().find(|&of| is(of))?, name))
}
