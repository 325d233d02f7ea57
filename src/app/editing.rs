//! Running edits: verbs on the selection, undo and redo, the clipboard.

use super::entering::share;
use super::outside::named_files;
use super::typing::{field_of, note_of};
use super::{App, Command, ForeignFrom, OpenMap, Place, Tone, Typing, Wish};
use crate::edit::table::{Row, Sheet};
use crate::edit::verbs::{self, Change, Way};
use crate::edit::{Clip, Field, Prepared, Selection, Slot, StepName, duplicate, touchpoint_of};
use crate::format;
use crate::interchange::Source;
use crate::model::{ElementId, ElementKind, Journey, LinkKind, MapState, Phase, Rng, Valence};
use std::sync::Arc;

/// Longest line from the clipboard that may be a touchpoint's name, in bytes.
const LONGEST_LINE: usize = 10_000;

impl App {
    /// Runs a command that edits the map.
    pub(super) fn edit(&mut self, command: Command) {
        // What is being typed is said before anything else is done.
        self.end_typing(true);
        let Some(map) = &mut self.map else { return };
        let (document, rng) = (map.document.clone(), &mut self.rng);
        let selection = map.selection.clone();
        let primary = map.primary();
        let touchpoint = map.touchpoint_at(primary);
        let change = match command {
            Command::Undo | Command::Redo => return self.travel(command == Command::Undo),
            Command::Rename => {
                if let Some(id) = primary {
                    self.begin_typing(id, Field::Main);
                }
                return;
            }
            Command::AddTouchpoint => match (touchpoint, map.stage_at(primary)) {
                (Some(touchpoint), _) => verbs::touchpoint_after(&document, touchpoint, "", rng),
                (None, Some(stage)) => verbs::touchpoint_in(&document, stage, "", rng),
                (None, None) => {
                    let stage = verbs::stage_after(&document, None, Phase::Service, "", rng);
                    Some(stage)
                }
            },
            Command::AddStage => {
                let stage = map.stage_at(primary);
                Some(verbs::stage_after(&document, stage, Phase::Service, "", rng))
            }
            Command::AddStageIn(phase) => Some(verbs::stage_after(&document, None, phase, "", rng)),
            Command::AddTo(lane) => {
                if let Some((id, field)) = touchpoint.zip(field_of(lane)) {
                    return self.begin_typing(id, field);
                }
                if let Some(kind) = note_of(lane) {
                    touchpoint.and_then(|id| verbs::note(&document, kind, id, "", rng))
                } else {
                    self.judge(Command::Feel(Valence::Neutral))
                }
            }
            Command::Feel(_)
            | Command::Mark
            | Command::Severity(_)
            | Command::Feasibility(_)
            | Command::Status(_)
            | Command::Presence(_) => self.judge(command),
            Command::Share => {
                if let Some(&way) = map.selected_of(ElementKind::Transition).first() {
                    self.begin_typing_on_map(share(way));
                }
                return;
            }
            Command::Reverse => {
                let ways = map.selected_of(ElementKind::Transition);
                verbs::each(&ways, "step-reverse-several", |id| verbs::reverse(&document, id))
            }
            Command::Note(kind) => primary
                .and_then(|id| verbs::note(&document, kind, id, "", rng))
                .or_else(|| verbs::note(&document, kind, touchpoint?, "", rng)),
            Command::MoveBack | Command::MoveOn => {
                let way = if command == Command::MoveOn { Way::On } else { Way::Back };
                let is_stage = |id: &ElementId| document.kind(*id) == Some(ElementKind::Stage);
                if let Some(stage) = primary.filter(is_stage) {
                    verbs::move_stage(&document, stage, way, rng)
                } else {
                    verbs::move_touchpoints(&document, &map.selected_touchpoints(), way, rng)
                }
            }
            Command::Duplicate => duplicate(&document, &selection, rng),
            Command::Remove => verbs::remove(&document, &selection),
            Command::Cut | Command::Copy => {
                self.copy();
                if command == Command::Copy {
                    return;
                }
                verbs::remove(&document, &selection)
            }
            _ => return,
        };
        if let Some(change) = change {
            self.change(change);
        } else {
            self.not_here();
        }
    }

    /// Says that what was asked for does not belong to what is selected.
    pub(super) fn not_here(&mut self) {
        let text = self.texts().get("notice-not-here").to_owned();
        self.notices.show(Tone::Warning, text, None);
    }

    /// Makes a change a step of the history, or the beginning of one where typing follows on the
    /// map; selects what it is about and brings that into sight.
    pub(super) fn change(&mut self, change: Change) {
        let select = change.select.clone();
        if self.change_at(change, Place::Map) {
            self.with_map(|map| map.selection = select);
            self.show();
            self.reveal_selection();
        }
    }

    /// Makes a change that was worked out beforehand a step, and shows it; returns whether it was.
    pub(super) fn accept(&mut self, change: Change, prepared: Prepared) -> bool {
        let Change { edit: _, name, select, typing: _ } = change;
        let Some(map) = &mut self.map else { return false };
        if !map.history.accept(name, &map.selection, prepared) {
            return false;
        }
        map.selection = select;
        map.edited();
        self.show();
        self.reveal_selection();
        true
    }

    /// Makes a change a step of the history, or the beginning of one where typing follows. What is
    /// selected stays so. Returns whether the change was made.
    pub(super) fn change_at(&mut self, change: Change, place: Place) -> bool {
        let Change { edit, name, select: _, typing } = change;
        let Some(map) = &mut self.map else { return false };
        let before = map.selection.clone();
        map.history.begin(name, &before);
        if let Err(error) = map.history.apply_in_gesture(&edit) {
            // Verbs give edits that hold: this is a defect, and nothing was changed.
            log::error!("{error}");
            map.history.roll_back();
            let text =
                self.texts().with("notice-not-done", &[("why", (&error.to_string()).into())]);
            self.notices.show(Tone::Error, text, None);
            return false;
        }
        map.edited();
        match typing {
            Some((element, field)) => {
                let (slot, text) = (Slot::text(element, field), String::new());
                map.typing = Some(Typing { slot, place, text, misread: None, new: true });
                self.wishes.push(Wish::FocusTyping);
            }
            None => {
                map.commit();
            }
        }
        true
    }

    /// Makes what a verb makes of the map a step; nothing where it has nothing to do.
    pub(super) fn attempt(&mut self, verb: impl FnOnce(&OpenMap, &mut Rng) -> Option<Change>) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        if let Some(change) = verb(map, &mut self.rng) {
            self.change(change);
        }
    }

    /// Undoes or redoes a step.
    fn travel(&mut self, back: bool) {
        let Some(map) = &mut self.map else { return };
        let select = if back {
            map.history.undo().map(|step| step.selection.clone())
        } else {
            map.history.redo().map(|step| step.touched.first().copied().into_iter().collect())
        };
        if let Some(select) = select {
            self.arrive(select);
        }
    }

    /// Goes to where this many steps of the history are done.
    pub(super) fn jump(&mut self, done: usize) {
        self.end_typing(true);
        let Some(map) = &mut self.map else { return };
        if map.history.done() != done {
            let select = map.history.jump(done).cloned().unwrap_or_default();
            self.arrive(select);
        }
    }

    /// Shows where the history stands now.
    fn arrive(&mut self, mut select: Selection) {
        let Some(map) = &mut self.map else { return };
        map.edited();
        select.keep_existing(&map.document);
        map.selection = select;
        self.show();
        self.reveal_selection();
    }

    /// Puts what is selected on the clipboard, as a small map file.
    fn copy(&mut self) {
        let Some(map) = &self.map else { return };
        let Some(clip) = Clip::of(&map.document, &map.selection) else { return };
        if let Ok(text) = String::from_utf8(format::write(&clip.document)) {
            self.wishes.push(Wish::Copy(text));
        }
    }

    /// Puts a copy of what is selected into another open map, and brings that to the front.
    pub(super) fn copy_to(&mut self, id: u64) {
        self.end_typing(true);
        let Some(map) = self.map.as_ref().filter(|map| map.id != id) else { return };
        let Some(clip) = Clip::of(&map.document, &map.selection) else { return };
        self.bring_front(id);
        self.paste_clip(&clip);
    }

    fn paste_clip(&mut self, clip: &Clip) {
        let Some(map) = &self.map else { return };
        match clip.paste(&map.document, &map.selection, &mut self.rng) {
            Some(change) => self.change(change),
            None => self.nowhere(),
        }
    }

    /// Puts a text from the clipboard into the map: a part of a map as it is, lines as one
    /// touchpoint each, copied files as if they were let go here. What the columns of a table mean
    /// is asked first, and whether a text of another tool becomes a map.
    pub(super) fn paste(&mut self, text: &str) {
        self.end_typing(true);
        if let Some(files) = named_files(text) {
            return self.drop_files(&files, None);
        }
        if Source::of_text(text).is_some() {
            return self.ask_foreign(ForeignFrom::Pasted(text.into()));
        }
        if self.map.is_none() {
            return;
        }
        if let Ok(opened) = format::read(text.as_bytes())
            && !opened.document.is_empty()
        {
            self.paste_clip(&Clip::from_document(opened.document));
            // A part of a map that was cut off, say: what is missing is told.
            if let Some(problem) = opened.problems.first() {
                let text = problem.text(self.texts());
                self.notices.show(Tone::Warning, text, None);
            }
            return;
        }
        if text.contains('\t') {
            let sheet = Sheet::read(text);
            if sheet.filled().nth(1).is_some() {
                return self.ask_table(sheet, text);
            }
        }
        self.paste_lines(text);
    }

    /// Adds a touchpoint for each line of a text.
    pub(super) fn paste_lines(&mut self, text: &str) {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let rows: Vec<Row> = lines.enumerate().map(|(at, line)| Row::named(at, line)).collect();
        let odd = |line: &str| {
            line.len() > LONGEST_LINE || line.chars().any(|c| c.is_control() && c != '\t')
        };
        if rows.is_empty() || rows.len() > Sheet::MOST_ROWS || text.lines().any(odd) {
            return self.nowhere();
        }
        self.paste_rows(rows);
    }

    fn nowhere(&mut self) {
        let text = self.texts().get("notice-nothing-to-paste").to_owned();
        self.notices.show(Tone::Warning, text, None);
    }

    pub(super) fn reveal_selection(&mut self) {
        let canvas = self.canvas;
        self.with_map(|map| {
            if let Some(id) = map.primary() {
                map.reveal(id, canvas);
            }
        });
    }

    /// What undo or redo would do, as the menu says it.
    pub fn step_text(&self, back: bool) -> String {
        let texts = self.texts();
        let history = self.map.as_ref().map(|map| &map.history);
        let step = history.and_then(|h| if back { h.next_undo() } else { h.next_redo() });
        let key = if back { "cmd-undo" } else { "cmd-redo" };
        match step {
            None => texts.get(key).to_owned(),
            Some(step) => {
                format!("{}: {}", texts.get(key), self.called(&step.name))
            }
        }
    }

    /// What a step is called in the chosen language.
    pub fn called(&self, step: &StepName) -> String {
        let texts = self.texts();
        let number = texts.whole(step.count);
        // Several elements of one kind are called by that.
        let kind = ElementKind::ALL.iter().find(|kind| kind.key() == step.argument);
        let what = match kind.filter(|_| step.count > 1) {
            Some(&kind) => texts.count_of(kind, step.count),
            None => texts.count("inspect-several", step.count),
        };
        let args = [
            ("name", (&step.argument).into()),
            ("count", step.count.into()),
            ("number", (&number).into()),
            ("what", (&what).into()),
        ];
        texts.with(step.key, &args)
    }
}

impl OpenMap {
    /// Takes over the document the history stands at.
    pub(super) fn edited(&mut self) {
        self.document = self.history.now().clone();
        if let Some(journal) = &mut self.journal {
            journal.record(&self.document);
        }
        self.selection.keep_existing(&self.document);
        let gone = |slot: &Slot| slot.on.iter().any(|&id| !self.document.contains(id));
        if self.typing.as_ref().is_some_and(|typing| gone(&typing.slot)) {
            self.typing = None;
        }
    }

    /// Ends the gesture under way. What changed nothing in the end leaves the map it began with.
    pub(super) fn commit(&mut self) {
        self.history.commit();
        if !Arc::ptr_eq(&self.document, self.history.now()) {
            self.edited();
        }
    }

    /// Selects these elements, the first one as the primary; with what is selected already where
    /// `also` says so.
    pub(super) fn select_all(&mut self, elements: Vec<ElementId>, also: bool) {
        if !also {
            self.selection = Selection::none();
        }
        for element in elements.into_iter().rev() {
            self.selection.add(element);
        }
    }

    /// Adds every touchpoint from the primary element's to this one's, along the journey; the
    /// element alone where one of them is on no touchpoint.
    pub(super) fn select_to(&mut self, element: ElementId) {
        let journey = self.document.journey();
        let place = |id: Option<ElementId>| {
            let touchpoint = self.touchpoint_at(id)?;
            journey.iter().position(|&known| known == touchpoint)
        };
        match place(self.primary()).zip(place(Some(element))) {
            Some((from, to)) => {
                for &id in &journey[from.min(to)..=from.max(to)] {
                    self.selection.add(id);
                }
                self.selection.add(journey[to]);
            }
            None => self.selection.add(element),
        }
    }

    /// The touchpoint an element belongs to: itself, or the one it hangs on.
    pub fn touchpoint_at(&self, id: Option<ElementId>) -> Option<ElementId> {
        touchpoint_of(&self.document, id?)
    }

    /// The stage an element stands in; without one, the last stage.
    pub fn stage_at(&self, id: Option<ElementId>) -> Option<ElementId> {
        let document = &self.document;
        let own = id.filter(|&id| document.kind(id) == Some(ElementKind::Stage));
        own.or_else(|| document.source(self.touchpoint_at(id)?, LinkKind::Contains))
            .or_else(|| document.stages().last().copied())
    }

    /// What is selected while an element's text is typed: notes and touchpoints themselves, an
    /// emotion's touchpoint.
    pub(super) fn owner_of(&self, element: ElementId) -> ElementId {
        match self.document.kind(element) {
            Some(ElementKind::Emotion) => {
                self.document.source(element, LinkKind::Feels).unwrap_or(element)
            }
            _ => element,
        }
    }

    /// Whose emotions are edited: the first persona shown that has some, else everybody's.
    pub fn voice(&self) -> Option<ElementId> {
        let shown = |id: &ElementId| {
            let chosen = self.view().personas.as_ref();
            chosen.is_none_or(|chosen| chosen.contains(id))
        };
        let personas = self.document.of_kind(ElementKind::Persona).into_iter().filter(shown);
        let mut feeling = personas.filter(|&id| self.document.has_sources(id, LinkKind::Of));
        feeling.next()
    }

    /// Which journey is edited.
    pub fn journey(&self) -> Journey {
        match self.view().state {
            MapState::AsIs | MapState::Gap => Journey::AsIs,
            MapState::ToBe => Journey::ToBe,
        }
    }

    /// The text below or above another of the same touchpoint, in the order of the lanes.
    pub(super) fn cell_beside(
        &self,
        touchpoint: ElementId,
        element: ElementId,
        field: Field,
        on: bool,
    ) -> Option<(ElementId, Field)> {
        let mut cells = Vec::new();
        for lane in &self.view().lanes {
            if let Some(field) = super::typing::field_of(*lane) {
                cells.push((touchpoint, field));
                continue;
            }
            cells.extend(
                self.elements_in(touchpoint, *lane).into_iter().map(|id| (id, Field::Main)),
            );
        }
        let at = cells.iter().position(|&cell| cell == (element, field))?;
        let next = if on { at + 1 } else { at.checked_sub(1)? };
        cells.get(next).copied()
    }

    /// The elements of a touchpoint that stand in a lane.
    fn elements_in(&self, touchpoint: ElementId, lane: crate::scene::Lane) -> Vec<ElementId> {
        use crate::scene::Lane;
        let document = &self.document;
        match lane {
            Lane::Emotions => {
                let (voice, journey) = (self.voice(), self.journey());
                let mut felt = document.targets(touchpoint, LinkKind::Feels);
                felt.retain(|&id| {
                    let emotion = document.element(id).and_then(|e| e.content.as_emotion());
                    emotion.is_some_and(|emotion| emotion.journey == journey)
                        && document.target(id, LinkKind::Of) == voice
                });
                felt
            }
            Lane::Barriers => document.sources(touchpoint, LinkKind::Hinders),
            Lane::Drivers => document.sources(touchpoint, LinkKind::Carries),
            Lane::Solutions => document
                .sources(touchpoint, LinkKind::Hinders)
                .into_iter()
                .flat_map(|barrier| document.sources(barrier, LinkKind::Answers))
                .collect(),
            _ => Vec::new(),
        }
    }
}
