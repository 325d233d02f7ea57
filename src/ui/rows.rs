//! Long lists of rows: only those in sight are drawn, one of them is where the keyboard is, and a
//! screen reader finds a list with items and hears of that one.

mod hold;

pub use hold::{Hold, Landing};

use super::keys::{self, Stroke, plain};
use super::style::{Look, font};
use super::widgets::focus_ring_at;
use crate::scene::Weight;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, EventFilter, FocusDirection, Galley, Id, Key, Modifiers, Rect, Response,
    Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Rows that the keys for a page skip.
const PAGE: usize = 12;
/// The keys of every list.
const LIST: &[Stroke] = &[
    plain(Key::ArrowDown),
    plain(Key::ArrowUp),
    plain(Key::PageDown),
    plain(Key::PageUp),
    plain(Key::Home),
    plain(Key::End),
    plain(Key::Enter),
    plain(Key::Space),
];
/// Those of a tree beside them.
const TREE: &[Stroke] = &[
    plain(Key::ArrowLeft),
    plain(Key::ArrowRight),
    (Modifiers::SHIFT, Key::ArrowDown),
    (Modifiers::SHIFT, Key::ArrowUp),
];
/// Those of a list whose rows can be moved and typed in.
const EDITED: &[Stroke] =
    &[plain(Key::F2), (Modifiers::ALT, Key::ArrowDown), (Modifiers::ALT, Key::ArrowUp)];

/// How high the rows are.
#[derive(Debug, Clone)]
pub enum Heights {
    /// This many, all of one height.
    Same(usize, f32),
    /// The lower edge of each.
    Each(Vec<f32>),
}

impl Heights {
    /// How many rows there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Same(count, _) => *count,
            Self::Each(bottoms) => bottoms.len(),
        }
    }

    /// Upper edge of a row, below the first one's.
    fn top(&self, at: usize) -> f32 {
        match self {
            Self::Same(_, height) => at as f32 * height,
            Self::Each(bottoms) => at.checked_sub(1).map_or(0.0, |above| bottoms[above]),
        }
    }

    /// Height of all.
    fn total(&self) -> f32 {
        self.top(self.count())
    }

    /// The first row whose lower edge is below `y`.
    pub fn at(&self, y: f32) -> usize {
        match self {
            Self::Same(_, height) => (y / height).max(0.0) as usize,
            Self::Each(bottoms) => bottoms.partition_point(|bottom| *bottom <= y),
        }
    }

    /// The row whose upper edge is nearest to `y`; behind the last row: how many there are.
    fn gap(&self, y: f32) -> usize {
        let at = self.at(y).min(self.count());
        let next = (at + 1).min(self.count());
        if self.top(next) - y < y - self.top(at) { next } else { at }
    }
}

/// What the keyboard asks of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Go to a row.
    To(usize),
    /// Take in the next row of the same kind, or the one before.
    Extend(bool),
    /// Take the row.
    Take,
    /// Fold the row, or go to the one it stands under.
    Fold,
    /// Unfold the row.
    Unfold,
    /// Move the row's element towards the beginning, or the end.
    Move(bool),
    /// Type the row's name.
    Rename,
}

/// A list to be shown.
pub struct Rows<'a> {
    /// Its id, which also has the focus.
    pub id: Id,
    /// What it is to a screen reader: a list or a tree.
    pub role: Role,
    /// Its name, for a screen reader.
    pub label: &'a str,
    /// How high the rows are.
    pub heights: Heights,
    /// Where the keyboard is.
    pub cursor: Option<usize>,
    /// Whether its rows can be moved and typed in.
    pub edited: bool,
    /// How far it scrolls by itself, in points: something is dragged beyond its edge.
    pub pull: f32,
}

/// A row to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Which.
    pub at: usize,
    /// Where.
    pub rect: Rect,
    /// Whether the list has the keyboard and this is where it is.
    pub focused: bool,
}

impl Row {
    /// The row as one of several to choose from, which readers hear as `said`, with its ground.
    pub fn option_ui(&self, ui: &Ui, look: &Look, id: Id, said: &str, on: bool) -> Response {
        self.sensed_ui(ui, look, (id, Sense::CLICK), said, on)
    }

    /// [`Self::option_ui`] of a row that can be dragged.
    pub fn dragged_ui(&self, ui: &Ui, look: &Look, id: Id, said: &str, on: bool) -> Response {
        self.sensed_ui(ui, look, (id, Sense::click_and_drag()), said, on)
    }

    fn sensed_ui(
        &self,
        ui: &Ui,
        look: &Look,
        (id, sense): (Id, Sense),
        said: &str,
        on: bool,
    ) -> Response {
        let response = ui.interact(self.rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, said));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(on));
        self.ground_ui(ui, look, response.hovered(), on);
        response
    }

    /// What is behind the row's words, and the ring where the keyboard is.
    pub fn ground_ui(&self, ui: &Ui, look: &Look, hovered: bool, on: bool) {
        let ground = self.rect.shrink2(vec2(0.0, 1.0));
        if on {
            ui.painter().rect_filled(ground, CornerRadius::same(5), look.selected);
        } else if hovered {
            ui.painter().rect_filled(ground, CornerRadius::same(5), look.card);
        }
        if self.focused {
            focus_ring_at(ui, ground);
        }
    }

    /// Two lines of words between `left` and `right`, the first the row's name; whether one of them
    /// was cut.
    pub fn lines_ui(
        &self,
        ui: &Ui,
        look: &Look,
        (left, right): (f32, f32),
        [name, more]: [&str; 2],
        on: bool,
    ) -> bool {
        let ink = if on { look.on_selected } else { look.ink };
        let name = cut_line(ui, look, name, (Weight::SemiBold, 12.5, ink), right - left);
        let more = cut_line(ui, look, more, (Weight::Regular, 11.5, look.muted), right - left);
        let top = self.rect.center().y - f32::midpoint(name.size().y, more.size().y);
        let below = top + name.size().y;
        let cut = name.elided || more.elided;
        ui.painter().galley(pos2(left, top), name, ink);
        ui.painter().galley(pos2(left, below), more, look.muted);
        cut
    }
}

/// A line of words that ends with an ellipsis where it is wider than `width`: its weight, size and
/// colour.
pub fn cut_line(
    ui: &Ui,
    look: &Look,
    text: &str,
    (weight, size, ink): (Weight, f32, Color32),
    width: f32,
) -> Arc<Galley> {
    let letters = font(weight, size * look.scale);
    let mut job = LayoutJob::simple_singleline(text.to_owned(), letters, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    ui.painter().layout_job(job)
}

/// A list that was shown.
pub struct Shown {
    /// What the keyboard asks for.
    pub ask: Option<Ask>,
    /// The top of the first row, in sight or not.
    pub top: f32,
    /// The part of the screen the rows are seen through.
    pub seen: Rect,
    /// How far the rows are scrolled to the left.
    pub left: f32,
    /// How high the rows are.
    heights: Heights,
}

impl Shown {
    /// The row above whose upper edge something is dropped at this height of the screen: the
    /// nearest edge counts.
    fn gap_at(&self, y: f32) -> usize {
        self.heights.gap(y - self.top)
    }

    /// The upper edge of a row on the screen; of the one behind the last, its lower edge.
    fn edge(&self, row: usize) -> f32 {
        self.top + self.heights.top(row)
    }
}

impl Rows<'_> {
    /// Whether it is a tree, with lines to fold.
    fn is_tree(&self) -> bool {
        self.role == Role::Tree
    }

    /// Shows the rows in what is left of `ui`. `row_id` tells a row's id; `draw` draws one and says
    /// whether a hand took it, so that the list gets the keyboard.
    pub fn show(
        self,
        ui: &mut Ui,
        row_id: impl Fn(usize) -> Id,
        draw: impl FnMut(&mut Ui, Row) -> bool,
    ) -> Shown {
        self.show_wide(ui, None, row_id, draw)
    }

    /// [`Self::show`] of rows that may be wider than there is room: how wide they are at least, and
    /// how far they are scrolled to the left.
    pub fn show_wide(
        self,
        ui: &mut Ui,
        wide: Option<(f32, f32)>,
        row_id: impl Fn(usize) -> Id,
        mut draw: impl FnMut(&mut Ui, Row) -> bool,
    ) -> Shown {
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let ask = if focused { self.keys(ui) } else { None };
        let before = ui.data_mut(|data| {
            let place = self.id.with("cursor");
            let before = data.get_temp::<Option<usize>>(place).flatten();
            data.insert_temp(place, self.cursor);
            before
        });
        let builder = UiBuilder::new()
            .scope_id(self.id)
            .max_rect(ui.available_rect_before_wrap())
            .sense(Sense::focusable_noninteractive())
            .accessibility_role(self.role)
            .accessibility_label(self.label);
        let mut taken = false;
        let inner = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = match wide {
                Some((_, left)) => ScrollArea::both().horizontal_scroll_offset(left),
                None => ScrollArea::vertical(),
            };
            let area = area.id_salt("rows").auto_shrink(false);
            let least = wide.map_or(0.0, |(width, _)| width);
            let shown = area.show_viewport(ui, |ui, viewport| {
                let top = ui.max_rect().top();
                let width = ui.available_width().max(least);
                ui.set_min_size(vec2(width, self.heights.total()));
                let rect = |at: usize| {
                    let (y0, y1) = (self.heights.top(at), self.heights.top(at + 1));
                    let left = ui.max_rect().left();
                    Rect::from_min_max(pos2(left, top + y0), pos2(left + width, top + y1))
                };
                if let Some(cursor) = self.cursor.filter(|_| before != self.cursor) {
                    // Along the row it stays where it is.
                    let seen = ui.clip_rect().x_range();
                    let row = rect(cursor);
                    let row =
                        Rect::from_x_y_ranges(row.x_range().intersection(seen), row.y_range());
                    ui.scroll_to_rect(row, None);
                }
                if self.pull.abs() > 0.0 {
                    ui.scroll_with_delta(vec2(0.0, -self.pull));
                }
                let count = self.heights.count();
                let last = (self.heights.at(viewport.max.y) + 1).min(count);
                let rects: Vec<(usize, Rect)> =
                    (self.heights.at(viewport.min.y)..last).map(|at| (at, rect(at))).collect();
                for (at, rect) in rects {
                    let focused = focused && self.cursor == Some(at);
                    taken |= draw(ui, Row { at, rect, focused });
                }
                (top, ui.clip_rect())
            });
            (shown.inner, shown.state.clamped_offset().x)
        });
        if taken {
            ui.memory_mut(|memory| memory.request_focus(self.id));
        }
        if let Some(cursor) = self.cursor {
            let active = row_id(cursor).accesskit_id();
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_active_descendant(active));
        } else if focused {
            focus_ring_at(ui, inner.response.rect.shrink(2.0));
        }
        let ((top, seen), left) = inner.inner;
        Shown { ask, top, seen, left, heights: self.heights }
    }

    /// Wants the keys that are the list's, and tells what the one pressed asks for.
    fn keys(&self, ui: &Ui) -> Option<Ask> {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        let mut wanted: Vec<Stroke> = LIST.to_vec();
        wanted.extend_from_slice(if self.is_tree() { TREE } else { &[] });
        wanted.extend_from_slice(if self.edited { EDITED } else { &[] });
        keys::want(ui.ctx(), self.id, &wanted);
        let stroke = keys::pressed(ui.ctx(), self.id)?;
        // Right after the list got the focus, egui would still move it on arrows.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        self.asked(stroke)
    }

    /// What a key asks for.
    fn asked(&self, (modifiers, key): Stroke) -> Option<Ask> {
        let last = self.heights.count().saturating_sub(1);
        // From nowhere down is the first row.
        let down = |by: usize| Ask::To(self.cursor.map_or(0, |at| at + by).min(last));
        let up = |by: usize| Ask::To(self.cursor.map_or(0, |at| at.saturating_sub(by)));
        Some(match (key, modifiers) {
            (Key::ArrowDown, Modifiers::NONE) => down(1),
            (Key::ArrowUp, Modifiers::NONE) => up(1),
            (Key::PageDown, _) => down(PAGE),
            (Key::PageUp, _) => up(PAGE),
            (Key::Home, _) => Ask::To(0),
            (Key::End, _) => Ask::To(last),
            (Key::Enter | Key::Space, _) => Ask::Take,
            (Key::ArrowDown, Modifiers::SHIFT) => Ask::Extend(true),
            (Key::ArrowUp, Modifiers::SHIFT) => Ask::Extend(false),
            (Key::ArrowDown, Modifiers::ALT) => Ask::Move(true),
            (Key::ArrowUp, Modifiers::ALT) => Ask::Move(false),
            (Key::ArrowLeft, _) => Ask::Fold,
            (Key::ArrowRight, _) => Ask::Unfold,
            (Key::F2, _) => Ask::Rename,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_height() {
        let same = Heights::Same(5, 20.0);
        assert_eq!((same.at(-3.0), same.at(0.0), same.at(39.0), same.at(40.0)), (0, 0, 1, 2));
        assert!((same.total() - 100.0).abs() < f32::EPSILON);
        let each = Heights::Each(vec![10.0, 40.0, 45.0]);
        assert_eq!((each.at(9.0), each.at(10.0), each.at(44.0), each.at(60.0)), (0, 1, 2, 3));
        assert!((each.top(2) - 40.0).abs() < f32::EPSILON);
        assert_eq!((each.gap(-9.0), each.gap(24.0), each.gap(26.0), each.gap(99.0)), (0, 1, 2, 3));
        assert_eq!((same.gap(9.0), same.gap(11.0), same.gap(91.0), same.gap(900.0)), (0, 1, 5, 5));
        assert!(Heights::Each(Vec::new()).total().abs() < f32::EPSILON);
    }
}
