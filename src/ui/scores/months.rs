//! The months with answers as a line: two handles and the months between them.

use crate::model::Month;
use crate::scene::Weight;
use crate::ui::chips::chip_ui;
use crate::ui::keys::{self, plain};
use crate::ui::style::{HEIGHT, font};
use crate::ui::widgets::{Scope, focus_ring};
use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

/// Width of a handle.
const HANDLE: f32 = 9.0;
/// Part of the line that can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Both ends together.
    Between,
    /// The first month.
    First,
    /// The last month.
    Last,
}

impl Part {
    const ALL: [Self; 3] = [Self::First, Self::Between, Self::Last];

    const fn key(self) -> &'static str {
        match self {
            Self::Between => "scores-months",
            Self::First => "scores-first-month",
            Self::Last => "scores-last-month",
        }
    }

    fn id(self) -> Id {
        Id::unique(("scores-months", self.key()))
    }

    /// The ends after a step by so many months, on a line of `count` months.
    fn moved(self, (first, last): (usize, usize), by: isize, count: usize) -> (usize, usize) {
        let most = count.saturating_sub(1);
        let shifted = |at: usize, by: isize| at.saturating_add_signed(by).min(most);
        match self {
            Self::First => (shifted(first, by).min(last), last),
            Self::Last => (first, shifted(last, by).max(first)),
            // All of it, as far as there is room.
            Self::Between => {
                let room = if by < 0 { -first.cast_signed() } else { (most - last).cast_signed() };
                let by = if by < 0 { by.max(room) } else { by.min(room) };
                (shifted(first, by), shifted(last, by))
            }
        }
    }
}

/// The line of months with the chip that means all of them.
pub fn months_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    months: &[(Month, u64)],
    chosen: &mut Option<(Month, Month)>,
) {
    ui.horizontal(|ui| {
        let name = scope.text("scores-all-time");
        if chip_ui(ui, scope, "scores-all-time", name, chosen.is_none(), false).clicked() {
            *chosen = None;
        }
        // Of all months the words are as long as they can be, or nearly.
        let letters = font(Weight::Regular, 12.5 * scope.look.scale);
        let longest = words(scope, months, (0, months.len().saturating_sub(1)));
        let longest = ui.painter().layout_no_wrap(longest, letters, scope.look.text).size().x;
        let width = (ui.available_width() - longest - 36.0).clamp(80.0, 900.0);
        let (_, rect) = ui.allocate_space(vec2(width, HEIGHT));
        let line = Line { rect: rect.shrink2(vec2(HANDLE, 0.0)), count: months.len() };
        let ends = ends(months, *chosen);
        bars_ui(ui, scope, &line, months, ends);
        let mut moved = ends;
        for part in Part::ALL {
            let place = line.place(part, ends);
            let response = part_ui(ui, scope, part, place, (months, ends));
            if let Some(by) = steps(ui, &response, part, &line, ends) {
                moved = part.moved(ends, by, months.len());
            }
        }
        if moved != ends {
            *chosen = Some((months[moved.0].0, months[moved.1].0));
        }
        words_ui(ui, scope, months, ends);
    });
}

/// Where months lie.
struct Line {
    rect: Rect,
    count: usize,
}

impl Line {
    fn step(&self) -> f32 {
        self.rect.width() / self.count.max(1) as f32
    }

    /// The month at a place, counted from the first.
    fn month_at(&self, at: Pos2) -> usize {
        let along = ((at.x - self.rect.left()) / self.step()).max(0.0) as usize;
        along.min(self.count.saturating_sub(1))
    }

    fn left(&self, month: usize) -> f32 {
        self.rect.left() + self.step() * month as f32
    }

    fn place(&self, part: Part, (first, last): (usize, usize)) -> Rect {
        let (x0, x1) = (self.left(first), self.left(last + 1));
        let y = self.rect.y_range();
        match part {
            Part::First => Rect::from_x_y_ranges(x0 - HANDLE..=x0, y),
            Part::Last => Rect::from_x_y_ranges(x1..=x1 + HANDLE, y),
            Part::Between => Rect::from_x_y_ranges(x0..=x1, y),
        }
    }
}

/// The first and the last month chosen, as places in the list; all where none are.
fn ends(months: &[(Month, u64)], chosen: Option<(Month, Month)>) -> (usize, usize) {
    let most = months.len().saturating_sub(1);
    let Some((first, last)) = chosen else { return (0, most) };
    let from = months.partition_point(|(month, _)| *month < first).min(most);
    let until = months.partition_point(|(month, _)| *month <= last);
    (from, until.saturating_sub(1).max(from))
}

/// How many answers each month has; those chosen stand out.
fn bars_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    line: &Line,
    months: &[(Month, u64)],
    (first, last): (usize, usize),
) {
    let look = scope.look;
    let most = months.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    let gap = (line.step() * 0.12).min(2.0);
    for (at, (_, n)) in months.iter().enumerate() {
        let height = (line.rect.height() - 6.0) * (*n as f32 / most as f32).max(0.12);
        let bottom = line.rect.bottom() - 2.0;
        let bar = Rect::from_min_max(
            pos2(line.left(at) + gap, bottom - height),
            pos2(line.left(at + 1) - gap, bottom),
        );
        let chosen = (first..=last).contains(&at);
        let fill = if chosen { look.selection.gamma_multiply(0.55) } else { look.line };
        ui.painter().rect_filled(bar, 1.5, fill);
    }
}

/// A handle, or what lies between both.
fn part_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    part: Part,
    place: Rect,
    (months, (first, last)): (&[(Month, u64)], (usize, usize)),
) -> Response {
    let (look, texts) = (scope.look, scope.app.texts());
    let response = ui.interact(place, part.id(), Sense::click_and_drag());
    let (from, to) = (texts.month(months[first].0), texts.month(months[last].0));
    let value = match part {
        Part::First => from,
        Part::Last => to,
        Part::Between => format!("{from} … {to}"),
    };
    let name = format!("{}: {value}", scope.text(part.key()));
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name.clone()));
    let cursor =
        if part == Part::Between { CursorIcon::Grab } else { CursorIcon::ResizeHorizontal };
    let response = response.on_hover_cursor(cursor).on_hover_text(name);
    if part != Part::Between {
        let ink = if response.hovered() || response.dragged() { look.ink } else { look.selection };
        let grip = Rect::from_center_size(place.center(), vec2(5.0, place.height() - 4.0));
        ui.painter().rect_filled(grip, 2.5, ink);
    }
    focus_ring(ui, &response, place.shrink(1.0));
    response
}

/// How many months a part is to move, by keys or by hand.
fn steps(
    ui: &Ui,
    response: &Response,
    part: Part,
    line: &Line,
    (first, last): (usize, usize),
) -> Option<isize> {
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let wanted = [Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End].map(plain);
    keys::want(ui.ctx(), response.id, &wanted);
    let all = line.count.cast_signed();
    let by_key = keys::pressed(ui.ctx(), response.id).map(|(_, key)| match key {
        Key::ArrowLeft => -1,
        Key::ArrowRight => 1,
        Key::Home => -all,
        _ => all,
    });
    let at = response.interact_pointer_pos().filter(|_| response.dragged());
    let by_hand = at.map(|at| {
        let under = |dx| line.month_at(at + vec2(dx, 0.0)).cast_signed();
        match part {
            // Handles stand beside their months.
            Part::First => under(HANDLE) - first.cast_signed(),
            Part::Last => under(-HANDLE) - last.cast_signed(),
            // The month that was taken follows the hand.
            Part::Between => {
                let held = held_month(ui, response, line, at, first);
                under(0.0) - (first + held).cast_signed()
            }
        }
    });
    by_key.or(by_hand).filter(|&by| by != 0)
}

/// Which of the months between was taken, counted from the first.
fn held_month(ui: &Ui, response: &Response, line: &Line, at: Pos2, first: usize) -> usize {
    let id = response.id.with("held");
    if response.drag_started() {
        let from = ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
        let held = line.month_at(from).saturating_sub(first);
        ui.data_mut(|data| data.insert_temp(id, held));
    }
    ui.data(|data| data.get_temp(id)).unwrap_or(0)
}

/// The months chosen and how many answers they have.
fn words(scope: &Scope<'_>, months: &[(Month, u64)], (first, last): (usize, usize)) -> String {
    let texts = scope.app.texts();
    let (from, to) = (texts.month_short(months[first].0), texts.month_short(months[last].0));
    let span = if first == last { from } else { format!("{from} … {to}") };
    let n: u64 = months[first..=last].iter().map(|(_, n)| n).sum();
    let n = texts.with("map-n", &[("n", (&texts.whole(n)).into())]);
    format!("{span} · {n}")
}

fn words_ui(ui: &mut Ui, scope: &Scope<'_>, months: &[(Month, u64)], ends: (usize, usize)) {
    let (look, said) = (scope.look, words(scope, months, ends));
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.clone()));
    let letters = font(Weight::Regular, 12.5 * look.scale);
    let at = rect.left_center() + vec2(6.0, 0.0);
    ui.painter().text(at, Align2::LEFT_CENTER, said, letters, look.text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_never_pass_each_other_nor_leave_the_line() {
        assert_eq!(Part::First.moved((1, 2), 1, 4), (2, 2));
        assert_eq!(Part::First.moved((2, 2), 1, 4), (2, 2));
        assert_eq!(Part::First.moved((1, 2), -9, 4), (0, 2));
        assert_eq!(Part::Last.moved((1, 2), -5, 4), (1, 1));
        assert_eq!(Part::Last.moved((1, 2), 5, 4), (1, 3));
        assert_eq!(Part::Between.moved((1, 2), 1, 4), (2, 3));
        assert_eq!(Part::Between.moved((1, 2), 4, 4), (2, 3), "as wide as it was");
        assert_eq!(Part::Between.moved((1, 2), -4, 4), (0, 1));
    }

    #[test]
    fn months_that_are_gone_leave_those_between() {
        let month = |month| Month { year: 2026, month };
        let months = [(month(1), 1), (month(3), 1), (month(6), 1)];
        assert_eq!(ends(&months, None), (0, 2));
        assert_eq!(ends(&months, Some((month(2), month(5)))), (1, 1));
        assert_eq!(ends(&months, Some((month(4), month(5)))), (2, 2));
        assert_eq!(ends(&months, Some((month(7), month(9)))), (2, 2));
    }
}
