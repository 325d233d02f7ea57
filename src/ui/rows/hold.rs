//! Rows that a hand holds over their list: a mark where they would land, what is held beside the
//! pointer, and a list that scrolls at its edges.

use super::Shown;
use crate::app::Action;
use crate::ui::style::Look;
use crate::ui::widgets::ghost_ui;
use egui::{CursorIcon, Stroke, Ui, pos2, vec2};

/// How near the edge a hand makes the rows scroll, and how fast.
const EDGE: f32 = 22.0;
const PULL: f32 = 9.0;

/// What a hand holds of a list, between frames.
pub struct Hold<T> {
    held: Option<T>,
    /// How far the list scrolls because the hand is beyond its edge.
    pull: f32,
}

impl<T> Default for Hold<T> {
    fn default() -> Self {
        Self { held: None, pull: 0.0 }
    }
}

/// Where it would go.
#[derive(Debug, Clone, PartialEq)]
pub struct Landing {
    /// The row it would stand above.
    pub row: usize,
    /// How deep it would stand.
    pub depth: u8,
    /// What dropping it asks for.
    pub action: Action,
}

impl<T> Hold<T> {
    /// Takes something up.
    pub fn take(&mut self, held: Option<T>) {
        self.held = held;
    }

    /// Lets go what is held, if something is.
    pub fn cancel(&mut self) -> bool {
        self.held.take().is_some()
    }

    /// How far the list scrolls by itself, for [`Rows::pull`](super::Rows::pull).
    pub fn pull(&self) -> f32 {
        self.pull
    }

    /// Shows what is held over the list that was `shown`. `landing` tells where it goes when it is
    /// dropped above a row, `name` what it is called. Returns what letting it go asks for.
    pub fn show_ui(
        &mut self,
        ui: &Ui,
        look: &Look,
        shown: &Shown,
        landing: impl FnOnce(&T, usize) -> Option<Landing>,
        name: impl FnOnce(&T) -> String,
    ) -> Option<Action> {
        self.pull = 0.0;
        let held = self.held.as_ref()?;
        let (pointer, down) =
            ui.input(|input| (input.pointer.latest_pos(), input.pointer.any_down()));
        let released = ui.input(|input| input.pointer.any_released());
        let over = pointer.filter(|at| shown.seen.expand2(vec2(24.0, 24.0)).contains(*at));
        let landing = over.and_then(|at| landing(held, shown.gap_at(at.y)));
        if released || !down {
            self.held = None;
            return landing.map(|landing| landing.action);
        }
        ui.set_cursor_icon(match landing {
            Some(_) => CursorIcon::Grabbing,
            None => CursorIcon::NoDrop,
        });
        let painter = ui.painter().with_clip_rect(shown.seen);
        if let Some(landing) = landing {
            let y = shown.edge(landing.row);
            let left = shown.seen.left() + 12.0 + f32::from(landing.depth) * 15.0;
            let stroke = Stroke::new(2.0, look.selection);
            painter.hline(left..=shown.seen.right() - 6.0, y, stroke);
            painter.circle(pos2(left - 3.0, y), 3.0, look.panel, stroke);
        }
        let at = pointer?;
        self.pull = match at.y {
            y if y < shown.seen.top() + EDGE => -PULL,
            y if y > shown.seen.bottom() - EDGE => PULL,
            _ => 0.0,
        };
        if self.pull.abs() > 0.0 {
            ui.ctx().request_repaint();
        }
        ghost_ui(ui, look, at, name(held));
        None
    }
}
