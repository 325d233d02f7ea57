//! Fields that are typed in: texts, figures, dates, links.

use super::Inspect;
use crate::app::{Action, Ask, Entry, Field, Figure, Inner, Misread, Prop, Slot};
use crate::i18n::Arg;
use crate::scene::Weight;
use crate::ui::keys::{Stroke as KeyStroke, plain};
use crate::ui::style::{color, font};
use crate::ui::suggest::{Outcome, beside_offers, is_chosen, suggest_ui};
use egui::{
    Context, CornerRadius, EventFilter, FocusDirection, Frame, Id, Key, KeyboardShortcut, Margin,
    Modifiers, OpenUrl, Response, Stroke, TextEdit, Ui, accesskit,
};

/// What may be opened from a map: nothing that could do harm.
const HARMLESS: [&str; 3] = ["https://", "http://", "mailto:"];

/// How much is written in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// A line, which wraps where it is long; Enter ends it.
    One,
    /// Lines; Enter begins another.
    Many,
}

/// The id of a field, for the focus.
pub fn field_id(slot: &Slot) -> Id {
    Id::unique(("entry", slot))
}

/// A field to be drawn.
pub(super) struct Written<'t> {
    /// Where it writes.
    pub slot: Slot,
    /// How much.
    pub lines: Lines,
    /// What an empty one says.
    pub hint: &'t str,
}

impl Inspect<'_, '_> {
    /// A text of what is shown, under its label.
    pub(super) fn text_ui(&mut self, ui: &mut Ui, label: &str, field: Field, lines: Lines) {
        let slot = Slot { on: self.on.clone(), entry: Entry::Text(field) };
        self.labelled_ui(ui, label, &Written { slot, lines, hint: "" });
    }

    /// A figure or date of what is shown, under its label.
    pub(super) fn figure_ui(&mut self, ui: &mut Ui, label: &str, figure: Figure) {
        let slot = Slot { on: self.on.clone(), entry: Entry::Figure(figure) };
        let hint = if figure == Figure::Date { self.text("hint-date") } else { "" };
        self.labelled_ui(ui, label, &Written { slot, lines: Lines::One, hint });
    }

    /// Something inside a list or record of the element shown, under its label.
    pub(super) fn inner_ui(&mut self, ui: &mut Ui, label: &str, inner: Inner, lines: Lines) {
        let slot = Slot { on: self.on.clone(), entry: Entry::Inner(inner) };
        let dated = matches!(inner, Inner::Since | Inner::ReportedDate(_));
        let hint = if dated { self.text("hint-date") } else { "" };
        self.labelled_ui(ui, label, &Written { slot, lines, hint });
    }

    /// A property of the map, under its label.
    pub(super) fn prop_ui(&mut self, ui: &mut Ui, label: &str, prop: Prop, lines: Lines) {
        let hint = if prop == Prop::Authors { self.text("hint-authors") } else { "" };
        self.labelled_ui(ui, label, &Written { slot: Slot::prop(prop), lines, hint });
    }

    fn labelled_ui(&mut self, ui: &mut Ui, label: &str, written: &Written<'_>) {
        let label = self.label_ui(ui, label).id;
        self.entry_ui(ui, written).labelled_by(label);
    }

    /// A field. Its name is for the caller to say.
    pub(super) fn entry_ui(&mut self, ui: &mut Ui, written: &Written<'_>) -> Response {
        let Written { slot, lines, hint } = written;
        let id = field_id(slot);
        let (text, misread) = self.map.reads(slot, self.scope.app.texts());
        let hint = if text.is_none() { self.text("field-different") } else { hint };
        let mut text = text.unwrap_or_default();
        let look = self.scope.look;
        let return_key = KeyboardShortcut::new(Modifiers::NONE, Key::Enter);
        let field = TextEdit::multiline(&mut text)
            .id(id)
            .return_key((*lines == Lines::Many).then_some(return_key))
            .desired_rows(1)
            .desired_width(ui.available_width())
            .font(font(Weight::Regular, 13.0 * look.scale))
            .text_color(look.ink)
            .hint_text(egui::RichText::new(hint).color(look.muted))
            .frame(self.frame_of(ui.ctx(), id, misread.is_some()))
            .event_filter(EventFilter {
                // Tab accepts what is chosen below the field, Escape is a command.
                tab: is_chosen(ui.ctx(), id),
                escape: true,
                horizontal_arrows: true,
                vertical_arrows: true,
            });
        let response = beside_offers(ui, id, |ui| ui.add(field));
        if response.gained_focus()
            && let Some(mut state) = TextEdit::load_state(ui.ctx(), id)
        {
            // What is undone inside a field was typed in this visit.
            state.clear_undoer();
            TextEdit::store_state(ui.ctx(), id, state);
        }
        if *lines == Lines::One && text.contains(['\n', '\r']) {
            text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
        }
        self.typed(ui, &response, slot, *lines, text);
        if let Some(misread) = misread {
            ui.ctx().accesskit_node_builder(id, |node| node.set_invalid(accesskit::Invalid::True));
            self.misread_ui(ui, misread);
        }
        response
    }

    pub(super) fn frame_of(&self, ctx: &Context, id: Id, wrong: bool) -> Frame {
        let look = self.scope.look;
        let focused = ctx.memory(|memory| memory.has_focus(id));
        let edge = match (wrong, focused) {
            (true, _) => color(look.theme.color.barrier.strong),
            (false, true) => look.selection,
            (false, false) => look.line,
        };
        // A frame's edge counts in its size: the field does not jump when it gets the focus.
        let (width, margin) = if focused { (2.0, 7) } else { (1.0, 8) };
        Frame::new()
            .fill(look.panel)
            .stroke(Stroke::new(width, edge))
            .corner_radius(CornerRadius::same(8))
            .inner_margin(Margin::symmetric(margin + 3, margin - 1))
    }

    /// Turns what happened to a field into what is asked for.
    fn typed(&mut self, ui: &Ui, response: &Response, slot: &Slot, lines: Lines, text: String) {
        let (ctx, id) = (ui.ctx(), response.id);
        let begun = self.scope.app.typed_in_panel(slot).is_some();
        if !begun && (response.has_focus() || response.changed()) {
            self.ask(Ask::Type(slot.clone()));
        }
        let mut own: Vec<KeyStroke> = vec![plain(Key::Tab), (Modifiers::SHIFT, Key::Tab)];
        if lines == Lines::One {
            own.push(plain(Key::Enter));
        }
        let words = if response.has_focus() { self.map.offers(slot, &text) } else { Vec::new() };
        let asked = response.clicked();
        let leave = |ctx: &Context| ctx.memory_mut(|memory| memory.surrender_focus(id));
        match suggest_ui(ui, self.scope.look, response, &words, &text, (asked, &own)) {
            Outcome::Accepted(word, key) => {
                self.scope.actions.push(Action::Type(word));
                if key.is_some() {
                    leave(ctx);
                }
                if key == Some(Key::Tab) {
                    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
                }
            }
            outcome => {
                if response.changed() {
                    self.scope.actions.push(Action::Type(text));
                }
                let enter = crate::ui::keys::pressed(ctx, id) == Some(plain(Key::Enter));
                if enter && outcome == Outcome::Nothing {
                    leave(ctx);
                }
            }
        }
        if !response.has_focus() && (begun || response.changed()) {
            self.ask(Ask::Leave(slot.clone()));
        }
    }

    /// Why something is not understood.
    fn misread_ui(&self, ui: &mut Ui, misread: Misread) {
        self.wrong_ui(ui, &self.misread_text(misread));
    }

    /// Why something is not understood, in words.
    pub(super) fn misread_text(&self, misread: Misread) -> String {
        let texts = self.scope.app.texts();
        match misread {
            Misread::Number => texts.get("misread-number").to_owned(),
            Misread::Whole => texts.get("misread-whole").to_owned(),
            Misread::Share => texts.get("misread-share").to_owned(),
            Misread::Votes => texts.get("misread-votes").to_owned(),
            Misread::Date => texts.get("misread-date").to_owned(),
            Misread::Blank => texts.get("misread-blank").to_owned(),
            Misread::Taken => texts.get("misread-taken").to_owned(),
            Misread::Range(metric) => {
                let (low, high) = metric.range();
                let (low, high) = (texts.number(low, 0), texts.number(high, 0));
                let args = [("low", Arg::Text(&low)), ("high", Arg::Text(&high))];
                texts.with("misread-range", &args)
            }
        }
    }

    /// A line that says what is wrong with the field above it.
    pub(super) fn wrong_ui(&self, ui: &mut Ui, said: &str) {
        let look = self.scope.look;
        let ink = color(look.theme.color.barrier.text);
        ui.add(egui::Label::new(look.caption(said).color(ink)).wrap());
    }

    /// A link, with a button that opens it where it can do no harm.
    pub(super) fn web_link_ui(&mut self, ui: &mut Ui) {
        self.text_ui(ui, "field-link", Field::Link, Lines::One);
        let link = self.same(|content| Some(content.as_evidence()?.link.clone()));
        let link = link.unwrap_or_default();
        let link = link.trim();
        if link.is_empty() {
            return;
        }
        let harmless = HARMLESS.iter().any(|start| link.to_ascii_lowercase().starts_with(start));
        if !harmless {
            self.wrong_ui(ui, self.text("misread-link"));
        } else if ui.button(self.scope.look.body(self.text("link-open"))).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(link));
        }
    }
}
