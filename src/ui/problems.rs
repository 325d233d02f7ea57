//! What a good map would have and this one has not: advice, each line leading to its element, and
//! buttons that follow it where that takes no thought.

use super::rows::{Ask, Heights, Row, Rows};
use super::style::{color, font};
use super::widgets::{Scope, focus_ring};
use crate::app::{Action, Mend, OpenMap};
use crate::insight::{Advice, Severity};
use crate::model::Language;
use crate::scene::Weight;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Color32, Galley, Id, Layout, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Most remarks that are shown whole; of more, two rows each, so that a list of thousands is
/// drawn as quickly.
const MOST_WHOLE: usize = 60;
/// Where the text of a remark begins, and how much room is left behind it.
const LEFT: f32 = 22.0;
const RIGHT: f32 = 6.0;
/// Room above and below it.
const ROOM: f32 = 5.0;

/// The list's id, which has the focus.
pub fn problems_id() -> Id {
    Id::unique("problems")
}

fn remark_id(at: usize) -> Id {
    Id::unique(("remark", at))
}

/// What the list remembers between frames.
#[derive(Default)]
pub struct Memory {
    cursor: Option<usize>,
    known: Option<Known>,
}

/// What is shown of the remarks, found once: there may be tens of thousands.
struct Known {
    all: Arc<Vec<Advice>>,
    untold: Vec<Severity>,
    /// How many there are of each severity.
    counts: Vec<(Severity, usize)>,
    /// Which are told.
    told: Vec<usize>,
    /// The lower edge of each, where they are shown whole, and what that was measured for.
    bottoms: Option<(Measure, Vec<f32>)>,
}

/// What the height of a remark depends on: how wide and large it is written, and in which language.
type Measure = (f32, f32, Language);

impl Known {
    fn of(all: &Arc<Vec<Advice>>, untold: &[Severity]) -> Self {
        let count = |severity| all.iter().filter(|advice| advice.severity == severity).count();
        let is_told = |&at: &usize| !untold.contains(&all[at].severity);
        Self {
            all: all.clone(),
            untold: untold.to_vec(),
            counts: Severity::ALL.iter().map(|&severity| (severity, count(severity))).collect(),
            told: (0..all.len()).filter(is_told).collect(),
            bottoms: None,
        }
    }

    fn is_of(&self, all: &Arc<Vec<Advice>>, untold: &[Severity]) -> bool {
        Arc::ptr_eq(&self.all, all) && self.untold == untold
    }

    /// Whether each remark is shown whole.
    fn whole(&self) -> bool {
        self.told.len() <= MOST_WHOLE
    }

    /// How high the rows are.
    fn heights(&mut self, ui: &Ui, scope: &Scope<'_>) -> Heights {
        if !self.whole() {
            return Heights::Same(self.told.len(), 2.0 * ROOM + 3.0 * line_height(scope));
        }
        let measure = (ui.available_width(), scope.look.scale, scope.app.language());
        match &self.bottoms {
            Some((of, bottoms)) if *of == measure => Heights::Each(bottoms.clone()),
            _ => {
                let mut bottom = 0.0;
                let each = self.told.iter().map(|&at| {
                    bottom += height(ui, scope, &self.all[at], measure.0);
                    bottom
                });
                let bottoms: Vec<f32> = each.collect();
                self.bottoms = Some((measure, bottoms.clone()));
                Heights::Each(bottoms)
            }
        }
    }
}

/// The remarks.
pub fn problems_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let (all, untold) = (map.advice(), &scope.app.untold);
    let known = memory.known.take().filter(|known| known.is_of(all, untold));
    let mut known = known.unwrap_or_else(|| Known::of(all, untold));
    title_ui(ui, scope, &known);
    if known.told.is_empty() {
        let key = if all.is_empty() { "problems-none" } else { "problems-untold" };
        ui.label(scope.look.body(scope.text(key)).color(scope.look.muted));
    } else {
        list_ui(ui, scope, map, &mut memory.cursor, &mut known);
    }
    memory.known = Some(known);
}

/// The list, with a cursor for the keyboard.
fn list_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    cursor: &mut Option<usize>,
    known: &mut Known,
) {
    *cursor = cursor.map(|at| at.min(known.told.len() - 1));
    let heights = known.heights(ui, scope);
    let whole = known.whole();
    let told = |at: usize| known.told.get(at).map(|&at| &known.all[at]);
    let list = Rows {
        id: problems_id(),
        role: Role::ListBox,
        label: scope.text("problems-name"),
        heights,
        cursor: *cursor,
        edited: false,
        pull: 0.0,
    };
    let shown = list.show(ui, remark_id, |ui, row| {
        let Some(advice) = told(row.at) else { return false };
        let taken = remark_ui(ui, scope, map, advice, row, *cursor == Some(row.at), whole);
        if taken {
            *cursor = Some(row.at);
        }
        taken
    });
    let at = match shown.ask {
        Some(Ask::To(at)) => {
            *cursor = Some(at);
            at
        }
        Some(Ask::Take) => cursor.unwrap_or_default(),
        _ => return,
    };
    if let Some(advice) = told(at) {
        scope.actions.push(go(advice, shown.ask == Some(Ask::Take)));
    }
}

/// The heading with a switch for each severity there is.
fn title_ui(ui: &mut Ui, scope: &mut Scope<'_>, known: &Known) {
    let number = scope.app.texts().whole(known.all.len() as u64);
    let title = scope.app.texts().with("problems-title", &[("number", (&number).into())]);
    ui.horizontal(|ui| {
        ui.label(scope.look.heading(title));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for &(severity, count) in known.counts.iter().rev() {
                if count > 0 {
                    switch_ui(ui, scope, severity, count as u64);
                }
            }
        });
    });
    ui.add_space(2.0);
}

/// A severity's dot and number; a click hides its remarks or shows them again.
fn switch_ui(ui: &mut Ui, scope: &mut Scope<'_>, severity: Severity, count: u64) {
    let look = scope.look;
    let on = !scope.app.untold.contains(&severity);
    let number = scope.app.texts().whole(count);
    let ink = if on { look.text } else { look.muted };
    let letters = font(Weight::SemiBold, 11.5 * look.scale);
    let galley = ui.painter().layout_no_wrap(number.clone(), letters, ink);
    let size = vec2(galley.size().x + 22.0, 20.0 * look.scale);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{}: {number}", severity.text(scope.app.texts()));
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name.clone()));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5, look.card);
    }
    focus_ring(ui, &response, rect);
    let dot = pos2(rect.left() + 8.0, rect.center().y);
    let tone = tone(scope, severity);
    if on {
        ui.painter().circle_filled(dot, 4.0, tone);
    } else {
        ui.painter().circle_stroke(dot, 3.5, egui::Stroke::new(1.2, tone));
    }
    let at = pos2(rect.left() + 16.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if response.on_hover_text(name).clicked() {
        scope.actions.push(Action::Tell(severity, !on));
    }
}

fn tone(scope: &Scope<'_>, severity: Severity) -> Color32 {
    let colors = &scope.look.theme.color;
    color(match severity {
        Severity::High => colors.valence[0],
        Severity::Medium => colors.valence[1],
        Severity::Low => colors.muted,
    })
}

fn line_height(scope: &Scope<'_>) -> f32 {
    16.0 * scope.look.scale
}

/// A remark's text in lines as wide as the list: all of them, or two.
fn lines(ui: &Ui, scope: &Scope<'_>, text: String, width: f32, whole: bool) -> Arc<Galley> {
    let look = scope.look;
    let letters = font(Weight::Regular, 12.0 * look.scale);
    let wrap = width - LEFT - RIGHT;
    let mut job = LayoutJob::simple(text, letters, look.text, wrap);
    let max_rows = if whole { usize::MAX } else { 2 };
    job.wrap = TextWrapping { max_rows, ..TextWrapping::wrap_at_width(wrap) };
    ui.painter().layout_job(job)
}

/// How high a remark is that is shown whole.
fn height(ui: &Ui, scope: &Scope<'_>, advice: &Advice, width: f32) -> f32 {
    let text = lines(ui, scope, advice.text(scope.app.texts()), width, true);
    let links = links(ui, scope, advice, width, true);
    let mends = links.last().map_or(0.0, |link| link.at.y + line_height(scope) + 4.0);
    text.size().y + mends + 2.0 * ROOM
}

/// A way to follow a remark, as it is drawn.
struct Link {
    mend: Mend,
    galley: Arc<Galley>,
    /// From the left end of the remark's text, below it.
    at: Vec2,
}

/// The ways to follow a remark side by side, and where one more has no room, below or cut short.
fn links(ui: &Ui, scope: &Scope<'_>, advice: &Advice, width: f32, whole: bool) -> Vec<Link> {
    let look = scope.look;
    let room = width - LEFT - RIGHT;
    let mut next = Vec2::ZERO;
    let link = |&mend: &Mend| {
        let set = |room: f32| {
            let name = scope.text(mend.key()).to_owned();
            let letters = font(Weight::SemiBold, 12.0 * look.scale);
            let mut job = LayoutJob::simple_singleline(name, letters, look.selection);
            job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
            ui.painter().layout_job(job)
        };
        let mut galley = set(room - next.x);
        if galley.elided && whole && next.x > 0.0 {
            next = vec2(0.0, next.y + line_height(scope) + 2.0);
            galley = set(room);
        }
        let at = next;
        next.x += galley.size().x + 14.0;
        Link { mend, galley, at }
    };
    Mend::of(advice.kind).iter().map(link).collect()
}

/// Where a remark leads.
fn go(advice: &Advice, near: bool) -> Action {
    match advice.elements.as_slice() {
        [] => Action::Select(None),
        // These are all meant alike.
        all if advice.kind == crate::insight::AdviceKind::MostlyAssumptions => {
            Action::SelectAll(all.to_vec(), false)
        }
        [first, ..] if near => Action::Visit(*first),
        [first, ..] => Action::GoTo(*first),
    }
}

/// One remark; whether it was clicked.
fn remark_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    advice: &Advice,
    row: Row,
    cursor: bool,
    whole: bool,
) -> bool {
    let (look, rect) = (scope.look, row.rect);
    let text = advice.text(scope.app.texts());
    let galley = lines(ui, scope, text.clone(), rect.width(), whole);
    let response = ui.interact(rect, remark_id(row.at), Sense::CLICK);
    let element = advice.elements.first().copied();
    let on = element.is_some() && element == map.primary();
    let severity = advice.severity.text(scope.app.texts());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ListBoxOption, true, format!("{severity}: {text}"))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(on));
    // Also under the mouse where that is over one of the row's buttons.
    row.ground_ui(ui, look, ui.rect_contains_pointer(rect), on);
    let dot = pos2(rect.left() + 10.0, rect.top() + ROOM + line_height(scope) / 2.0);
    ui.painter().circle_filled(dot, 4.0, tone(scope, advice.severity));
    let response = if galley.elided { response.on_hover_text(text) } else { response };
    let below = rect.top() + ROOM + galley.size().y + 2.0;
    ui.painter().galley(rect.min + vec2(LEFT, ROOM), galley, look.text);
    let links = links(ui, scope, advice, rect.width(), whole);
    mends_ui(ui, scope, advice, links, row.at, cursor, pos2(rect.left() + LEFT, below));
    if response.clicked() {
        scope.actions.push(go(advice, false));
    }
    response.clicked()
}

/// The ways to follow a remark. Tab finds only those of the row where the keyboard is: a list is
/// one stop.
fn mends_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    advice: &Advice,
    links: Vec<Link>,
    row: usize,
    cursor: bool,
    below: egui::Pos2,
) {
    let look = scope.look;
    for Link { mend, galley, at } in links {
        let name = scope.text(mend.key());
        let rect = Rect::from_min_size(below + at, galley.size());
        let sense = if cursor { Sense::click() } else { Sense::CLICK };
        let hit = rect.expand2(vec2(3.0, 1.0));
        let response = ui.interact(hit, Id::unique(("mend", row, mend)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.hovered() {
            let y = rect.bottom() - 1.0;
            ui.painter().hline(rect.x_range(), y, egui::Stroke::new(1.0, look.selection));
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        focus_ring(ui, &response, hit);
        let elided = galley.elided;
        ui.painter().galley(rect.min, galley, look.selection);
        let response = if elided { response.on_hover_text(name) } else { response };
        if response.clicked() {
            scope.actions.push(Action::Mend(Box::new(advice.clone()), mend));
        }
    }
}
