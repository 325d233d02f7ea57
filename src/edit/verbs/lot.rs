//! The parking lot: ideas that were said and have no place on the map yet, and giving them one.

use super::add::{content_of, hung};
use super::{Change, called, key_after, key_last, touchpoint_before};
use crate::edit::{Field, Selection, StepName};
use crate::model::{
    Document, Edit, Element, ElementId, ElementKind, Emotion, Evidence, EvidenceKind, Idea,
    Journey, Link, LinkKind, OrderKey, Quote, Rng, Valence,
};
use std::sync::Arc;

/// What a parked idea becomes, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdeaPlace {
    /// A note on an element: a barrier, driver, solution, quote, evidence or indicator.
    Note(ElementKind, ElementId),
    /// What a touchpoint says here; only where it says nothing yet.
    Text(Field, ElementId),
    /// What is felt at a touchpoint; only where nothing is said of it yet.
    Feeling {
        /// Where.
        touchpoint: ElementId,
        /// By whom; `None` = everybody.
        persona: Option<ElementId>,
        /// In which journey.
        journey: Journey,
        /// How, where nothing is felt there yet.
        valence: Valence,
    },
    /// A touchpoint of a stage, before another one there or at its end.
    Touchpoint {
        /// Where to.
        stage: ElementId,
        /// What it stands before; `None` = nothing.
        before: Option<ElementId>,
    },
}

/// Parks ideas behind the others, in their order, in one step; the last of them is selected.
/// `None` where there are none.
pub fn park(document: &Document, texts: &[&str], rng: &mut Rng) -> Option<Change> {
    let mut last = key_last(document, &document.of_kind(ElementKind::Idea), rng);
    let (mut edits, mut select) = (Vec::new(), Selection::none());
    for text in texts {
        let id = ElementId::random(rng);
        let element = Arc::new(Element::new(last.clone(), Idea::new(*text)));
        edits.push(Edit::Insert { id, element, links: Vec::new() });
        last = OrderKey::between(Some(&last), None, rng);
        select = Selection::one(id);
    }
    let name = match texts {
        [] => return None,
        [text] => StepName::new("step-add-idea", *text),
        several => StepName::several("step-add-ideas", several.len()),
    };
    Some(Change::new(edits, name, select))
}

/// Gives a parked idea its place on the map: it leaves the lot, and what else was said of it goes
/// with it, as evidence. `None` where it cannot stand there.
pub fn place_idea(
    document: &Document,
    idea: ElementId,
    place: IdeaPlace,
    rng: &mut Rng,
) -> Option<Change> {
    let known = document.element(idea)?.content.as_idea()?;
    let mut placed = match place {
        IdeaPlace::Note(kind, on) => note(document, known, kind, on, rng)?,
        IdeaPlace::Text(field, touchpoint) => text(document, known, field, touchpoint)?,
        IdeaPlace::Feeling { touchpoint, persona, journey, valence } => {
            feeling(document, known, (touchpoint, persona, journey, valence), rng)?
        }
        IdeaPlace::Touchpoint { stage, before } => {
            let change = touchpoint_before(document, stage, before, known.text.trim(), rng)?;
            let id = change.select.primary()?;
            Placed { edits: vec![change.edit], id, rest: known.clone() }
        }
    };
    placed.rest.text.clone_from(&known.text);
    placed.edits.extend(said_of(document, placed.id, &placed.rest, rng));
    placed.edits.push(Edit::Remove { id: idea });
    let name = StepName::new("step-place-idea", called(document, idea));
    Some(Change::new(placed.edits, name, Selection::one(placed.id)))
}

/// An idea in its place.
struct Placed {
    edits: Vec<Edit>,
    /// What it became, or what says it now.
    id: ElementId,
    /// What else was said of it and is not taken in yet.
    rest: Idea,
}

fn note(
    document: &Document,
    idea: &Idea,
    kind: ElementKind,
    on: ElementId,
    rng: &mut Rng,
) -> Option<Placed> {
    let mut rest = idea.clone();
    let content = match kind {
        ElementKind::Quote => {
            let speaker = std::mem::take(&mut rest.author);
            Quote::new(idea.text.clone(), speaker).into()
        }
        ElementKind::Evidence => {
            let (note, source) = (std::mem::take(&mut rest.note), std::mem::take(&mut rest.author));
            let said = [idea.text.as_str(), note.as_str()];
            let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
            let (text, kind) = (said.join("\n"), EvidenceKind::Expert);
            Evidence { text, kind, source, date: None, link: String::new() }.into()
        }
        _ => content_of(kind, idea.text.clone())?,
    };
    let (id, insert) = hung(document, content, on, rng)?;
    Some(Placed { edits: vec![insert], id, rest })
}

fn text(document: &Document, idea: &Idea, field: Field, touchpoint: ElementId) -> Option<Placed> {
    let known = &document.element(touchpoint)?.content;
    let says = field.of(known).filter(|_| known.as_touchpoint().is_some())?;
    if field == Field::Main || !says.trim().is_empty() {
        return None;
    }
    let edits = vec![field.edit(document, touchpoint, idea.text.trim())?];
    Some(Placed { edits, id: touchpoint, rest: idea.clone() })
}

fn feeling(
    document: &Document,
    idea: &Idea,
    (touchpoint, persona, journey, valence): (ElementId, Option<ElementId>, Journey, Valence),
    rng: &mut Rng,
) -> Option<Placed> {
    document.element(touchpoint)?.content.as_touchpoint()?;
    let felt = document.targets(touchpoint, LinkKind::Feels);
    let emotion = |id: ElementId| document.element(id)?.content.as_emotion();
    let known = felt.iter().copied().find(|&id| {
        emotion(id).is_some_and(|emotion| emotion.journey == journey)
            && document.target(id, LinkKind::Of) == persona
    });
    if let Some(id) = known {
        if !emotion(id)?.word.trim().is_empty() {
            return None;
        }
        let edits = vec![Field::Main.edit(document, id, idea.text.trim())?];
        return Some(Placed { edits, id, rest: idea.clone() });
    }
    let (order, id) = (key_last(document, &felt, rng), ElementId::random(rng));
    let (word, quote) = (idea.text.trim().to_owned(), String::new());
    let mut links = vec![Link::new(LinkKind::Feels, touchpoint, id)];
    links.extend(persona.map(|persona| Link::new(LinkKind::Of, id, persona)));
    let element = Arc::new(Element::new(order, Emotion { valence, word, quote, journey }));
    let edits = vec![Edit::Insert { id, element, links }];
    Some(Placed { edits, id, rest: idea.clone() })
}

/// What else was said of an idea, as evidence on what it became: the note, else the idea itself,
/// from whoever brought it. An expert's opinion: still an assumption.
fn said_of(document: &Document, on: ElementId, rest: &Idea, rng: &mut Rng) -> Option<Edit> {
    let (note, author) = (rest.note.trim(), rest.author.trim());
    if note.is_empty() && author.is_empty() {
        return None;
    }
    let text = if note.is_empty() { rest.text.trim() } else { note };
    let (text, source, link) = (text.to_owned(), author.to_owned(), String::new());
    let evidence = Evidence { text, kind: EvidenceKind::Expert, source, date: None, link };
    let order = key_last(document, &document.sources(on, LinkKind::Supports), rng);
    let id = ElementId::random(rng);
    let links = vec![Link::new(LinkKind::Supports, id, on)];
    Some(Edit::Insert { id, element: Arc::new(Element::new(order, evidence)), links })
}

/// Moves an idea of the lot, or a frame of the story, so that it is the one at `index`, counted
/// without itself. `None` where it is there already.
pub fn reorder(document: &Document, id: ElementId, index: usize, rng: &mut Rng) -> Option<Change> {
    let all = document.of_kind(document.kind(id)?);
    let others: Vec<ElementId> = all.iter().copied().filter(|&other| other != id).collect();
    let index = index.min(others.len());
    if all.get(index) == Some(&id) {
        return None;
    }
    let order = key_after(document, &others, index.checked_sub(1), rng);
    let element = Arc::new(Element { order, ..Element::clone(document.element(id)?) });
    let name = StepName::new("step-move", called(document, id));
    Some(Change::new(vec![Edit::Update { id, element }], name, Selection::one(id)))
}
