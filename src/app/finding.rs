//! Finding and replacing: the bar's state, the hits of the open map, going from one to the next.

use super::kept::{Kept, Snapshot};
use super::run::MOMENT;
use super::{App, OpenMap, Tone, Wish, field_of};
use crate::edit::verbs::Change;
use crate::edit::{self, Field, Hit, Prepared, Query, Selection, TextPlace};
use crate::model::{ElementId, ElementKind};
use crate::scene::{Lane, Role};
use kurbo::Rect;
use std::collections::HashMap;
use std::time::Instant;

/// Height of the canvas that the bar may cover, in points.
const BAR: f64 = 112.0;

/// The bar that finds and replaces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindBar {
    /// Whether it is shown.
    pub open: bool,
    /// Whether it replaces, too.
    pub replacing: bool,
    /// What is looked for.
    pub query: Query,
    /// What it is replaced with.
    pub with: String,
}

/// What the bar asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindAsk {
    /// Look for something else.
    Query(Query),
    /// Replace with something else.
    With(String),
    /// Show or hide the field for what is replaced.
    Replacing(bool),
    /// Go to the next hit, or the one before.
    Step(bool),
    /// Replace the hit gone to, and go to the next.
    Replace,
    /// Replace every hit.
    ReplaceAll,
    /// Close the bar.
    Close,
}

/// A map and what is looked for in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// The map.
    pub map: Snapshot,
    /// What is looked for.
    pub query: Query,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The hits in the order people read.
    pub hits: Vec<Hit>,
    /// The first hit from where the search began.
    first: usize,
    /// Which texts of which elements have hits, a bit each.
    marked: HashMap<ElementId, u32>,
}

const fn bit(field: Field) -> u32 {
    1 << field as u32
}

impl Found {
    /// Looks for it; `from` is where the search begins. Takes a while on large maps.
    pub fn of(sought: &Sought, from: Option<ElementId>) -> Self {
        let document = &sought.map.0;
        let hits = edit::find(document, &sought.query);
        let first = edit::first_from(document, &hits, from);
        let mut marked: HashMap<ElementId, u32> = HashMap::new();
        for hit in &hits {
            if let TextPlace::Element(id, field) = hit.place {
                *marked.entry(id).or_default() |= bit(field);
            }
        }
        Self { hits, first, marked }
    }

    /// Whether any text of an element has a hit.
    pub fn marks(&self, id: ElementId) -> bool {
        self.marked.contains_key(&id)
    }

    /// Whether a touchpoint has a hit in one of these texts.
    pub fn marks_any(&self, id: ElementId, fields: impl IntoIterator<Item = Field>) -> bool {
        let all = fields.into_iter().fold(0, |all, field| all | bit(field));
        self.marked.get(&id).is_some_and(|own| own & all != 0)
    }
}

/// Where the search goes on once the hits are there after a replacement.
#[derive(Debug, Clone)]
struct Resume {
    /// The text that was changed.
    place: TextPlace,
    /// Which of all hits was the first of that text.
    first: usize,
    /// The byte behind what was put in.
    from: usize,
}

/// The search in one map.
#[derive(Debug, Default)]
pub struct Search {
    found: Kept<Sought, Found>,
    /// Which hit was gone to.
    current: usize,
    /// Whether the next answer is gone to: not where only another map came to the front.
    goes: bool,
    /// Whether a task replaces every hit.
    replaces: bool,
    resume: Option<Resume>,
}

impl Search {
    /// What was found; `None` while nothing is looked for.
    pub fn found(&self) -> Option<&Found> {
        self.found.answer()
    }

    /// The hit gone to, and which of them it is.
    pub fn current(&self) -> Option<(usize, &Hit)> {
        Some((self.current, self.found()?.hits.get(self.current)?))
    }

    /// What was looked for.
    pub fn query(&self) -> Option<&Query> {
        self.found.question().map(|sought| &sought.query)
    }

    /// Goes on without an answer that was lost.
    pub fn lose(&mut self) {
        self.found.lose();
        self.replaces = false;
    }

    /// Takes in what was found; whether there is a hit to go to.
    fn take(&mut self, sought: Sought, found: Found) -> bool {
        let same = self.query() == Some(&sought.query);
        let resume = self.resume.take();
        let moved = resume.is_some() || (self.goes && !same);
        self.goes = false;
        self.current = match resume {
            Some(Resume { place, first, from }) => {
                let passed = |hit: &&Hit| hit.place == place && hit.range.start < from;
                first + found.hits.iter().filter(passed).count()
            }
            None if same => self.current,
            None => found.first,
        };
        if self.current >= found.hits.len() {
            self.current = 0;
        }
        let any = !found.hits.is_empty();
        self.found.take(sought, found);
        moved && any
    }
}

impl App {
    /// Runs what the bar asks for.
    pub(super) fn find(&mut self, ask: FindAsk) {
        match ask {
            FindAsk::Query(query) => {
                self.find.query = query;
                self.seek_now();
            }
            FindAsk::With(text) => self.find.with = text,
            FindAsk::Replacing(on) => self.find.replacing = on,
            FindAsk::Step(on) => self.find_step(on),
            FindAsk::Replace => self.replace_one(),
            FindAsk::ReplaceAll => self.replace_all(),
            FindAsk::Close => self.close_find(),
        }
    }

    /// Shows the bar, its first field in focus.
    pub(super) fn open_find(&mut self, replacing: bool) {
        self.end_typing(true);
        self.find.replacing = replacing || (self.find.open && self.find.replacing);
        self.find.open = true;
        self.wishes.push(Wish::FocusFind);
        self.seek_now();
    }

    pub(super) fn close_find(&mut self) {
        self.find.open = false;
        self.seek();
    }

    /// Looks for what is wanted in the background, if that is not known yet.
    pub(super) fn seek(&mut self) {
        let Some(map) = &mut self.map else { return };
        let wanted = (self.find.open && !self.find.query.text.is_empty()).then(|| Sought {
            map: Snapshot(map.document.clone()),
            query: self.find.query.clone(),
        });
        let (id, from) = (map.id, map.primary());
        if let Some(sought) = map.search.found.ask(wanted) {
            let name = self.texts().get("task-find").to_owned();
            self.tasks.find(name, id, sought, from);
        }
    }

    /// [`Self::seek`], and waits a moment for what is found.
    fn seek_now(&mut self) {
        self.with_map(|map| map.search.goes = true);
        self.seek();
        let deadline = Instant::now() + MOMENT;
        while self.map.as_ref().is_some_and(|map| map.search.found.working()) {
            let Some(done) = self.tasks.wait_until(deadline) else { break };
            self.report(done);
        }
    }

    /// Takes in what was found.
    pub(super) fn take_found(&mut self, id: u64, sought: Sought, found: Found) {
        let in_front = self.map.as_ref().is_some_and(|map| map.id == id);
        let Some(map) = self.map_of(id) else { return };
        if map.search.take(sought, found) && in_front && self.find.open {
            self.show_hit();
        }
        self.seek();
    }

    /// Goes to the next hit, or the one before; round at the ends.
    pub(super) fn find_step(&mut self, on: bool) {
        if !self.find.open {
            self.open_find(false);
        }
        let Some(map) = &mut self.map else { return };
        let count = map.search.found().map_or(0, |found| found.hits.len());
        if count == 0 {
            return;
        }
        let step = if on { 1 } else { count - 1 };
        map.search.current = (map.search.current + step) % count;
        self.show_hit();
    }

    /// Selects whose text the current hit is in and brings it into sight.
    fn show_hit(&mut self) {
        let canvas = self.canvas;
        self.with_map(|map| {
            let Some((_, hit)) = map.search.current() else { return };
            let place = hit.place;
            let own = place.element().filter(|&id| map.document.contains(id));
            map.selection = own.map_or_else(Selection::none, Selection::one);
            if let Some(rect) = map.place_of_text(place) {
                map.approach(rect, canvas, BAR);
            }
        });
    }

    fn replace_one(&mut self) {
        self.end_typing(true);
        self.seek_now();
        let Some(map) = &mut self.map else { return };
        let fresh = map.search.found.question().is_some_and(|sought| {
            sought.map == Snapshot(map.document.clone()) && sought.query == self.find.query
        });
        let Some((at, hit)) = map.search.current().filter(|_| fresh) else { return };
        let hit = hit.clone();
        let before = map.search.found().map_or(&[][..], |found| &found.hits[..at]);
        let first = at - before.iter().rev().take_while(|known| known.place == hit.place).count();
        let from = hit.range.start + self.find.with.len();
        let (query, with) = (&self.find.query, &self.find.with);
        let select = map.selection.clone();
        let (place, hits) = (hit.place, [hit]);
        match edit::replace(&map.document, query, &hits, with, select) {
            Some(change) => {
                map.search.resume = Some(Resume { place, first, from });
                self.change(change);
            }
            // It reads so already.
            None => self.find_step(true),
        }
    }

    /// Has every hit replaced in the background, and waits a moment for it.
    fn replace_all(&mut self) {
        self.end_typing(true);
        let Some(map) = &mut self.map else { return };
        map.search.replaces = true;
        let (id, selection) = (map.id, map.selection.clone());
        let sought = Sought { map: Snapshot(map.document.clone()), query: self.find.query.clone() };
        let name = self.texts().get("task-replace").to_owned();
        self.tasks.replace(name, id, sought, self.find.with.clone(), selection);
        let deadline = Instant::now() + MOMENT;
        while self.map.as_ref().is_some_and(|map| map.search.replaces) {
            let Some(done) = self.tasks.wait_until(deadline) else { break };
            self.report(done);
        }
    }

    /// Makes what replacing every hit changes a step; not where the map was edited meanwhile.
    pub(super) fn take_replaced(&mut self, id: u64, replaced: Replaced) {
        let Replaced { of, count, change } = replaced;
        if let Some(map) = self.map_of(id) {
            map.search.replaces = false;
        }
        let map = self.map.as_ref().filter(|map| map.id == id);
        if map.is_none_or(|map| Snapshot(map.document.clone()) != of) {
            return;
        }
        if let Some((change, prepared)) = change
            && self.accept(change, prepared)
        {
            let text = self.texts().count("notice-replaced", count);
            self.notices.show(Tone::Good, text, None);
        }
    }
}

/// What replacing every hit changes.
pub struct Replaced {
    /// The map it was found in.
    of: Snapshot,
    /// How many hits there were.
    count: u64,
    /// The change, worked out; `None` where nothing changes.
    change: Option<(Change, Prepared)>,
}

impl Replaced {
    /// Finds and replaces every hit. Takes a while on large maps.
    pub fn of(sought: Sought, with: &str, selection: Selection) -> Self {
        let Sought { map, query } = sought;
        let hits = edit::find(&map.0, &query);
        let change = edit::replace(&map.0, &query, &hits, with, selection);
        // One that the model refuses would be a defect of ours: then nothing is replaced.
        let prepared = change.and_then(|change| {
            let prepared = Prepared::new(map.0.clone(), &change.edit);
            let prepared = prepared.inspect_err(|error| log::error!("{error}")).ok()?;
            Some((change, prepared))
        });
        Self { of: map, count: hits.len() as u64, change: prepared }
    }
}

impl OpenMap {
    /// Where a text is drawn, on the map; a text that is not drawn stands where its element does.
    pub fn place_of_text(&self, place: TextPlace) -> Option<Rect> {
        let scene = self.scene();
        match place {
            TextPlace::Map(_) => scene.frame.iter().find_map(|placed| {
                let title = placed.block.groups.iter().find(|group| group.role == Role::Title)?;
                Some(title.bounds + placed.origin.to_vec2())
            }),
            TextPlace::Element(id, field) => {
                let of_touchpoint = self.document.kind(id) == Some(ElementKind::Touchpoint);
                let lane = Lane::ALL.iter().find(|lane| field_of(**lane) == Some(field));
                let cell = lane.filter(|_| of_touchpoint).and_then(|lane| scene.cell(id, *lane));
                cell.or_else(|| scene.place_of(id))
                    .or_else(|| scene.place_of(edit::touchpoint_of(&self.document, id)?))
            }
        }
    }
}
