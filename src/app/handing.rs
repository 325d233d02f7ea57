//! Handing a map on: the dialog in which it is chosen what is drawn for what, with a proof that is
//! the real picture; and what is told of what was written.

use super::kept::{Kept, Snapshot};
use super::{Action, App, OpenMap, Picture, Purpose, Tone};
use super::{HandedOn, Handing, Legible, NotWritten, Proof};
use crate::export::{Background, Options};
use crate::format::Existing;
use crate::layout::View;
use crate::model::{ElementId, ElementKind, Phase};
use crate::pages::{self, Order, Split, Subject, Target};
use crate::scene::Lane;
use crate::settings::Preset;
use crate::theme::ThemeName;
use crate::watch::Watch;
use std::path::PathBuf;
use std::sync::Arc;

/// Longest side of a proof, in pixels: as sharp as a dialog shows it.
const PROOF: u32 = 1_200;

/// Which part of the map is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Map,
    /// The columns of what is selected.
    Selection,
    /// A phase.
    Phase(Phase),
    /// The chosen frame of the story.
    Frame,
    /// Every frame of the story.
    Story,
}

impl Part {
    /// Every part, in the order lists show them.
    pub const ALL: &'static [Self] = &[
        Self::Map,
        Self::Selection,
        Self::Phase(Phase::ALL[0]),
        Self::Phase(Phase::ALL[1]),
        Self::Phase(Phase::ALL[2]),
        Self::Frame,
        Self::Story,
    ];

    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Selection => "selection",
            Self::Phase(phase) => phase.key(),
            Self::Frame => "frame",
            Self::Story => "story",
        }
    }
}

/// Which lanes are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lanes {
    /// Those on the screen.
    Shown,
    /// The usual ones.
    Usual,
    /// Every one.
    All,
}

impl Lanes {
    /// Every choice, in the order lists show them.
    pub const ALL: &'static [Self] = &[Self::Shown, Self::Usual, Self::All];

    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Usual => "usual",
            Self::All => "all",
        }
    }
}

/// What is chosen in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The format.
    pub picture: Picture,
    /// What it is for.
    pub target: Target,
    /// Which part of the map.
    pub part: Part,
    /// How it is parted where it would be too small.
    pub split: Split,
    /// Which lanes.
    pub lanes: Lanes,
    /// The look.
    pub theme: ThemeName,
    /// PNG: dots per inch; `None` = what its target asks for.
    pub dpi: Option<u16>,
    /// Whether there is no paper behind the map.
    pub transparent: bool,
    /// PPTX: whether slides are pictures.
    pub as_picture: bool,
    /// What stands at the foot of every page; empty = nothing.
    pub footer: String,
}

impl Choice {
    /// What is usual for a format: slides tell the story, pages to look at are as large as the map.
    pub fn usual(picture: Picture, theme: ThemeName) -> Self {
        let slides = picture == Picture::Pptx;
        Self {
            picture,
            target: if slides { Target::Slide } else { Target::Screen },
            part: if slides { Part::Story } else { Part::Map },
            split: Split::None,
            lanes: Lanes::Shown,
            theme,
            dpi: None,
            transparent: false,
            as_picture: false,
            footer: String::new(),
        }
    }

    /// The choice with what its format cannot be changed to what it can.
    fn settled(mut self) -> Self {
        match self.picture {
            Picture::Html => (self.target, self.split) = (Target::Screen, Split::None),
            Picture::Pptx if self.target == Target::Screen => self.target = Target::Slide,
            _ => {}
        }
        if !self.target.is_usable() {
            self.target = Target::Screen;
        }
        self
    }

    /// It under a name, to be used again.
    pub fn preset(&self, name: String) -> Preset {
        Preset {
            name,
            format: self.picture.extension().to_owned(),
            target: self.target.key(),
            part: self.part.key().to_owned(),
            split: self.split.key(),
            lanes: self.lanes.key().to_owned(),
            theme: self.theme.key().to_owned(),
            dpi: self.dpi.unwrap_or(0),
            transparent: self.transparent,
            as_picture: self.as_picture,
            footer: self.footer.clone(),
        }
    }

    /// What a preset holds; what is not understood in it is as usual.
    pub fn of_preset(preset: &Preset) -> Self {
        fn known<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str, wanted: &str) -> Option<T> {
            all.iter().copied().find(|it| key(*it) == wanted)
        }
        let picture = known(Picture::ALL, Picture::extension, &preset.format);
        let theme = known(ThemeName::ALL, ThemeName::key, &preset.theme);
        let usual = Self::usual(picture.unwrap_or(Picture::Pdf), theme.unwrap_or_default());
        Self {
            target: Target::parse(&preset.target).unwrap_or(usual.target),
            part: known(Part::ALL, Part::key, &preset.part).unwrap_or(usual.part),
            split: Split::parse(&preset.split).unwrap_or(usual.split),
            lanes: known(Lanes::ALL, Lanes::key, &preset.lanes).unwrap_or(usual.lanes),
            dpi: Some(preset.dpi).filter(|dpi| *dpi > 0),
            transparent: preset.transparent,
            as_picture: preset.as_picture,
            footer: preset.footer.clone(),
            ..usual
        }
        .settled()
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preset_holds_what_was_chosen() {
        let choice = Choice {
            target: Target::Millimetres { width: 300.0, height: 200.0 },
            part: Part::Phase(Phase::ALL[1]),
            split: Split::Touchpoints(4),
            lanes: Lanes::All,
            dpi: Some(150),
            transparent: true,
            footer: "© Clinic".to_owned(),
            ..Choice::usual(Picture::Png, ThemeName::Dark)
        };
        assert_eq!(Choice::of_preset(&choice.preset("a".to_owned())), choice);
    }

    #[test]
    fn what_is_not_understood_in_a_preset_is_as_usual() {
        let odd = Preset { format: "doc".into(), target: "a9".into(), ..Preset::default() };
        let usual = Choice::usual(Picture::Pdf, ThemeName::default());
        assert_eq!(Choice::of_preset(&odd), usual);
    }

    #[test]
    fn slides_are_for_slides() {
        let choice =
            Choice { target: Target::Screen, ..Choice::usual(Picture::Pptx, ThemeName::Light) };
        assert_eq!(choice.settled().target, Target::Slide);
    }
}
