//! Words offered under a field while somebody types there: arrows choose, Enter and Tab accept,
//! Escape closes the list and leaves the text as it is. Nothing is chosen until somebody does.

use super::keys::{self, Stroke, plain};
use super::style::{Look, font};
use crate::scene::Weight;
use egui::text::{CCursor, CCursorRange};
use egui::{
    Context, Frame, Id, Key, LayerId, Margin, Popup, PopupCloseBehavior, PopupKind, Response, Role,
    Sense, SurrenderFocusOn, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

/// Height of an offered word, in points.
const LINE: f32 = 26.0;

/// How a list of offers stands, between frames.
#[derive(Clone, Default)]
struct State {
    /// Which word is chosen.
    chosen: Option<usize>,
    /// Whether the list is shown.
    open: bool,
    /// The text when the field got the focus: nothing is offered for it unasked.
    found: Option<String>,
    /// The text for which the list was closed.
    closed: Option<String>,
    /// Whether the list was asked for, by a click into an empty field.
    asked: bool,
}

impl State {
    fn load(ctx: &Context, field: Id) -> Self {
        ctx.data(|data| data.get_temp(state_id(field))).unwrap_or_default()
    }
}

fn state_id(field: Id) -> Id {
    field.with("offers")
}

/// What came of the offers in this frame.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing.
    Nothing,
    /// The key that was pressed was for the list.
    Took,
    /// A word was accepted, with this key or the mouse.
    Accepted(String, Option<Key>),
}

/// Whether a word is chosen under a field: Tab is for the list then.
pub fn is_chosen(ctx: &Context, field: Id) -> bool {
    State::load(ctx, field).chosen.is_some()
}

/// Shows a field so that a click on its offers does not take its focus away.
pub fn beside_offers<R>(ui: &mut Ui, field: Id, show: impl FnOnce(&mut Ui) -> R) -> R {
    let offers = LayerId::new(PopupKind::Popup.order(), state_id(field));
    let ctx = ui.ctx().clone();
    let over = ctx.pointer_interact_pos().and_then(|at| ctx.layer_id_at(at)) == Some(offers);
    let usual = ctx.options(|options| options.input_options.surrender_focus_on);
    let set = |on| ctx.options_mut(|options| options.input_options.surrender_focus_on = on);
    if over && State::load(&ctx, field).open {
        set(SurrenderFocusOn::Never);
    }
    let shown = show(ui);
    set(usual);
    shown
}

/// Offers `words` under a field that was just shown with `text` in it: once something is typed or
/// the arrow down pressed; where `asked` says so, also while nothing is written. `own` are the
/// keys the field wants for itself.
pub fn suggest_ui(
    ui: &Ui,
    look: &Look,
    field: &Response,
    words: &[String],
    text: &str,
    (asked, own): (bool, &[Stroke]),
) -> Outcome {
    let (ctx, id) = (ui.ctx(), field.id);
    if !field.has_focus() {
        ctx.data_mut(|data| data.remove_temp::<State>(state_id(id)));
        return Outcome::Nothing;
    }
    let mut state = State::load(ctx, id);
    let found = state.found.get_or_insert_with(|| text.to_owned()).clone();
    state.chosen = state.chosen.filter(|&chosen| chosen < words.len());
    let pressed = keys::pressed(ctx, id).map(|(_, key)| key);
    let mut outcome = state.press(pressed, words, text);
    state.asked = text.is_empty() && (state.asked || asked);
    let news = (state.asked || text != found) && state.closed.as_deref() != Some(text);
    state.open = !words.is_empty() && (state.chosen.is_some() || news);
    if state.open
        && !matches!(outcome, Outcome::Accepted(..))
        && let Some(word) = list_ui(look, field, words, state.chosen)
    {
        outcome = Outcome::Accepted(word, None);
    }
    if let Outcome::Accepted(word, _) = &outcome {
        put_cursor_at_end(ctx, id, word);
        state = State { found: Some(word.clone()), ..State::default() };
    }
    keys::want(ctx, id, &state.keys(!words.is_empty(), own));
    ctx.data_mut(|data| data.insert_temp(state_id(id), state));
    outcome
}

impl State {
    /// Takes in a key that was pressed for the field.
    fn press(&mut self, key: Option<Key>, words: &[String], text: &str) -> Outcome {
        let last = words.len().checked_sub(1);
        match (key, self.chosen) {
            (Some(Key::ArrowDown), chosen) if last.is_some() => {
                self.closed = None;
                self.chosen = chosen.map_or(Some(0), |at| last.map(|last| last.min(at + 1)));
                Outcome::Took
            }
            (Some(Key::ArrowUp), Some(at)) => {
                self.chosen = at.checked_sub(1);
                Outcome::Took
            }
            (Some(key @ (Key::Enter | Key::Tab)), Some(at)) => {
                let word = words.get(at).cloned();
                word.map_or(Outcome::Nothing, |word| Outcome::Accepted(word, Some(key)))
            }
            (Some(Key::Escape), _) if self.open => {
                self.chosen = None;
                self.closed = Some(text.to_owned());
                Outcome::Took
            }
            _ => Outcome::Nothing,
        }
    }

    /// The keys that are wanted in the next frame.
    fn keys(&self, any: bool, own: &[Stroke]) -> Vec<Stroke> {
        let mut keys = own.to_vec();
        if any {
            keys.push(plain(Key::ArrowDown));
        }
        if self.open {
            keys.push(plain(Key::Escape));
        }
        if self.chosen.is_some() {
            keys.extend([Key::ArrowUp, Key::Enter, Key::Tab].map(plain));
        }
        keys
    }
}

/// The list; the word that was clicked.
fn list_ui(
    look: &Look,
    field: &Response,
    words: &[String],
    chosen: Option<usize>,
) -> Option<String> {
    let frame = Frame::new()
        .fill(look.panel)
        .stroke(egui::Stroke::new(1.0, look.line))
        .corner_radius(8)
        .inner_margin(Margin::same(4))
        .shadow(look.shadow(16));
    let shown = Popup::from_response(field)
        .id(state_id(field.id))
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(3.0)
        .width(field.rect.width())
        .frame(frame)
        .show(|ui| {
            ui.set_width(field.rect.width() - 10.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut clicked = None;
            for (at, word) in words.iter().enumerate() {
                if word_ui(ui, look, word, chosen == Some(at)).clicked() {
                    clicked = Some(word.clone());
                }
            }
            clicked
        });
    shown.and_then(|shown| shown.inner)
}

fn word_ui(ui: &mut Ui, look: &Look, word: &str, chosen: bool) -> Response {
    let size = vec2(ui.available_width(), LINE * look.scale);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, word));
    if chosen || response.hovered() {
        let fill = if chosen { look.selected } else { look.card };
        ui.painter().rect_filled(rect, 5, fill);
    }
    let ink = if chosen { look.on_selected } else { look.text };
    let letters = font(Weight::Regular, 13.0 * look.scale);
    let job = egui::text::LayoutJob {
        wrap: egui::text::TextWrapping::truncate_at_width((rect.width() - 16.0).max(1.0)),
        ..egui::text::LayoutJob::simple_singleline(word.to_owned(), letters, ink)
    };
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response
}

/// What was accepted is gone on with at its end.
fn put_cursor_at_end(ctx: &Context, field: Id, word: &str) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let end = CCursor::end_of_str(word);
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    TextEdit::store_state(ctx, field, state);
}
