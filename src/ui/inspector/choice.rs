//! Choices: side by side where they fit, else in a list that opens; faces, a scale, a switch. Each
//! is one stop of the keyboard: arrows and digits choose, Delete takes back.

use super::Inspect;
use crate::app::Choice;
use crate::i18n::{Texts, Word};
use crate::model::Valence;
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::keys::{self, DIGITS, plain};
use crate::ui::style::{color, font};
use crate::ui::widgets::{focus_ring, option_ui};
use egui::{
    CornerRadius, EventFilter, Id, Key, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// Height of choices side by side.
const HEIGHT: f32 = 30.0;
/// Room left and right of a word in a choice.
const ROOM: f32 = 9.0;

/// Something that can be chosen.
pub(super) struct Opt<T> {
    /// What it stands for.
    pub value: T,
    /// What it is called.
    pub text: String,
    /// Whether it may be chosen.
    pub may: bool,
}

impl<T> Opt<T> {
    /// Something that may be chosen.
    pub fn new(value: T, text: impl Into<String>) -> Self {
        Self { value, text: text.into(), may: true }
    }
}

/// Every value under its name.
pub(super) fn words<W: Word>(texts: &'static Texts) -> Vec<Opt<W>> {
    W::VALUES.iter().map(|&value| Opt::new(value, texts.word(value))).collect()
}

/// Nothing, or a value under its name.
pub(super) fn words_or_none<W: Word>(texts: &'static Texts, none: &str) -> Vec<Opt<Option<W>>> {
    let some = words::<W>(texts).into_iter().map(|it| Opt::new(Some(it.value), it.text));
    std::iter::once(Opt::new(None, none)).chain(some).collect()
}

/// What was done to a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Picked {
    /// One was chosen.
    One(usize),
    /// The choice was taken back.
    Nothing,
}

/// Several choices of which one is on, drawn by whoever has them.
struct Group<'t> {
    id: Id,
    label: Id,
    /// Name, place, whether it may be chosen.
    parts: Vec<(&'t str, Rect, bool)>,
    now: Option<usize>,
}

impl Group<'_> {
    /// The group with its parts. `draw` draws a part.
    fn show(&self, ui: &Ui, draw: impl Fn(usize, Rect, &Response)) -> Option<Picked> {
        let all = self.parts.iter().map(|(_, rect, _)| *rect).reduce(Rect::union)?;
        let group = ui.interact(all, self.id, Sense::focusable_noninteractive());
        group.widget_info(|| WidgetInfo::new(Role::RadioGroup));
        let group = group.labelled_by(self.label);
        let mut picked = None;
        for (i, (name, rect, may)) in self.parts.iter().enumerate() {
            let sense = if *may { Sense::CLICK } else { Sense::hover() };
            let part = ui.interact(*rect, self.id.with(i), sense);
            let on = self.now == Some(i);
            part.widget_info(|| WidgetInfo::selected(Role::RadioButton, *may, on, *name));
            draw(i, *rect, &part);
            if part.clicked() {
                picked = Some(Picked::One(i));
                group.request_focus();
            }
        }
        focus_ring(ui, &group, all.expand(1.0));
        self.keys(ui, &group).or(picked)
    }

    /// What the keyboard does to the group while it has the focus.
    fn keys(&self, ui: &Ui, group: &Response) -> Option<Picked> {
        hold_arrows(ui, group.id);
        let arrows = [Key::ArrowLeft, Key::ArrowUp, Key::ArrowRight, Key::ArrowDown];
        let digits = &DIGITS[1..=self.parts.len().min(DIGITS.len() - 1)];
        let back = [Key::Delete, Key::Backspace];
        let wanted: Vec<_> = arrows.iter().chain(digits).chain(&back).copied().map(plain).collect();
        keys::want(ui.ctx(), group.id, &wanted);
        let (_, key) = keys::pressed(ui.ctx(), group.id)?;
        if back.contains(&key) {
            return Some(Picked::Nothing);
        }
        let may = |i: &usize| self.parts[*i].2;
        let count = self.parts.len();
        let next = match key {
            Key::ArrowLeft | Key::ArrowUp => (0..self.now.unwrap_or(count)).rev().find(may),
            Key::ArrowRight | Key::ArrowDown => {
                (self.now.map_or(0, |now| now + 1)..count).find(may)
            }
            key => digits.iter().position(|&digit| digit == key).filter(may),
        };
        next.map(Picked::One)
    }
}

/// Keeps arrows for what has the focus, instead of leaving it by them.
fn hold_arrows(ui: &Ui, id: Id) {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

impl Inspect<'_, '_> {
    /// A choice under its label; what was chosen, if something was. Nothing is on where what is
    /// shown differs.
    pub(super) fn choose_ui<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        label: &str,
        now: Option<T>,
        options: &[Opt<T>],
    ) -> Option<T> {
        self.choose_of_ui(ui, Id::unique(("choice", label, &self.on)), label, now, options)
    }

    /// The same with an id of its own, where a choice stands several times.
    pub(super) fn choose_of_ui<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        id: Id,
        label: &str,
        now: Option<T>,
        options: &[Opt<T>],
    ) -> Option<T> {
        let label = self.label_ui(ui, label).id;
        let at = now.and_then(|now| options.iter().position(|it| it.value == now));
        let picked = match self.beside_each_other(ui, options) {
            Some(rects) => {
                let parts = options.iter().zip(rects);
                let parts = parts.map(|(it, rect)| (it.text.as_str(), rect, it.may)).collect();
                self.segments_ui(ui, &Group { id, label, parts, now: at })
            }
            None => self.drop_down_ui(ui, (id, label), options, at),
        };
        let chosen = options.get(picked?)?;
        (now != Some(chosen.value)).then_some(chosen.value)
    }

    /// Places for the options in one row; nothing where they do not fit.
    fn beside_each_other<T>(&self, ui: &mut Ui, options: &[Opt<T>]) -> Option<Vec<Rect>> {
        let letters = font(Weight::SemiBold, 13.0 * self.scope.look.scale);
        let width_of = |it: &Opt<T>| {
            let ink = self.scope.look.ink;
            let galley = ui.painter().layout_no_wrap(it.text.clone(), letters.clone(), ink);
            galley.size().x + 2.0 * ROOM
        };
        let widths: Vec<f32> = options.iter().map(width_of).collect();
        let room = ui.available_width();
        let (sum, count) = (widths.iter().sum::<f32>(), widths.len() as f32);
        if sum > room || options.len() > 5 {
            return None;
        }
        let size = vec2(room, HEIGHT * self.scope.look.scale);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let equal = widths.iter().all(|&width| width <= room / count);
        let mut x = rect.left();
        let place = |width: f32| {
            let width = if equal { room / count } else { width + (room - sum) / count };
            let part = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
            x += width;
            part
        };
        Some(widths.into_iter().map(place).collect())
    }

    /// Options side by side, as one control.
    fn segments_ui(&self, ui: &Ui, group: &Group<'_>) -> Option<usize> {
        let look = self.scope.look;
        let last = group.parts.len() - 1;
        let picked = group.show(ui, |i, rect, part| {
            let on = group.now == Some(i);
            let (left, right) = (if i == 0 { 8 } else { 0 }, if i == last { 8 } else { 0 });
            let radius = CornerRadius { nw: left, sw: left, ne: right, se: right };
            let (fill, edge, ink) = match (on, part.hovered(), group.parts[i].2) {
                (true, ..) => (look.selected, look.selection, look.on_selected),
                (_, true, true) => {
                    (look.mix_panel(look.theme.color.muted, 0.10), look.line, look.ink)
                }
                (_, _, true) => (look.panel, look.line, look.text),
                (_, _, false) => (look.panel, look.line, look.muted.gamma_multiply(0.6)),
            };
            // Neighbours share their edge.
            let box_of = if i > 0 && !on { rect.with_min_x(rect.left() - 1.0) } else { rect };
            ui.painter().rect(box_of, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
            let weight = if on { Weight::SemiBold } else { Weight::Regular };
            let letters = font(weight, 13.0 * look.scale);
            let text = group.parts[i].0;
            let at = rect.center();
            ui.painter().text(at, egui::Align2::CENTER_CENTER, text, letters, ink);
        });
        match picked? {
            Picked::One(i) => Some(i),
            Picked::Nothing => None,
        }
    }

    /// Options in a list that opens.
    fn drop_down_ui<T>(
        &self,
        ui: &mut Ui,
        (id, label): (Id, Id),
        options: &[Opt<T>],
        now: Option<usize>,
    ) -> Option<usize> {
        let value = now.map_or(self.text("field-different"), |now| options[now].text.as_str());
        let response = self.drop_down_field_ui(ui, id, value, now.is_none()).labelled_by(label);
        let popup = Popup::menu(&response).gap(3.0).width(response.rect.width());
        let mut picked = None;
        if popup.is_open() {
            popup.show(|ui| {
                ui.set_min_width(response.rect.width() - 14.0);
                for (i, option) in options.iter().enumerate() {
                    let text = self.scope.look.body(&option.text);
                    if option_ui(ui, (now == Some(i), option.may), text) {
                        picked = Some(i);
                    }
                }
            });
            if picked.is_some() {
                response.request_focus();
            }
            return picked;
        }
        popup.show(|_| ());
        hold_arrows(ui, id);
        keys::want(
            ui.ctx(),
            id,
            &[Key::ArrowUp, Key::ArrowDown, Key::Delete, Key::Backspace].map(plain),
        );
        let may = |i: &usize| options[*i].may;
        match keys::pressed(ui.ctx(), id) {
            Some((_, Key::ArrowUp)) => (0..now.unwrap_or(0)).rev().find(may),
            Some((_, Key::ArrowDown)) => (now.map_or(0, |n| n + 1)..options.len()).find(may),
            _ => None,
        }
    }

    /// The closed list: a field with an arrow.
    fn drop_down_field_ui(&self, ui: &mut Ui, id: Id, value: &str, quiet: bool) -> Response {
        let look = self.scope.look;
        let ink = if quiet { look.muted } else { look.ink };
        let letters = font(Weight::Regular, 13.0 * look.scale);
        let width = ui.available_width();
        let galley = ui.painter().layout(value.to_owned(), letters, ink, (width - 36.0).max(20.0));
        let (_, rect) = ui.allocate_space(vec2(width, galley.size().y + 16.0));
        let response = ui.interact(rect, id, Sense::click());
        let edge = if response.hovered() { look.muted } else { look.line };
        ui.painter().rect(rect, 8, look.panel, Stroke::new(1.0, edge), StrokeKind::Inside);
        ui.painter().galley(rect.min + vec2(12.0, 8.0), galley, ink);
        icons::down(ui.painter(), pos2(rect.right() - 16.0, rect.center().y), look.muted);
        focus_ring(ui, &response, rect);
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(value.to_owned()),
            ..WidgetInfo::new(Role::ComboBox)
        });
        response
    }

    /// The five faces, with the one that is felt marked; the one that was chosen.
    pub(super) fn faces_ui(
        &self,
        ui: &mut Ui,
        (id, label): (Id, Id),
        felt: Option<Valence>,
    ) -> Option<Valence> {
        let look = self.scope.look;
        let gap = 6.0;
        let side = ((ui.available_width() - 4.0 * gap) / 5.0).min(38.0);
        let size = vec2(5.0 * side + 4.0 * gap, side);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let place = |i: usize| {
            let left = rect.min + vec2(i as f32 * (side + gap), 0.0);
            Rect::from_min_size(left, vec2(side, side))
        };
        let names = Valence::ALL.iter().map(|&valence| self.scope.app.texts().word(valence));
        let parts = names.enumerate().map(|(i, name)| (name, place(i), true)).collect();
        let now = felt.map(|felt| felt as usize);
        let group = Group { id, label, parts, now };
        let picked = group.show(ui, |i, rect, part| {
            let mark = look.theme.color.valence[i];
            let on = now == Some(i);
            if on {
                let fill = look.mix_panel(mark, 0.12);
                let edge = Stroke::new(1.5, color(mark));
                ui.painter().rect(rect, 8, fill, edge, StrokeKind::Inside);
            } else if part.hovered() {
                ui.painter().rect_filled(rect, 8, look.mix_panel(mark, 0.08));
            }
            let ink = if on || part.hovered() { mark } else { mark.fade(0.75) };
            icons::face(ui.painter(), rect.center(), side * 0.33, Valence::ALL[i], color(ink));
            part.clone().on_hover_text(group.parts[i].0);
        });
        match picked? {
            Picked::One(i) if now != Some(i) => Valence::ALL.get(i).copied(),
            _ => None,
        }
    }

    /// How bad a barrier is, as five dots; the same one again takes it back.
    pub(super) fn severity_ui(&mut self, ui: &mut Ui) {
        let now = self.same(|content| Some(content.as_barrier()?.severity));
        let id = Id::unique(("severity", &self.on));
        let label = self.label_ui(ui, "field-severity").id;
        let look = self.scope.look;
        let strong = color(look.theme.color.barrier.strong);
        let names: Vec<String> = (1..=5).map(|severity| self.severity_text(severity)).collect();
        let words = match now {
            Some(Some(severity)) => self.severity_text(severity),
            Some(None) => self.text("field-not-judged").to_owned(),
            None => self.text("field-different").to_owned(),
        };
        let picked = ui.horizontal(|ui| {
            let side = 22.0;
            let (rect, _) = ui.allocate_exact_size(vec2(5.0 * side, side), Sense::hover());
            let place = |i: usize| {
                let left = rect.min + vec2(i as f32 * side, 0.0);
                Rect::from_min_size(left, vec2(side, side))
            };
            let parts =
                names.iter().enumerate().map(|(i, name)| (name.as_str(), place(i), true)).collect();
            let severity = now.flatten();
            let at = severity.map(|severity| usize::from(severity) - 1);
            let group = Group { id, label, parts, now: at };
            let picked = group.show(ui, |i, rect, part| {
                let on = at.is_some_and(|at| i <= at);
                let fill = if on { strong } else { look.mix_panel(look.theme.color.muted, 0.22) };
                let radius = if part.hovered() { 8.0 } else { 7.0 };
                ui.painter().circle_filled(rect.center(), radius, fill);
                part.clone().on_hover_text(group.parts[i].0);
            });
            ui.add_space(4.0);
            ui.label(look.caption(words));
            picked.map(|picked| match picked {
                Picked::One(i) if at != Some(i) => Some(i as u8 + 1),
                _ => None,
            })
        });
        let choice = picked.inner.filter(|severity| now != Some(*severity));
        self.set(choice.map(Choice::Severity));
    }

    /// Something that is on or off, in a row of its own: what `draw` draws at its left, its name,
    /// a switch. Returns whether it was switched.
    pub(super) fn switch_ui(
        &self,
        ui: &mut Ui,
        name: &str,
        on: Option<bool>,
        draw: impl FnOnce(&egui::Painter, egui::Pos2),
    ) -> bool {
        let look = self.scope.look;
        let strong = color(look.theme.color.moment.strong);
        let size = vec2(ui.available_width(), 30.0 * look.scale);
        let (_, rect) = ui.allocate_space(size);
        let response = ui.interact(rect, Id::unique(("switch", name, &self.on)), Sense::click());
        response.widget_info(|| WidgetInfo {
            selected: Some(on.unwrap_or(false)),
            ..WidgetInfo::labeled(Role::Switch, true, name)
        });
        draw(ui.painter(), pos2(rect.left() + 8.0, rect.center().y));
        let ink = color(look.theme.color.moment.text);
        let letters = font(Weight::SemiBold, 13.0 * look.scale);
        let at = pos2(rect.left() + 22.0, rect.center().y);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, name, letters, ink);
        let track =
            Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(36.0, 20.0));
        let fill =
            if on == Some(true) { strong } else { look.mix_panel(look.theme.color.muted, 0.3) };
        ui.painter().rect_filled(track, 10, fill);
        let knob = match on {
            Some(true) => track.right() - 10.0,
            Some(false) => track.left() + 10.0,
            None => track.center().x,
        };
        let white = color(look.theme.color.on_strong);
        ui.painter().circle_filled(pos2(knob, track.center().y), 8.0, white);
        focus_ring(ui, &response, rect.expand2(vec2(3.0, 0.0)));
        response.clicked()
    }
}
