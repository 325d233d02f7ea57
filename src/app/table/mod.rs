//! Pasting a table: what its columns mean is asked, what comes of it is told, and then it is done
//! in one step.

mod guess;
mod rows;

pub use rows::{AskedRows, PastedRows};

use super::{App, OpenMap, Source};
use crate::edit::folded;
use crate::edit::table::{Column, Mapping, Reading, Sheet};
use crate::i18n::{Texts, Topic, usual_words};
use crate::model::{Language, Valence};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A table that is about to be pasted.
#[derive(Debug, Clone)]
pub struct Pasting {
    /// The map it was pasted into.
    map: u64,
    /// What was pasted.
    text: Arc<str>,
    /// Its cells.
    pub sheet: Sheet,
    /// What its columns mean.
    pub mapping: Mapping,
    /// What comes of that.
    pub reading: Reading,
    /// How many stages it names, and how many of them the map does not have.
    pub stages: (usize, usize),
    /// Whether somebody said what a column means.
    chosen: bool,
}

/// What is asked for while a table is about to be pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableAsk {
    /// Whether the first row heads the columns.
    Header(bool),
    /// What a column means.
    Column(usize, Column),
    /// Whether a cell may hold several notes.
    Split(bool),
    /// Paste it.
    Accept,
    /// Its rows are answers of a survey: bring these in instead.
    Survey,
    /// Do not paste it.
    Leave,
}

impl Pasting {
    fn new(map: &OpenMap, sheet: Sheet, text: &str) -> Self {
        let mapping = guess::guess(&sheet, None);
        let (reading, stages) = (Reading::default(), (0, 0));
        let text = text.into();
        let mut pasting =
            Self { map: map.id, text, sheet, mapping, reading, stages, chosen: false };
        pasting.read(map);
        pasting
    }

    /// Reads the table as its columns are meant now.
    fn read(&mut self, map: &OpenMap) {
        let feelings = feelings(map);
        let feeling = |word: &str| feelings.get(&folded(word)).cloned();
        self.reading = Reading::of(&self.sheet, &self.mapping, &feeling);
        let named = self.reading.rows.iter().filter_map(|row| row.stage.as_deref());
        let named: HashSet<Vec<char>> = named.map(folded).collect();
        let document = &map.document;
        let known = document.stages().into_iter().filter_map(|id| {
            let name = document.element(id)?.content.text();
            named.contains(&folded(name.trim())).then(|| folded(name.trim()))
        });
        let known: HashSet<Vec<char>> = known.collect();
        self.stages = (named.len(), named.len() - known.len());
    }

    fn heads(&mut self, map: &OpenMap, header: bool) {
        if self.chosen {
            self.mapping.header = header;
        } else {
            let split = self.mapping.split;
            self.mapping = Mapping { split, ..guess::guess(&self.sheet, Some(header)) };
        }
        self.read(map);
    }

    fn choose(&mut self, map: &OpenMap, at: usize, column: Column) {
        self.chosen = true;
        self.mapping.choose(at, column);
        self.read(map);
    }
}

/// The words that are known for feelings, those of the map before the usual ones of every
/// language. A strength itself says no word.
fn feelings(map: &OpenMap) -> HashMap<Vec<char>, (Valence, String)> {
    let mut known = HashMap::new();
    for &valence in Valence::ALL {
        let topic = Topic::Feelings(valence);
        let own = map.vocabulary().about(topic).iter().map(String::as_str);
        for word in own {
            known.entry(folded(word)).or_insert((valence, word.to_owned()));
        }
    }
    for &language in Language::ALL {
        let texts = Texts::of(language);
        for &valence in Valence::ALL {
            known.entry(folded(texts.word(valence))).or_insert((valence, String::new()));
            let usual = usual_words(language, Topic::Feelings(valence)).iter().copied();
            for word in usual.chain([texts.feeling(valence)]) {
                known.entry(folded(word)).or_insert((valence, word.to_owned()));
            }
        }
    }
    known
}

impl App {
    /// Asks what the columns of a table mean.
    pub(super) fn ask_table(&mut self, sheet: Sheet, text: &str) {
        self.table = self.map.as_ref().map(|map| Box::new(Pasting::new(map, sheet, text)));
    }

    /// Runs what is asked for while a table is about to be pasted.
    pub(super) fn table(&mut self, ask: TableAsk) {
        let Some(mut pasting) = self.table.take() else { return };
        let Some(map) = self.map.as_ref().filter(|map| map.id == pasting.map) else {
            // Another map came to the front: it was not meant for that.
            return;
        };
        match ask {
            TableAsk::Header(header) => pasting.heads(map, header),
            TableAsk::Column(at, column) => pasting.choose(map, at, column),
            TableAsk::Split(split) => {
                pasting.mapping.split = split;
                pasting.read(map);
            }
            TableAsk::Accept if !pasting.reading.rows.is_empty() => {
                return self.paste_rows(pasting.reading.rows);
            }
            TableAsk::Accept => {}
            TableAsk::Survey => return self.ask_survey(Source::Pasted(pasting.text)),
            TableAsk::Leave => return,
        }
        self.table = Some(pasting);
    }
}
