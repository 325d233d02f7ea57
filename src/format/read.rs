//! From bytes to a document: what can be understood becomes the map, the rest is set aside word
//! for word and reported.

use super::again::try_again;
use super::aside::{Aside, Source};
use super::decode::{self, Piece};
use super::list::List;
use super::parallel;
use super::problem::{Problem, What};
use super::read_error::ReadError;
use super::reason::Reason;
use super::scan::{Fault, Span};
use super::sections::{Ending, Sections};
use super::sniff::{Found, text_of};
use super::v1;
use crate::model::{
    CellAnswers, CellKey, Conflict, ConflictKey, Document, Element, ElementId, EncodedImage, Ext,
    Language, Link, MapProps, Question, QuestionId,
};
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The version of the format this program writes, and the newest it fully understands.
pub const FORMAT: u32 = 1;

/// Rounds of taking out what breaks the map, each of which may show something that hung on it.
const MOST_ROUNDS: usize = 50;

/// A map as read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The map.
    pub document: Document,
    /// What its user should know, by place in the file. Empty for a sound file.
    pub problems: Vec<Problem>,
    /// Set when the file may be looked at but not saved over.
    pub read_only: Option<Newer>,
}

/// A file made by a newer version, of which this one understands only a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newer {
    /// The format it was written in.
    pub format: u32,
}

impl Newer {
    /// The state in words, with what to do.
    pub fn text(self, texts: &'static crate::i18n::Texts) -> String {
        ReadError::Newer { format: self.format }.text(texts)
    }
}

/// Reads a map from the bytes of a file.
///
/// # Errors
/// When the bytes are no map at all, or one larger than any map needs. A damaged map opens, with
/// [`Opened::problems`].
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    let Found { text, zeros } = text_of(bytes)?;
    let bad_letters = matches!(text, Cow::Owned(_)).then(|| text.find('\u{FFFD}')).flatten();
    let sections = Sections::of(&text)?;
    let newer = sections.min_reader > FORMAT;
    let newer = newer.then_some(Newer { format: sections.format.max(sections.min_reader) });
    let mut reading = Reading::of(&text, &sections);
    if let Some(at) = bad_letters {
        reading.aside.note(Some(at), What::BadLetters);
    }
    if zeros {
        reading.aside.note(Some(text.len()), What::Zeros);
    }
    let opened = reading.open(newer);
    match newer {
        Some(Newer { format }) if opened.document.is_empty() => Err(ReadError::Newer { format }),
        _ => Ok(opened),
    }
}

/// Whether `bytes` are read as exactly what `document` holds, with nothing to tell about them: what
/// [`read`] and a comparison say, too, but without building a second map. `false` also where that
/// is not so easily seen, as with pieces set aside: those two decide then.
pub(super) fn holds_just(bytes: &[u8], document: &Document) -> bool {
    let Ok(Found { text: Cow::Borrowed(text), zeros: false }) = text_of(bytes) else {
        return false;
    };
    let Ok(sections) = Sections::of(text) else { return false };
    if sections.min_reader > FORMAT || sections.comment.is_some() {
        return false;
    }
    let mut reading = Reading::of(text, &sections);
    let (props, ext) = reading.properties();
    reading.between_lists();
    let understood = reading.understand(props, ext);
    let nothing_aside = reading.aside.entries().is_empty() && document.set_aside().is_empty();
    let just =
        nothing_aside && reading.aside.into_problems().is_empty() && understood.is_just(document);
    // Nobody waits for a large map to be freed.
    std::thread::spawn(move || drop(understood));
    just
}

/// The indices of sources that are not part of the map, by list.
#[derive(Default)]
pub(super) struct Excluded([HashSet<usize>; List::ALL.len()]);

impl Excluded {
    fn has(&self, list: List, index: usize) -> bool {
        self.0[list as usize].contains(&index)
    }

    pub(super) fn add(&mut self, list: List, index: usize) -> bool {
        self.0[list as usize].insert(index)
    }
}

/// What was understood in one round, with the sources it came from.
struct Understood {
    props: MapProps,
    ext: Ext,
    elements: Vec<(ElementId, Arc<Element>)>,
    element_sources: Vec<(ElementId, usize)>,
    links: Vec<(Link, usize)>,
    questions: Vec<(QuestionId, Question)>,
    cells: Vec<(CellKey, CellAnswers)>,
    conflicts: Vec<(ConflictKey, Conflict)>,
}

impl Understood {
    /// Whether it is what the document holds, no more and no less.
    fn is_just(&self, document: &Document) -> bool {
        let ids: HashSet<ElementId> = self.elements.iter().map(|&(id, _)| id).collect();
        let links: HashSet<Link> = self.links.iter().map(|&(link, _)| link).collect();
        // As many different ones, and each of these among those: the same ones.
        (&self.props, &self.ext) == (document.props(), document.ext())
            && (ids.len(), links.len()) == (self.elements.len(), self.links.len())
            && (ids.len(), links.len()) == (document.len(), document.link_count())
            && self.elements.iter().all(|(id, element)| document.element(*id) == Some(element))
            && links.iter().all(|&link| document.has_link(link))
            && self.questions.iter().map(|(id, question)| (id, question)).eq(document.questions())
            && self.cells.iter().map(|(key, answers)| (key, answers)).eq(document.cells())
            && self.conflicts.iter().map(|(key, conflict)| (key, conflict)).eq(document.conflicts())
    }
}

/// One element as decoded on its own.
enum Half {
    Element((ElementId, Arc<Element>)),
    Picture(v1::Picture, Ext),
}

/// A file being read.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) sections: &'a Sections,
    pub(super) sources: [Vec<Source<'a>>; List::ALL.len()],
    pub(super) excluded: Excluded,
    /// Pieces that are part of the map and kept for their unknown fields too.
    fields_aside: HashSet<(List, usize)>,
    pub(super) aside: Aside<'a>,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str, sections: &'a Sections) -> Self {
        let mut sources: [Vec<Source<'a>>; List::ALL.len()] = Default::default();
        let cut = (sections.ending == Some(Ending::CutOff)).then(|| text.trim_end().len());
        let mut aside = Aside::new(text, cut);
        for &list in List::ALL {
            let spans = sections.list(list).iter();
            sources[list as usize] = spans
                .map(|span| Source { text: span.of(text).into(), at: span.start, again: false })
                .collect();
        }
        let before = std::mem::take(&mut sources[List::SetAside as usize]);
        try_again(before, &mut sources, &mut aside);
        Self {
            text,
            sections,
            sources,
            excluded: Excluded::default(),
            fields_aside: HashSet::new(),
            aside,
        }
    }

    fn open(mut self, read_only: Option<Newer>) -> Opened {
        let (props, ext) = self.properties();
        self.between_lists();
        let mut rounds = MOST_ROUNDS;
        loop {
            let understood = self.understand(props.clone(), ext.clone());
            let links: Vec<Link> = understood.links.iter().map(|&(link, _)| link).collect();
            let entries = self.aside.entries();
            let (document, mut broken) = Document::from_parts(
                understood.props,
                understood.elements,
                links,
                understood.questions,
                understood.cells,
                entries,
                understood.ext,
            );
            let (document, homeless) = document.with_conflicts(understood.conflicts);
            broken.extend(homeless);
            rounds -= 1;
            let (elements, links) = (&understood.element_sources, &understood.links);
            if rounds == 0 || !self.take_out(&broken, elements, links, &document) {
                let left = broken.into_iter().chain(document.check()).collect();
                self.tell_mended(left, elements, &document);
                if let Some(at) = self.sections.comment.filter(|_| !keeps_comments(&document)) {
                    self.aside.note(Some(at), What::Comments);
                }
                return Opened { document, problems: self.aside.into_problems(), read_only };
            }
        }
    }

    /// Reports and keeps what stands between the lists and behind them.
    fn between_lists(&mut self) {
        let (text, sections) = (self.text, self.sections);
        for (span, fault) in &sections.lost {
            let at = fault.at.saturating_sub(span.start);
            let fault = Fault::new(at, fault.reason.clone());
            self.aside.put(List::Other, &source(text, *span), fault);
        }
        for fault in &sections.untidy {
            self.aside.note(Some(fault.at), What::Untidy { reason: fault.reason.clone() });
        }
        if sections.map.is_empty() {
            self.aside.note(Some(sections.body), What::NoMap);
        }
        match sections.ending {
            None | Some(Ending::Swallowed) => {}
            Some(Ending::NoBracket) => self.aside.note(Some(text.len()), What::NoBracket),
            Some(Ending::CutOff) => self.aside.note(Some(text.len()), What::CutOff),
        }
    }

    /// The map's properties and the unknown fields beside them.
    fn properties(&mut self) -> (MapProps, Ext) {
        let mut props = None;
        for (i, &span) in self.sections.map.iter().enumerate() {
            let piece = source(self.text, span);
            match decode::with_ext::<v1::Map>(&piece.text) {
                Ok((map, ext)) if i == 0 => props = Some(MapProps { ext, ..MapProps::from(map) }),
                Ok(_) => self.aside.put_second_map(&piece),
                Err(fault) => self.aside.put(List::Map, &piece, fault),
            }
        }
        let mut ext = Ext::new();
        for &(name, value) in &self.sections.unknown {
            let known = ext.contains_key(name.of(self.text));
            if known || ["format", "min_reader"].contains(&name.of(self.text)) {
                let piece = source(self.text, Span { start: name.start, end: value.end });
                self.aside.put(List::Other, &piece, Fault::whole(Reason::Twice));
            } else {
                ext.insert(name.of(self.text).to_owned(), value.of(self.text).into());
            }
        }
        (props.unwrap_or_else(|| MapProps::new("", Language::English)), ext)
    }

    /// Decodes every source of a list that is not excluded; what fails is set aside.
    pub(super) fn decoded<R: Send>(
        &mut self,
        list: List,
        read: impl Fn(&str) -> Result<R, Fault> + Sync,
    ) -> Vec<(R, usize)> {
        let sources = &self.sources[list as usize];
        let excluded = &self.excluded;
        let indices: Vec<usize> = (0..sources.len()).filter(|&i| !excluded.has(list, i)).collect();
        let results = parallel::map(&indices, |&i| read(&sources[i].text));
        let mut good = Vec::with_capacity(results.len());
        let mut bad = Vec::new();
        for (index, result) in indices.into_iter().zip(results) {
            match result {
                Ok(value) => good.push((value, index)),
                Err(why) => bad.push((index, why)),
            }
        }
        for (index, why) in bad {
            self.exclude(list, index, why);
        }
        good
    }

    /// Takes one source out of the map and sets it aside; `false` if it was out already.
    pub(super) fn exclude(&mut self, list: List, index: usize, fault: Fault) -> bool {
        let new = self.excluded.add(list, index);
        if new {
            self.aside.put(list, &self.sources[list as usize][index], fault);
        }
        new
    }

    fn understand(&mut self, props: MapProps, ext: Ext) -> Understood {
        let mut images = self.images();
        let mut elements = Vec::new();
        let mut element_sources = Vec::new();
        let build = |(id, order, content), ext| -> (ElementId, Arc<Element>) {
            (id, Arc::new(Element { order, content, ext }))
        };
        let read = |text: &str| {
            decode::element(text).map(|(piece, ext)| match piece {
                Piece::Element(parts) => Half::Element(build(parts, ext)),
                Piece::Picture(picture) => Half::Picture(picture, ext),
            })
        };
        for (half, index) in self.decoded(List::Elements, read) {
            let (id, element) = match half {
                Half::Element(element) => element,
                Half::Picture(picture, ext) => {
                    let id = picture.id.0;
                    let Some((image, _)) = images.remove(&id) else {
                        let reason = Reason::NoPicture;
                        self.exclude(List::Elements, index, Fault::whole(reason));
                        continue;
                    };
                    build(picture.with_image(image), ext)
                }
            };
            element_sources.push((id, index));
            elements.push((id, element));
        }
        let mut unused: Vec<_> = images.into_iter().collect();
        unused.sort_unstable_by_key(|&(_, (_, index))| index);
        for (id, (_, index)) in unused {
            let reason = if self.aside.has(id) {
                Reason::GoesWith { id: id.to_string() }
            } else {
                Reason::UnusedPicture { id: id.to_string() }
            };
            self.exclude(List::Pictures, index, Fault::whole(reason));
        }
        let links = self.decoded(List::Links, decode::link);
        let questions = self.decoded(List::Questions, decode::question);
        let cells = self.decoded(List::Cells, decode::cell);
        let questions = self.without_ext(List::Questions, questions);
        let cells = self.without_ext(List::Cells, cells);
        let conflicts = self.conflicts();
        Understood { props, ext, elements, element_sources, links, questions, cells, conflicts }
    }

    /// The conflicts; a second one about the same thing is set aside.
    fn conflicts(&mut self) -> Vec<(ConflictKey, Conflict)> {
        let found = self.decoded(List::Conflicts, decode::conflict);
        let mut seen = BTreeSet::new();
        let (first, again): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(((key, _), _), _)| seen.insert(key.clone()));
        for (((key, _), _), index) in again {
            let bad = Fault::whole(Reason::Duplicate { id: key.name() });
            self.exclude(List::Conflicts, index, bad);
        }
        self.without_ext(List::Conflicts, first)
    }

    /// Keeps pieces with unknown fields for the file too, since the model has no room for these.
    fn without_ext<T>(&mut self, list: List, found: Vec<((T, Ext), usize)>) -> Vec<T> {
        let mut values = Vec::with_capacity(found.len());
        for ((value, ext), index) in found {
            if let Some(field) = ext.keys().next()
                && self.fields_aside.insert((list, index))
            {
                self.aside.put_field(list, &self.sources[list as usize][index], field);
            }
            values.push(value);
        }
        values
    }

    /// The data of pictures by the element that shows them.
    fn images(&mut self) -> HashMap<ElementId, (EncodedImage, usize)> {
        let mut images = HashMap::new();
        for ((id, image), index) in self.decoded(List::Pictures, decode::picture) {
            match images.entry(id) {
                Entry::Vacant(place) => {
                    place.insert((image, index));
                }
                Entry::Occupied(_) => {
                    let bad = Fault::whole(Reason::Duplicate { id: id.to_string() });
                    self.exclude(List::Pictures, index, bad);
                }
            }
        }
        images
    }
}

/// Whether any unknown field kept for the file has a comment in it.
fn keeps_comments(document: &Document) -> bool {
    let elements = document.elements().map(|(_, element)| &element.ext);
    let all = elements.chain([document.ext(), &document.props().ext]);
    all.flat_map(Ext::values).any(|value| value.contains("//") || value.contains("/*"))
}

fn source(text: &str, span: Span) -> Source<'_> {
    Source { text: span.of(text).into(), at: span.start, again: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::write;

    #[test]
    fn what_is_held_is_seen_without_building_a_map() {
        for sample in ["clinic-visit", "online-shop", "it-helpdesk"] {
            let file = std::fs::read(format!("samples/{sample}.cjm")).unwrap();
            let document = read(&file).unwrap().document;
            let bytes = write(&document);
            assert!(holds_just(&bytes, &document));
            let mut seen = 0;
            // A file with one wrong byte may hold the same map, but only if it is read as that.
            for at in (0..bytes.len()).step_by(bytes.len() / 300) {
                let mut other = bytes.clone();
                other[at] ^= 1 << (at % 7);
                let opened = read(&other);
                let same = opened.is_ok_and(|o| o.problems.is_empty() && o.document == document);
                assert!(same || !holds_just(&other, &document), "{sample}, byte {at}");
                seen += usize::from(!same);
            }
            assert!(seen > 100, "only {seen} changes changed anything");
            // Twice the same, or something missing, is not the same.
            let text = String::from_utf8(bytes).unwrap();
            let (before, after) = text.split_once("    Touchpoint(\n").unwrap();
            let (one, rest) = after.split_once("\n    ),\n").unwrap();
            let piece = format!("    Touchpoint(\n{one}\n    ),\n");
            assert!(!holds_just(format!("{before}{rest}").as_bytes(), &document));
            let twice = format!("{before}{piece}{piece}{rest}");
            assert!(!holds_just(twice.as_bytes(), &document));
        }
    }
}
