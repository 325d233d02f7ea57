//! What the inspector asks for. Whatever it changes, what is selected stays selected and the map
//! stays where it is.

use super::{Action, App, Choice, MapChoice, OpenMap, Place, Purpose, Slot, Tone, Typing};
use crate::edit::verbs::{self, Change};
use crate::import::Measurements;
use crate::model::{
    Document, ElementId, ElementKind, FollowUpState, Journey, Link, LinkKind, Measured, QuestionId,
    Reported, Rng, Valence,
};
use crate::scores::Metric;
use std::path::Path;
use std::sync::Arc;

/// Something the inspector asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// To type here.
    Type(Slot),
    /// To end typing here, if that is where somebody types.
    Leave(Slot),
    /// To make a choice for these elements.
    Set(Vec<ElementId>, Choice),
    /// To make a choice about the map.
    SetMap(MapChoice),
    /// To say what a persona, or everybody, feels at these touchpoints.
    Feel(Vec<ElementId>, Option<ElementId>, Journey, Valence),
    /// To say whose these emotions are.
    Assign(Vec<ElementId>, Option<ElementId>),
    /// To make these touchpoints moments of truth; where all are, not any more.
    Mark(Vec<ElementId>),
    /// To say how far the answer to the scores of these touchpoints has come, as of today.
    FollowUp(Vec<ElementId>, Option<FollowUpState>),
    /// To add a note to an element, a touchpoint to a stage, and to type what it says.
    Add(ElementKind, ElementId),
    /// To add a persona and to type its name.
    AddPersona,
    /// To draw a way between two touchpoints.
    Connect(ElementId, ElementId),
    /// To lead an end of a way to a touchpoint.
    Reroute(ElementId, LinkKind, ElementId),
    /// To move an element to another place of its list, counted without itself.
    Shift(Vec<ElementId>, ElementId, usize),
    /// To tie two elements.
    Tie(Link),
    /// To take an element off another; it goes altogether where it hangs on nothing else.
    TakeOff(Link),
    /// To remove an element.
    Remove(ElementId),
    /// To add a reported score to a touchpoint.
    Report(ElementId, Reported),
    /// To say which metric the reported score at a place of a touchpoint is of.
    ReportMetric(ElementId, usize, Metric),
    /// To take the reported score at a place of a touchpoint away.
    Unreport(ElementId, usize),
    /// To enter measurements of an indicator.
    Measure(ElementId, Vec<Measured>),
    /// To choose a file with measurements of an indicator.
    MeasureFrom(ElementId),
    /// To take the measurement at a place of an indicator's history out.
    Unmeasure(ElementId, usize),
    /// To add a question whose answers feed a metric.
    Question(String, Metric),
    /// To remove a question with its answers.
    Unask(QuestionId),
    /// To take a survey back, by its import.
    Unimport(Arc<str>),
    /// To take a profile of surveys away.
    ForgetProfile(String),
    /// To choose a picture file, for a touchpoint or in a picture's place.
    Picture(ElementId),
}

impl App {
    /// Does what the inspector asks for.
    pub(super) fn ask(&mut self, ask: Ask) {
        match ask {
            Ask::Type(slot) => return self.begin_typing_at(slot, Place::Panel),
            Ask::Leave(slot) => {
                let typed = self.map.as_ref().and_then(|map| map.typing.as_ref());
                if typed.is_some_and(|typing| typing.slot == slot && typing.in_panel()) {
                    self.end_typing(true);
                }
                return;
            }
            _ => self.end_typing(true),
        }
        match ask {
            Ask::Picture(on) => return self.pick(Purpose::Picture(on)),
            Ask::MeasureFrom(indicator) => return self.pick(Purpose::Measurements(indicator)),
            _ => {}
        }
        let Some(map) = &self.map else { return };
        let change = change_of(&map.document, ask, &mut self.rng);
        self.change_in_panel(change);
    }

    fn change_in_panel(&mut self, change: Option<Change>) {
        if let Some(change) = change {
            self.change_in_place(change);
        }
    }

    /// Makes a change a step of the history; what is selected stays so, and the map where it is.
    pub(super) fn change_in_place(&mut self, change: Change) {
        if self.change_at(change, Place::Panel) {
            self.show();
        }
    }

    /// Puts measurements that were read from a file into an indicator's history.
    pub(super) fn measure(
        &mut self,
        map: u64,
        indicator: ElementId,
        path: &Path,
        result: Result<Measurements, String>,
    ) {
        self.end_typing(true);
        let Some(map) = self.map.as_ref().filter(|known| known.id == map) else { return };
        let found = match result {
            Ok(found) => found,
            Err(why) => {
                let other = self.texts().get("notice-other-file").to_owned();
                let step = Some((other, Action::Panel(Ask::MeasureFrom(indicator))));
                return self.notices.show(Tone::Error, why, step);
            }
        };
        let change = verbs::measure(&map.document, indicator, &found.list);
        if change.is_none() {
            return self.say(Tone::Good, "notice-measured-known", path);
        }
        self.change_in_panel(change);
        if let Some(first) = &found.first_misread {
            let number = self.texts().whole(found.misread as u64);
            let args = [
                ("count", (found.misread as u64).into()),
                ("number", (&number).into()),
                ("text", first.into()),
            ];
            let words = self.texts().with("measure-misread", &args);
            self.notices.show(Tone::Warning, words, None);
        }
    }

    /// Says that something typed is not understood yet, and is not in the file therefore.
    pub(super) fn warn_of_misread(&mut self) {
        let first = self.map.as_ref().and_then(OpenMap::first_misread);
        let Some((text, element)) = first.map(|(slot, text)| (text.to_owned(), slot.element()))
        else {
            return;
        };
        let words = self.texts().with("notice-misread", &[("text", (&text).into())]);
        let show = self.texts().get("notice-show").to_owned();
        let step = element.map(|element| (show, Action::GoTo(element)));
        self.notices.show(Tone::Warning, words, step);
    }

    /// Whether this is being typed in the inspector.
    pub fn typed_in_panel(&self, slot: &Slot) -> Option<&Typing> {
        let typing = self.map.as_ref()?.typing.as_ref()?;
        (typing.slot == *slot && typing.in_panel()).then_some(typing)
    }
}

/// What is to be changed for what was asked; `None` where there is nothing to do.
fn change_of(document: &Document, ask: Ask, rng: &mut Rng) -> Option<Change> {
    match ask {
        Ask::Set(ids, choice) => verbs::set(document, &ids, choice, rng),
        Ask::SetMap(choice) => verbs::set_map(document, choice),
        Ask::Feel(touchpoints, persona, journey, valence) => {
            let feel = |id| verbs::feel(document, id, persona, journey, valence, rng);
            verbs::each(&touchpoints, "step-emotion-several", feel)
        }
        Ask::Assign(emotions, persona) => verbs::assign(document, &emotions, persona),
        Ask::Mark(touchpoints) => verbs::mark_all(document, &touchpoints, rng),
        Ask::FollowUp(touchpoints, state) => {
            verbs::follow_up(document, &touchpoints, state, super::today())
        }
        Ask::Add(ElementKind::Touchpoint, stage) => verbs::touchpoint_in(document, stage, "", rng),
        Ask::Add(kind, on) => verbs::note(document, kind, on, "", rng),
        Ask::AddPersona => Some(verbs::persona(document, "", rng)),
        Ask::Connect(from, to) => {
            let way = verbs::connect(document, from, to, rng)?;
            Some(Change { typing: None, ..way })
        }
        Ask::Reroute(way, end, touchpoint) => verbs::reroute(document, way, end, touchpoint),
        Ask::Shift(list, id, index) => verbs::shift(document, &list, id, index, rng),
        Ask::Tie(link) => verbs::tie(document, link),
        Ask::TakeOff(link) => verbs::take_off(document, link),
        Ask::Remove(id) => verbs::remove(document, &crate::edit::Selection::one(id)),
        Ask::Report(touchpoint, reported) => verbs::report(document, touchpoint, reported),
        Ask::ReportMetric(touchpoint, at, metric) => {
            verbs::report_metric(document, touchpoint, at, metric)
        }
        Ask::Unreport(touchpoint, at) => verbs::unreport(document, touchpoint, at),
        Ask::Measure(indicator, list) => verbs::measure(document, indicator, &list),
        Ask::Unmeasure(indicator, at) => verbs::unmeasure(document, indicator, at),
        Ask::Question(text, metric) => verbs::question(document, &text, metric),
        Ask::Unask(id) => verbs::unask(document, &id),
        Ask::Unimport(import) => verbs::unimport(document, &import),
        Ask::ForgetProfile(name) => verbs::forget_profile(document, &name),
        Ask::Type(_) | Ask::Leave(_) | Ask::Picture(_) | Ask::MeasureFrom(_) => None,
    }
}
