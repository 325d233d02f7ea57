//! The panel below the map: scores as a table, what they say, and who has to look after what.
//! What it shows is gathered off the window's thread, for the answers that the map shows.

mod commands;
mod papers;
mod scores;

pub use papers::Paper;
pub use scores::{ScoreColumn, ScoresTable, group_key, name_of};

use super::kept::{Kept, Snapshot};
use super::{App, Command};
use crate::insight::{
    Finding, Group, ScoreRow, Slice, Worklist, findings, overview, this_month, worklists,
};
use crate::merge::Choice;
use crate::model::{ConflictKey, ElementId};
use crate::scores::Metric;
use std::sync::Arc;

/// What the panel below the map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Below {
    /// The scores as a table.
    Scores,
    /// What the scores say.
    Insights,
    /// What each owner has to look after.
    Worklists,
    /// What two copies say differently.
    Conflicts,
    /// The story.
    Story,
}

impl Below {
    /// What a command shows there.
    pub(super) const fn of(command: Command) -> Self {
        match command {
            Command::Insights => Self::Insights,
            Command::Worklists => Self::Worklists,
            Command::Conflicts => Self::Conflicts,
            _ => Self::Scores,
        }
    }
}

/// How high the panel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BelowHeight {
    /// As somebody dragged its edge.
    Chosen,
    /// As high as the window allows.
    Most,
}

/// What the panel asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum BelowAsk {
    /// Make the panel so high.
    Height(BelowHeight),
    /// Put the panel away.
    Close,
    /// Make rows of groups, or of each touchpoint.
    By(Option<Group>),
    /// Show one metric, or every one.
    Metric(Option<Metric>),
    /// Show rows that say this.
    Search(String),
    /// Sort by a column; by the same one once more: the other way round, then not at all.
    Sort(ScoreColumn),
    /// Show the worklist of one owner, or everybody's.
    Owner(Option<String>),
    /// Say what is done about a touchpoint's low score.
    Answer(ElementId, String),
    /// Put the worklists that are shown on the clipboard.
    Copy,
    /// Look at a conflict.
    Conflict(ConflictKey),
    /// Settle a conflict.
    Settle(ConflictKey, Choice),
    /// Settle every conflict alike.
    SettleAll(Choice),
}

/// A map and the answers that are asked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The map.
    pub map: Snapshot,
    /// The answers.
    pub slice: Slice,
}

/// What is to be gathered.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// The rows of the table.
    Scores(Asked, Option<Group>),
    /// What the scores say.
    Insights(Asked),
    /// The worklists.
    Worklists(Asked),
}

/// What was gathered, with what it was gathered for.
#[derive(Debug)]
pub enum Gathered {
    /// The rows of the table.
    Scores((Asked, Option<Group>), Arc<Vec<ScoreRow>>),
    /// What the scores say.
    Insights(Asked, Arc<Vec<Finding>>),
    /// The worklists.
    Worklists(Asked, Arc<Vec<Worklist>>),
}

impl Wanted {
    /// Gathers it. Takes a while on large maps.
    pub fn gather(self) -> Gathered {
        match self {
            Self::Scores(asked, group) => {
                let rows = overview(&asked.map.0, &asked.slice, group);
                Gathered::Scores((asked, group), Arc::new(rows))
            }
            Self::Insights(asked) => {
                let found = findings(&asked.map.0, &asked.slice, this_month());
                Gathered::Insights(asked, Arc::new(found))
            }
            Self::Worklists(asked) => {
                let lists = worklists(&asked.map.0, &asked.slice);
                Gathered::Worklists(asked, Arc::new(lists))
            }
        }
    }
}

/// What is known of one map for the panel below it.
#[derive(Debug, Default)]
pub struct Feedback {
    scores: Kept<(Asked, Option<Group>), Arc<Vec<ScoreRow>>>,
    insights: Kept<Asked, Arc<Vec<Finding>>>,
    worklists: Kept<Asked, Arc<Vec<Worklist>>>,
}

impl Feedback {
    /// The rows of the table; `None` = not known yet.
    pub fn scores(&self) -> Option<&Arc<Vec<ScoreRow>>> {
        self.scores.answer()
    }

    /// What the scores say; `None` = not known yet.
    pub fn insights(&self) -> Option<&Arc<Vec<Finding>>> {
        self.insights.answer()
    }

    /// What each owner has to look after; `None` = not known yet.
    pub fn worklists(&self) -> Option<&Arc<Vec<Worklist>>> {
        self.worklists.answer()
    }

    /// Goes on without answers that were lost.
    pub fn lose(&mut self) {
        self.scores.lose();
        self.insights.lose();
        self.worklists.lose();
    }

    fn ask(&mut self, shown: Below, asked: Asked, group: Option<Group>) -> Option<Wanted> {
        match shown {
            Below::Scores => {
                let wanted = self.scores.ask(Some((asked, group)))?;
                Some(Wanted::Scores(wanted.0, wanted.1))
            }
            Below::Insights => self.insights.ask(Some(asked)).map(Wanted::Insights),
            Below::Worklists => self.worklists.ask(Some(asked)).map(Wanted::Worklists),
            // They stand in the map.
            Below::Conflicts | Below::Story => None,
        }
    }

    fn take(&mut self, gathered: Gathered) {
        match gathered {
            Gathered::Scores(asked, rows) => self.scores.take(asked, rows),
            Gathered::Insights(asked, found) => self.insights.take(asked, found),
            Gathered::Worklists(asked, lists) => self.worklists.take(asked, lists),
        }
    }
}

impl App {
    /// Shows one of the panel's parts, or puts the panel away where that is shown.
    pub(super) fn toggle_below(&mut self, below: Below) {
        self.end_typing(true);
        let shown = self.panels.below == Some(below);
        self.panels.below = (!shown).then_some(below);
        self.look_below();
    }

    /// Has what the panel shows gathered and drawn, if it is out of date.
    pub(super) fn look_below(&mut self) {
        self.portray();
        let (Some(below), Some(map)) = (self.panels.below, &mut self.map) else { return };
        let asked = Asked { map: Snapshot(map.document.clone()), slice: map.view().slice.clone() };
        let id = map.id;
        if let Some(wanted) = map.feedback.ask(below, asked, self.scores_table.by) {
            let name = self.texts().get("task-scores").to_owned();
            self.tasks.look_below(name, id, wanted);
        }
    }

    /// Takes in what was gathered.
    pub(super) fn take_below(&mut self, id: u64, gathered: Gathered) {
        let Some(map) = self.map_of(id) else { return };
        map.feedback.take(gathered);
        self.look_below();
    }

    /// Does what the panel asks for.
    pub(super) fn below(&mut self, ask: BelowAsk) {
        match ask {
            BelowAsk::Height(height) => self.panels.height = height,
            BelowAsk::Close => {
                self.panels.below = None;
                self.look_below();
            }
            BelowAsk::By(by) => {
                self.scores_table.group(by);
                self.look_below();
            }
            BelowAsk::Metric(metric) => self.scores_table.metric = metric,
            BelowAsk::Search(text) => self.scores_table.search = text,
            BelowAsk::Sort(column) => self.scores_table.sort_by(column),
            BelowAsk::Owner(owner) => self.worklist_of = owner,
            BelowAsk::Answer(touchpoint, answer) => self.answer_low(touchpoint, &answer),
            BelowAsk::Copy => self.copy_worklists(),
            BelowAsk::Conflict(key) => self.choose_conflict(key),
            BelowAsk::Settle(key, choice) => self.settle(&key, &choice),
            BelowAsk::SettleAll(choice) => self.settle_all(&choice),
        }
    }
}
