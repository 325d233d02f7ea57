//! Pasting rows: what is to be changed is found out off the window's thread, for a table may have
//! very many of them.

use crate::app::run::MOMENT;
use crate::app::{App, OpenMap, Snapshot};
use crate::edit::table::Row;
use crate::edit::verbs::{self, Change, RowsAt};
use crate::model::Rng;
use std::sync::Arc;
use std::time::Instant;

/// Rows that are to be pasted into a map.
#[derive(Debug, Clone)]
pub struct AskedRows {
    /// The number of the map.
    map: u64,
    /// The map as it was when it was asked for.
    of: Snapshot,
    at: RowsAt,
    rows: Arc<[Row]>,
}

/// What pasting rows changes.
#[derive(Debug)]
pub struct PastedRows {
    asked: AskedRows,
    /// The change; `None` where nothing changes.
    change: Option<Change>,
}

impl AskedRows {
    /// Finds out what pasting them changes. Takes a while for very many.
    pub fn paste(self) -> PastedRows {
        let rng = &mut Rng::from_system();
        let change = verbs::paste_rows(&self.of.0, &self.rows, &self.at, rng);
        PastedRows { asked: self, change }
    }
}

impl App {
    /// Has rows pasted into the map, and waits a moment for that.
    pub(in crate::app) fn paste_rows(&mut self, rows: Vec<Row>) {
        self.end_typing(true);
        self.ask_rows(rows.into());
        let deadline = Instant::now() + MOMENT;
        while self.pasting_rows > 0 {
            let Some(done) = self.tasks.wait_until(deadline) else { break };
            self.report(done);
        }
    }

    fn ask_rows(&mut self, rows: Arc<[Row]>) {
        let Some(map) = &self.map else { return };
        let (of, at) = (Snapshot(map.document.clone()), map.rows_at());
        let asked = AskedRows { map: map.id, of, at, rows };
        let name = self.texts().get("task-paste").to_owned();
        self.pasting_rows += 1;
        self.tasks.paste_rows(name, asked);
    }

    /// Changes the map as pasted rows ask for, and goes to the first of them. A map that was edited
    /// in the meantime is looked at anew.
    pub(in crate::app) fn take_rows(&mut self, PastedRows { asked, change }: PastedRows) {
        self.pasting_rows = self.pasting_rows.saturating_sub(1);
        self.bring_front(asked.map);
        self.end_typing(true);
        let Some(map) = self.map.as_ref().filter(|map| map.id == asked.map) else { return };
        if Snapshot(map.document.clone()) != asked.of {
            return self.ask_rows(asked.rows);
        }
        if let Some(change) = change {
            let first = change.select.primary();
            self.change(change);
            if let Some(first) = first {
                self.look_for(first);
            }
        }
    }
}

impl OpenMap {
    /// Where rows are pasted.
    fn rows_at(&self) -> RowsAt {
        let primary = self.primary();
        RowsAt {
            touchpoint: self.touchpoint_at(primary),
            stage: self.stage_at(primary),
            persona: self.voice(),
            journey: self.journey(),
        }
    }
}
