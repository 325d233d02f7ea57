//! The command palette: commands, touchpoints, other elements and recent files by a few letters.

use super::corpus::{CorpusLine, whereabouts};
use super::fuzzy::{Fit, Needle};
use super::{App, Command};
use crate::edit::folded;
use crate::i18n::Texts;
use crate::model::{ElementId, ElementKind, Language};
use std::cmp::Reverse;
use std::path::PathBuf;

/// Most lines offered.
const MOST: usize = 60;
/// Where fewer lines than this were found, the other elements' texts are looked through.
const FEW: usize = 8;
/// What having been used lately is worth: as much as a word's beginning.
const USED: i32 = 10;
/// What a name in another language is worth less.
const FOREIGN: i32 = 6;
/// How many commands used lately stand first while nothing is typed.
const LATELY: u8 = 6;
/// Where recent files stand then: behind those, before the other commands.
const FILES: i32 = 1;

/// What a line of the palette leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Does something.
    Command(Command),
    /// Goes to an element.
    Element(ElementId, ElementKind),
    /// Opens a file.
    Recent(PathBuf),
}

/// A line of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it leads to.
    pub target: Target,
    /// What it is called.
    pub name: String,
    /// What else is to be known: a stage, a folder, a name in English.
    pub detail: String,
    /// Which letters of the name were typed, counted as `edit::folded` gives them.
    pub letters: Vec<usize>,
    /// More is better.
    score: i32,
}

/// What the palette asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaletteAsk {
    /// Look for something else.
    Type(String),
    /// Choose the line this far below, round at the ends.
    Move(isize),
    /// Take the line chosen.
    Accept,
    /// Take this line.
    Take(usize),
    /// Close it.
    Close,
}

/// The palette while it is open.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed.
    pub text: String,
    /// Which line is chosen.
    pub chosen: usize,
    /// The lines, the best first.
    pub offers: Vec<Offer>,
}

impl App {
    /// Runs what the palette asks for.
    pub(super) fn palette(&mut self, ask: PaletteAsk) {
        match ask {
            PaletteAsk::Type(text) => self.look_up(text),
            PaletteAsk::Move(by) => {
                if let Some(palette) = &mut self.palette
                    && !palette.offers.is_empty()
                {
                    let count = palette.offers.len().cast_signed();
                    let next = (palette.chosen.cast_signed() + by).rem_euclid(count);
                    palette.chosen = next.cast_unsigned();
                }
            }
            PaletteAsk::Accept => {
                if let Some(chosen) = self.palette.as_ref().map(|palette| palette.chosen) {
                    self.take_offer(chosen);
                }
            }
            PaletteAsk::Take(at) => self.take_offer(at),
            PaletteAsk::Close => self.palette = None,
        }
    }

    /// Opens the palette, or closes it.
    pub(super) fn toggle_palette(&mut self) {
        if self.palette.take().is_none() {
            self.end_typing(true);
            self.look_up(String::new());
        }
    }

    fn take_offer(&mut self, at: usize) {
        let Some(palette) = self.palette.take() else { return };
        match palette.offers.into_iter().nth(at).map(|offer| offer.target) {
            Some(Target::Command(command)) => {
                self.settings.remember_use(command.spec().key);
                self.keep_settings();
                self.run(command);
            }
            Some(Target::Element(id, _)) => self.visit(id),
            Some(Target::Recent(path)) => self.open(path),
            None => {}
        }
    }

    fn look_up(&mut self, text: String) {
        let needle = Needle::new(&text);
        let mut offers = self.offered_commands(&needle);
        offers.extend(self.offered_files(&needle));
        if needle.is_empty() {
            // Used lately first, then as the table has them.
            offers.sort_by_key(|offer| Reverse(offer.score));
        } else {
            self.offer_elements(&needle, &mut offers);
            offers.sort_by_key(|offer| Reverse(offer.score));
            offers.truncate(MOST);
        }
        self.palette = Some(Palette { text, chosen: 0, offers });
    }

    /// The commands that make sense now and fit, by their name here or in English.
    fn offered_commands(&self, needle: &Needle) -> Vec<Offer> {
        let (texts, english) = (self.texts(), Texts::of(Language::English));
        let offer = |command: Command| {
            let name = match command {
                Command::Undo | Command::Redo => self.step_text(command == Command::Undo),
                _ => command.full_name(texts),
            };
            let own = needle.fit(&folded(&name));
            let foreign = command.full_name(english);
            let there =
                needle.fit(&folded(&foreign)).filter(|_| self.language() != Language::English);
            let there = there.map(|fit| fit.score - FOREIGN);
            let (fit, detail) = match (own, there) {
                (Some(fit), there) if there.is_none_or(|there| fit.score >= there) => {
                    (fit, String::new())
                }
                (_, Some(score)) => (Fit { score, letters: Vec::new() }, foreign),
                (_, None) => return None,
            };
            let lately = self.settings.used.iter().position(|key| key == command.spec().key);
            let score = match lately {
                lately if needle.is_empty() => {
                    let rank = lately.map_or(0, |at| (1..=LATELY).rev().nth(at).unwrap_or(0));
                    i32::from(rank) + if rank > 0 { FILES } else { 0 }
                }
                Some(_) => fit.score + USED,
                None => fit.score,
            };
            Some(Offer {
                target: Target::Command(command),
                name,
                detail,
                letters: fit.letters,
                score,
            })
        };
        let offered = |command: &Command| command.is_offered() && self.enabled(*command);
        Command::all().into_iter().filter(offered).filter_map(offer).collect()
    }

    /// The recent files that fit, by name.
    fn offered_files(&self, needle: &Needle) -> Vec<Offer> {
        let open = self.map.as_ref().and_then(|map| map.path.as_deref());
        // Recent ones are known from the root on.
        let open = open.and_then(|path| std::path::absolute(path).ok());
        let others = self.settings.recent.iter().filter(|path| Some(*path) != open.as_ref());
        let offer = |path: &PathBuf| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            let Fit { score, letters } = needle.fit(&folded(&name))?;
            let folder = path.parent().map(|folder| folder.display().to_string());
            let detail = folder.unwrap_or_default();
            let score = if needle.is_empty() { FILES } else { score };
            Some(Offer { target: Target::Recent(path.clone()), name, detail, letters, score })
        };
        others.filter_map(offer).collect()
    }

    /// Adds the touchpoints that fit; where little fits, the other elements, too.
    fn offer_elements(&self, needle: &Needle, offers: &mut Vec<Offer>) {
        let Some(map) = &self.map else { return };
        let (document, corpus) = (&map.document, map.corpus());
        let mut found: Vec<(Fit, ElementId, ElementKind)> = Vec::new();
        let fit = |line: &CorpusLine| Some((needle.fit(&line.letters)?, line.id, line.kind));
        found.extend(corpus.touchpoints.iter().filter_map(fit));
        if offers.len() + found.len() < FEW {
            found.extend(corpus.others.iter().filter_map(fit));
        }
        found.sort_by_key(|(fit, ..)| Reverse(fit.score));
        found.truncate(MOST);
        offers.extend(found.into_iter().filter_map(|(fit, id, kind)| {
            let name = document.element(id)?.content.text().to_owned();
            let detail = whereabouts(document, id).to_owned();
            let Fit { score, letters } = fit;
            Some(Offer { target: Target::Element(id, kind), name, detail, letters, score })
        }));
    }
}
