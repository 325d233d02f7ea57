//! Handing a map on: the dialog in which it is chosen what is drawn for what, with a proof that is
//! the real picture; and what is told of what was written.

mod choice;

pub use choice::{Choice, Lanes, Part};

use super::kept::{Kept, Snapshot};
use super::{Action, App, OpenMap, Picture, Purpose, Tone};
use super::{HandedOn, Handing, Legible, NotWritten, Proof};
use crate::export::{Background, Options};
use crate::format::Existing;
use crate::layout::View;
use crate::model::{ElementId, ElementKind};
use crate::pages::{self, Order, Subject};
use crate::scene::Lane;
use crate::watch::Watch;
use std::path::PathBuf;
use std::sync::Arc;

/// Longest side of a proof, in pixels: as sharp as a dialog shows it.
const PROOF: u32 = 1_200;

/// A page that a proof is wanted of.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedProof {
    map: Snapshot,
    view: View,
    order: Order,
    transparent: bool,
    /// Which page, counted from 0.
    pub at: usize,
}

/// The dialog.
#[derive(Debug)]
pub struct HandOn {
    /// The map it is about.
    pub map: u64,
    /// What is chosen.
    pub choice: Choice,
    /// The page looked at, counted from 0.
    pub at: usize,
    /// The name typed for a preset.
    pub name: String,
    proof: Kept<WantedProof, Result<Proof, String>>,
    watch: Option<Arc<Watch>>,
}

impl HandOn {
    /// The page that is looked at, or why there is none; `None` = not yet.
    pub fn proof(&self) -> Option<&Result<Proof, String>> {
        self.proof.answer()
    }

    /// Whether another proof is being drawn.
    pub fn proving(&self) -> bool {
        self.proof.working()
    }
}

/// What is being handed on.
#[derive(Debug, Default)]
pub struct Handover {
    /// The dialog, while it is open.
    pub open: Option<HandOn>,
    /// What was chosen in it last.
    last: Option<Choice>,
    /// What is written once it is known where.
    pub(super) pending: Option<Handing>,
}

/// What is asked of the dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum HandOnAsk {
    /// Open it.
    Open,
    /// Choose this.
    Choose(Box<Choice>),
    /// Look at this page.
    Page(usize),
    /// The name of a preset is this so far.
    Name(String),
    /// Keep what is chosen under the name typed.
    Keep,
    /// Use the preset of this place in the list.
    Use(usize),
    /// Forget the preset of this place in the list.
    Forget(usize),
    /// Choose a file and write it.
    Write,
    /// Choose another file for what could not be written.
    Elsewhere(Picture),
    /// Close it.
    Leave,
}

impl App {
    /// Does what is asked of the dialog.
    pub(super) fn hand_on(&mut self, ask: HandOnAsk) {
        match ask {
            HandOnAsk::Open => return self.open_hand_on(),
            HandOnAsk::Leave => {
                if let Some(open) = self.handover.open.take() {
                    self.handover.last = Some(open.choice);
                }
                return;
            }
            HandOnAsk::Write => return self.write_handed(),
            HandOnAsk::Elsewhere(picture) => return self.pick(Purpose::Export(picture)),
            HandOnAsk::Forget(at) if at < self.settings.presets.len() => {
                self.settings.presets.remove(at);
                return self.keep_settings();
            }
            _ => {}
        }
        let presets = &mut self.settings.presets;
        let Some(open) = &mut self.handover.open else { return };
        match ask {
            HandOnAsk::Choose(choice) => {
                open.choice = choice.settled();
                open.at = 0;
            }
            HandOnAsk::Page(at) => open.at = at,
            HandOnAsk::Name(name) => open.name = name,
            HandOnAsk::Use(at) => {
                let Some(preset) = presets.get(at) else { return };
                open.choice = Choice::of_preset(preset);
                open.name.clone_from(&preset.name);
                open.at = 0;
            }
            HandOnAsk::Keep => {
                let preset = open.choice.preset(open.name.trim().to_owned());
                crate::settings::keep_preset(presets, preset);
                return self.keep_settings();
            }
            _ => return,
        }
        self.ask_proof();
    }

    fn open_hand_on(&mut self) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let usual = || Choice::usual(Picture::Pdf, map.view().theme);
        let choice = self.handover.last.clone().unwrap_or_else(usual);
        self.handover.open = Some(HandOn {
            map: map.id,
            choice,
            at: 0,
            name: String::new(),
            proof: Kept::default(),
            watch: None,
        });
        self.ask_proof();
    }

    /// Has the page looked at drawn, unless it is there; what is drawn for another choice stops.
    pub(super) fn ask_proof(&mut self) {
        let name = self.texts().get("task-proof").to_owned();
        let language = self.language();
        let (Some(open), Some(map)) = (&mut self.handover.open, &self.map) else { return };
        if map.id != open.map {
            self.handover.open = None;
            return;
        }
        let handing = map.handing(&open.choice);
        let wanted = WantedProof {
            map: Snapshot(handing.document.clone()),
            view: handing.view.clone(),
            order: handing.order.clone(),
            transparent: open.choice.transparent,
            at: open.at,
        };
        if open.proof.working() {
            if let Some(watch) = &open.watch {
                watch.stop();
            }
            return;
        }
        if let Some(wanted) = open.proof.ask(Some(wanted)) {
            open.watch = Some(self.tasks.prove(name, handing, (wanted, PROOF), language));
        }
    }

    /// Takes in a page that was drawn.
    pub(super) fn proved(&mut self, wanted: WantedProof, result: Result<Proof, String>) {
        if let Some(open) = &mut self.handover.open {
            if let Ok(proof) = &result {
                open.at = proof.at;
            }
            // What was stopped is no answer: the same page may be wanted again by now.
            let stopped = open.watch.as_ref().is_some_and(|watch| watch.stopped());
            if stopped && result.is_err() {
                open.proof.lose();
            } else {
                open.proof.take(wanted, result);
            }
            self.ask_proof();
        }
    }

    /// Asks for a file for the map as it is now; what could not be written before is forgotten.
    pub(super) fn export_anew(&mut self, picture: Picture) {
        self.handover.pending = None;
        self.pick(Purpose::Export(picture));
    }

    /// Asks for a file and writes what is chosen.
    fn write_handed(&mut self) {
        let Some(open) = self.handover.open.take() else { return };
        let Some(map) = self.map.as_ref().filter(|map| map.id == open.map) else { return };
        self.handover.pending = Some(map.handing(&open.choice));
        let picture = open.choice.picture;
        self.handover.last = Some(open.choice);
        self.pick(Purpose::Export(picture));
    }

    /// Tells what was written, and where its type is too small.
    pub(super) fn handed_on(&mut self, handed: &HandedOn) {
        let texts = self.texts();
        let Some(first) = handed.files.first() else { return };
        let file = first.display().to_string();
        let count = handed.files.len();
        let told = [("file", (&file).into()), ("count", count.into())];
        let key = if count == 1 { "notice-exported" } else { "notice-exported-several" };
        let mut text = texts.with(key, &told);
        let (tone, step) = if handed.legible.small > 0 {
            text = format!("{text} {}", self.legible_text(&handed.legible));
            let open = Action::HandOn(HandOnAsk::Open);
            (Tone::Warning, Some((texts.get("notice-hand-on").to_owned(), open)))
        } else {
            (Tone::Good, None)
        };
        self.notices.show(tone, text, step);
    }

    /// How small the type on pages is, in words.
    pub fn legible_text(&self, legible: &Legible) -> String {
        let texts = self.texts();
        let Some(smallest) = legible.smallest else { return String::new() };
        let smallest = texts.number(smallest, 1);
        let least = texts.number(legible.least.unwrap_or_default(), 0);
        let said = [
            ("pages", legible.pages.into()),
            ("small", legible.small.into()),
            ("smallest", (&smallest).into()),
            ("least", (&least).into()),
        ];
        let key = match (legible.small, legible.least, legible.pages > 1) {
            (_, None, false) => "type-free",
            (_, None, true) => "type-free-pages",
            (0, Some(_), false) => "type-fine",
            (0, Some(_), true) => "type-fine-pages",
            (_, Some(_), false) => "type-small",
            (_, Some(_), true) => "type-small-pages",
        };
        texts.with(key, &said)
    }

    /// Tells why nothing was written; what was to be written is not chosen anew.
    pub(super) fn not_handed_on(
        &mut self,
        why: &NotWritten,
        (path, picture): (PathBuf, Picture),
        handing: Handing,
    ) {
        self.handover.pending = Some(handing);
        let replace = Action::Export(path, picture, Existing::Replace);
        let elsewhere = Action::HandOn(HandOnAsk::Elsewhere(picture));
        self.not_written(why, replace, ("notice-other-file", elsewhere));
    }
}

impl OpenMap {
    /// What is handed on where this is chosen.
    pub(super) fn handing(&self, choice: &Choice) -> Handing {
        let mut view = self.view().clone();
        view.theme = choice.theme;
        view.footer.clone_from(&choice.footer);
        match choice.lanes {
            Lanes::Shown => {}
            Lanes::Usual => view.lanes = Lane::USUAL.to_vec(),
            Lanes::All => view.lanes = Lane::ALL.to_vec(),
        }
        let subject = match choice.part {
            Part::Map => Subject::Map,
            Part::Selection => Subject::Chosen(self.selection.iter().collect()),
            Part::Phase(phase) => Subject::Phase(phase),
            Part::Frame => self.frame_in_sight().map_or(Subject::Map, Subject::Frame),
            Part::Story => Subject::Story,
        };
        let mut options = Options::default();
        let none = Background::Transparent;
        pages::set_background(
            &mut options,
            if choice.transparent { none } else { Background::Paper },
        );
        options.png.dpi = choice.dpi.map(f64::from);
        options.pptx.as_picture = choice.as_picture;
        if let Some(sheet) = choice.target.sheets().first() {
            options.pptx.size = pages::slide_size(sheet);
        }
        let order = Order { target: choice.target, subject, split: choice.split };
        Handing { document: self.document.clone(), view, order, options }
    }

    /// The frame that is selected, or the first one.
    fn frame_in_sight(&self) -> Option<ElementId> {
        let frame = |id: &ElementId| self.document.kind(*id) == Some(ElementKind::Frame);
        let chosen = self.selection.iter().find(frame);
        chosen.or_else(|| self.document.story().first().copied())
    }
}
