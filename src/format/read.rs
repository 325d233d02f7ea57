//! From bytes to a document: what can be understood becomes the map, the rest is set aside word
//! for word and reported.

use super::aside::{Aside, Source};
use super::decode::{self, Bad, Piece};
use super::parallel;
use super::problem::{List, Problem, ReadError, Reason, What};
use super::scan::Span;
use super::sections::Sections;
use super::sniff::text_of;
use super::v1;
use crate::model::{
    Broken, CellAnswers, CellKey, Document, Element, ElementId, EncodedImage, Ext, Language, Link,
    MapProps, Question, QuestionId,
};
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
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
    let text = text_of(bytes)?;
    let bad_letters = matches!(text, Cow::Owned(_)).then(|| text.find('\u{FFFD}')).flatten();
    let sections = Sections::of(&text)?;
    let newer = sections.min_reader > FORMAT;
    let newer = newer.then_some(Newer { format: sections.format });
    let mut reading = Reading::of(&text, &sections);
    if let Some(at) = bad_letters {
        reading.aside.note(Some(at), What::BadLetters);
    }
    let opened = reading.open(newer);
    match newer {
        Some(Newer { format }) if opened.document.is_empty() => Err(ReadError::Newer { format }),
        _ => Ok(opened),
    }
}

/// The indices of sources that are not part of the map, by list.
#[derive(Default)]
struct Excluded([HashSet<usize>; List::ALL.len()]);

impl Excluded {
    fn has(&self, list: List, index: usize) -> bool {
        self.0[list as usize].contains(&index)
    }

    fn add(&mut self, list: List, index: usize) -> bool {
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
}

/// One element as decoded on its own.
enum Half {
    Element((ElementId, Arc<Element>)),
    Picture(v1::Picture, Ext),
}

struct Reading<'a> {
    text: &'a str,
    sections: &'a Sections,
    sources: [Vec<Source<'a>>; List::ALL.len()],
    excluded: Excluded,
    /// Pieces that are part of the map and kept for their unknown fields too.
    fields_aside: HashSet<(List, usize)>,
    aside: Aside<'a>,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str, sections: &'a Sections) -> Self {
        let mut sources: [Vec<Source<'a>>; List::ALL.len()] = Default::default();
        let mut aside = Aside::new(text);
        for &list in List::ALL {
            let spans = sections.list(list).iter();
            sources[list as usize] = spans
                .map(|span| Source { text: span.of(text).into(), at: Some(span.start) })
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
        let text = self.text;
        for (span, reason) in &self.sections.lost {
            self.aside.put(List::Other, &source(text, *span), Bad::whole(reason.clone()));
        }
        for fault in &self.sections.untidy {
            self.aside.note(Some(fault.at), What::Untidy { reason: fault.reason.clone() });
        }
        if self.sections.cut_off {
            self.aside.note(Some(text.len()), What::CutOff);
        }
        let (props, ext) = self.properties();
        let mut rounds = MOST_ROUNDS;
        loop {
            let understood = self.understand(props.clone(), ext.clone());
            let links: Vec<Link> = understood.links.iter().map(|&(link, _)| link).collect();
            let entries = self.aside.entries();
            let (document, broken) = Document::from_parts(
                understood.props,
                understood.elements,
                links,
                understood.questions,
                understood.cells,
                entries,
                understood.ext,
            );
            rounds -= 1;
            if rounds == 0
                || !self.take_out(&broken, &understood.element_sources, &understood.links)
            {
                let left = broken.into_iter().chain(document.check());
                left.for_each(|broken| self.aside.note(None, What::Broken(broken)));
                if let Some(at) = self.sections.comment.filter(|_| !keeps_comments(&document)) {
                    self.aside.note(Some(at), What::Comments);
                }
                return Opened { document, problems: self.aside.into_problems(), read_only };
            }
        }
    }

    /// The map's properties and the unknown fields beside them.
    fn properties(&mut self) -> (MapProps, Ext) {
        let mut props = None;
        for (i, &span) in self.sections.map.iter().enumerate() {
            let piece = source(self.text, span);
            match decode::with_ext::<v1::Map>(&piece.text) {
                Ok((map, ext)) if i == 0 => props = Some(MapProps { ext, ..MapProps::from(map) }),
                Ok(_) => self.aside.put(List::Map, &piece, Bad::whole(Reason::Twice)),
                Err(bad) => self.aside.put(List::Map, &piece, bad),
            }
        }
        if self.sections.map.is_empty() {
            let reason = Reason::MissingField { field: List::Map.key().to_owned() };
            self.aside.note(None, What::Untidy { reason });
        }
        let mut ext = Ext::new();
        for &(name, value) in &self.sections.unknown {
            let known = ext.contains_key(name.of(self.text));
            if known || ["format", "min_reader"].contains(&name.of(self.text)) {
                let piece = source(self.text, Span { start: name.start, end: value.end });
                self.aside.put(List::Other, &piece, Bad::whole(Reason::Twice));
            } else {
                ext.insert(name.of(self.text).to_owned(), value.of(self.text).into());
            }
        }
        (props.unwrap_or_else(|| MapProps::new("", Language::English)), ext)
    }

    /// Decodes every source of a list that is not excluded; what fails is set aside.
    fn decoded<R: Send>(
        &mut self,
        list: List,
        read: impl Fn(&str) -> Result<R, Bad> + Sync,
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
    fn exclude(&mut self, list: List, index: usize, bad: Bad) -> bool {
        let new = self.excluded.add(list, index);
        if new {
            self.aside.put(list, &self.sources[list as usize][index], bad);
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
                        let reason = Reason::NoPicture { id: id.to_string() };
                        self.exclude(List::Elements, index, Bad::whole(reason));
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
            self.exclude(List::Pictures, index, Bad::whole(reason));
        }
        let links = self.decoded(List::Links, decode::link);
        let questions = self.decoded(List::Questions, question);
        let cells = self.decoded(List::Cells, cell);
        let questions = self.without_ext(List::Questions, questions);
        let cells = self.without_ext(List::Cells, cells);
        Understood { props, ext, elements, element_sources, links, questions, cells }
    }

    /// Keeps pieces with unknown fields for the file too, since the model has no room for these.
    fn without_ext<T>(&mut self, list: List, found: Vec<((T, Ext), usize)>) -> Vec<T> {
        let mut values = Vec::with_capacity(found.len());
        for ((value, ext), index) in found {
            if let Some(field) = ext.keys().next()
                && self.fields_aside.insert((list, index))
            {
                self.aside.put_fields(list, &self.sources[list as usize][index], field);
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
                    let bad = Bad::whole(Reason::Duplicate { id: id.to_string() });
                    self.exclude(List::Pictures, index, bad);
                }
            }
        }
        images
    }

    /// Sets aside what the model left out, so that nothing is lost. `false` if there was nothing
    /// (more) to set aside.
    fn take_out(
        &mut self,
        broken: &[Broken],
        elements: &[(ElementId, usize)],
        links: &[(Link, usize)],
    ) -> bool {
        let mut gone = HashMap::new();
        let mut any = false;
        for problem in broken {
            if let &Broken::Dangling(link) = problem {
                self.aside.orphan(link);
            }
        }
        for problem in broken {
            if let &Broken::DuplicateElement { id, index } = problem {
                let reason = Reason::Duplicate { id: id.to_string() };
                if let Some(&(_, source)) = elements.get(index) {
                    any |= self.exclude(List::Elements, source, Bad::whole(reason));
                }
            } else if let Some(id) = problem.dropped() {
                gone.insert(id, self.aside.reason_of(problem));
            }
        }
        if !gone.is_empty() {
            for &(id, source) in elements {
                if let Some(reason) = gone.get(&id) {
                    any |= self.exclude(List::Elements, source, Bad::whole(reason.clone()));
                }
            }
        }
        any |= self.take_out_links(broken, elements, links, &gone);
        any |= self.take_out_surveys(broken);
        any
    }

    fn take_out_links(
        &mut self,
        broken: &[Broken],
        elements: &[(ElementId, usize)],
        links: &[(Link, usize)],
        gone: &HashMap<ElementId, Reason>,
    ) -> bool {
        let mut any = false;
        let mut reasons = HashMap::new();
        let mut twice = HashSet::new();
        for problem in broken {
            match problem {
                Broken::Dangling(link)
                | Broken::NotAllowed(link)
                | Broken::SelfLink(link)
                | Broken::Second { link, .. } => {
                    reasons.insert(*link, self.aside.reason_of(problem));
                }
                Broken::DuplicateLink(link) => {
                    twice.insert(*link);
                }
                _ => {}
            }
        }
        if reasons.is_empty() && twice.is_empty() && gone.is_empty() {
            return false;
        }
        let there: HashSet<ElementId> = elements.iter().map(|&(id, _)| id).collect();
        let mut seen = HashSet::new();
        for &(link, source) in links {
            let lost = [link.from, link.to].into_iter().find(|id| gone.contains_key(id));
            let reason = match lost {
                Some(id) => Some(Reason::GoesWith { id: id.to_string() }),
                None => reasons.get(&link).cloned(),
            };
            let reason = reason.map(|reason| match reason {
                Reason::NoElement { .. } => {
                    let missing = if there.contains(&link.from) { link.to } else { link.from };
                    Reason::NoElement { id: missing.to_string() }
                }
                reason => reason,
            });
            if let Some(reason) = reason {
                self.aside.orphan(link);
                any |= self.exclude(List::Links, source, Bad::whole(reason));
            } else if twice.contains(&link) && !seen.insert(link) {
                // Nothing is lost: the same statement stands there already.
                any |= self.excluded.add(List::Links, source);
            }
        }
        any
    }

    fn take_out_surveys(&mut self, broken: &[Broken]) -> bool {
        let mut any = false;
        let mut questions = HashMap::new();
        let mut cells = HashMap::new();
        for problem in broken {
            match problem {
                Broken::Question { id, .. } => {
                    questions.insert(id.clone(), self.aside.reason_of(problem));
                }
                Broken::Cell { key, .. } => {
                    cells.insert(key.clone(), self.aside.reason_of(problem));
                }
                _ => {}
            }
        }
        if !questions.is_empty() {
            let mut seen = HashSet::new();
            for (((key, _), _), source) in self.decoded(List::Questions, question) {
                match questions.get(&key) {
                    Some(Reason::Duplicate { .. }) if seen.insert(key.clone()) => {}
                    Some(Reason::Nul) | None => {}
                    Some(reason) => {
                        any |= self.exclude(List::Questions, source, Bad::whole(reason.clone()));
                    }
                }
            }
        }
        if !cells.is_empty() {
            let mut seen = HashSet::new();
            for (((key, _), _), source) in self.decoded(List::Cells, cell) {
                match cells.get(&key) {
                    Some(Reason::Duplicate { .. }) if seen.insert(key.clone()) => {}
                    None => {}
                    Some(reason) => {
                        any |= self.exclude(List::Cells, source, Bad::whole(reason.clone()));
                    }
                }
            }
        }
        any
    }
}

/// Looks again at what earlier openings set aside: what can be understood now (by a newer version,
/// or because somebody mended it) goes back to its list. If anything does, so does all that had
/// no place on the map: it may have hung on that. If nothing does, nothing moves, so that a map
/// reads back as it was written.
fn try_again<'a>(
    before: Vec<Source<'a>>,
    sources: &mut [Vec<Source<'a>>; List::ALL.len()],
    aside: &mut Aside<'a>,
) {
    let mut left_out = Vec::new();
    let mut revived = false;
    for source in before {
        let v1::SetAside { list: name, text } = match decode::decode(&source.text) {
            Ok(entry) => entry,
            Err(bad) => {
                aside.put(List::SetAside, &source, bad);
                continue;
            }
        };
        if let Some(&list) = List::ALL.iter().find(|list| list.left_out_key() == name) {
            left_out.push((list, text));
            continue;
        }
        let list = List::from_key(&name);
        let understood = match list {
            List::Elements => decode::element(&text).is_ok(),
            List::Links => decode::link(&text).is_ok(),
            List::Questions => question(&text).is_ok_and(|(_, ext)| ext.is_empty()),
            List::Cells => cell(&text).is_ok_and(|(_, ext)| ext.is_empty()),
            List::Pictures => decode::picture(&text).is_ok(),
            List::Map | List::SetAside | List::Other => false,
        };
        if understood {
            revived = true;
            sources[list as usize].push(Source { text: text.into(), at: None });
        } else {
            aside.keep(&name, &text);
        }
    }
    for (list, text) in left_out {
        if revived {
            sources[list as usize].push(Source { text: text.into(), at: None });
        } else {
            aside.keep(&list.left_out_key(), &text);
        }
    }
}

/// Reads one question.
fn question(text: &str) -> Result<((QuestionId, Question), Ext), Bad> {
    let (question, ext) = decode::with_ext::<v1::Question>(text)?;
    Ok((question.into(), ext))
}

/// Reads one cell.
fn cell(text: &str) -> Result<((CellKey, CellAnswers), Ext), Bad> {
    /// A cell of three columns and twenty counts takes a tenth of this.
    const LONGEST: usize = 16 * 1024;
    if text.len() > LONGEST {
        return Err(Bad::whole(Reason::TooLong));
    }
    let (cell, ext) = match v1::quick::cell(text) {
        Some(cell) => (cell, Ext::new()),
        None => decode::with_ext::<v1::Cell>(text)?,
    };
    Ok((cell.try_into().map_err(Bad::whole)?, ext))
}

/// Whether any unknown field kept for the file has a comment in it.
fn keeps_comments(document: &Document) -> bool {
    let elements = document.elements().map(|(_, element)| &element.ext);
    let all = elements.chain([document.ext(), &document.props().ext]);
    all.flat_map(Ext::values).any(|value| value.contains("//") || value.contains("/*"))
}

fn source(text: &str, span: Span) -> Source<'_> {
    Source { text: span.of(text).into(), at: Some(span.start) }
}
