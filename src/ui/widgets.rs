//! Buttons, fields and chips in the window's look.

use super::keys;
use super::style::{HEIGHT, Look, RADIUS, font};
use crate::app::{Action, App, Command, key_sign};
use crate::scene::Weight;
use egui::text::{CCursorRange, LayoutJob, TextWrapping};
use egui::{
    Align2, Button, Color32, CornerRadius, FontId, Frame, Id, InnerResponse, Key, KeyboardShortcut,
    LayerId, Margin, Modal, Order, Pos2, Rect, Response, Role, Sense, Stroke, TextEdit, Ui, Vec2,
    WidgetInfo, WidgetText, pos2, vec2,
};

/// How far something has come, as a thin bar `width` points wide; `name` says what.
pub fn share_ui(ui: &mut Ui, scope: &Scope<'_>, name: &str, share: f64, width: f32) {
    let size = vec2(width, 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ProgressIndicator);
        node.set_label(name);
        node.set_numeric_value((share * 100.0).round());
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
    ui.painter().rect_filled(rect, 2, scope.look.line);
    let done = Rect::from_min_size(rect.min, vec2(width * share as f32, size.y));
    ui.painter().rect_filled(done, 2, scope.look.selection);
}

/// What panels draw with: the session to read, the look, the list to add actions to.
pub struct Scope<'a> {
    /// The session.
    pub app: &'a App,
    /// The look.
    pub look: &'a Look,
    /// What the person asked for.
    pub actions: &'a mut Vec<Action>,
}

impl Scope<'_> {
    /// A text in the chosen language.
    pub fn text(&self, key: &str) -> &'static str {
        self.app.texts().get(key)
    }

    /// Asks for a command.
    pub fn run(&mut self, command: Command) {
        self.actions.push(Action::Run(command));
    }

    /// The font of buttons.
    pub fn button_font(&self) -> egui::FontId {
        font(Weight::Regular, 13.0 * self.look.scale)
    }

    /// What a command is called now: undoing names what it undoes.
    pub fn name_of(&self, command: Command) -> String {
        match command {
            Command::Undo | Command::Redo => self.app.step_text(command == Command::Undo),
            _ => command.name(self.app.texts()),
        }
    }

    /// A square button that is drawn, not written; its name is said on hover and to readers.
    pub fn icon_ui(
        &mut self,
        ui: &mut Ui,
        command: Command,
        draw: impl FnOnce(&egui::Painter, egui::Pos2, Color32),
    ) {
        let name = self.name_of(command);
        let on = self.app.checked(command).unwrap_or(false);
        let response = ui
            .add_enabled_ui(self.app.enabled(command), |ui| icon_button(ui, &name, on, draw))
            .inner;
        if self.with_hint(ui, response, command).clicked() {
            self.run(command);
        }
    }

    /// Names the command and its shortcut on hover.
    pub fn with_hint(&self, ui: &Ui, response: Response, command: Command) -> Response {
        let name = self.name_of(command);
        match command.spec().shortcuts.first() {
            Some(shortcut) => {
                let keys = keys_text(ui.ctx(), *shortcut);
                response.on_hover_text(format!("{name}  {keys}"))
            }
            None => response.on_hover_text(name),
        }
    }
}

/// A field for a line of text.
pub struct TextLine<'a> {
    /// Its id, for the focus.
    pub id: Id,
    /// Its name, for readers.
    pub name: &'a str,
    /// What it says while it is empty.
    pub hint: &'static str,
    /// Room around the text.
    pub margin: Margin,
}

impl TextLine<'_> {
    /// Shows the field, as wide as there is room. Enter is its owner's; what is in it is selected
    /// when it gets the focus.
    pub fn show(self, ui: &mut Ui, text: &mut String) -> Response {
        let field = TextEdit::singleline(text)
            .id(self.id)
            .hint_text(self.hint)
            .desired_width(f32::INFINITY)
            .return_key(None)
            .margin(self.margin);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo {
            label: Some(self.name.to_owned()),
            ..WidgetInfo::text_edit(true, "", text.as_str(), "")
        });
        let asked = ui.data_mut(|data| data.remove_temp::<bool>(Self::asked(self.id)));
        if (response.gained_focus() || asked.is_some())
            && let Some(mut state) = TextEdit::load_state(ui.ctx(), self.id)
        {
            state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
            TextEdit::store_state(ui.ctx(), self.id, state);
        }
        response
    }

    /// Gives the field with this id the keyboard, its text selected.
    pub fn focus(ctx: &egui::Context, id: Id) {
        ctx.memory_mut(|memory| memory.request_focus(id));
        ctx.data_mut(|data| data.insert_temp(Self::asked(id), true));
    }

    fn asked(id: Id) -> Id {
        id.with("asked")
    }
}

/// A field over what is typed in it, without a frame of its own. Enter and Escape are its owner's.
pub struct FieldOver<'a> {
    /// Its id, for the focus.
    pub id: Id,
    /// Its name, for readers.
    pub name: &'a str,
    /// What it says while it is empty.
    pub hint: &'static str,
    /// Its letters.
    pub letters: FontId,
    /// Whether a text may have several lines.
    pub lines: bool,
}

impl FieldOver<'_> {
    /// Shows the field, as wide as there is room, and says what is typed. Returns its response and
    /// whether Enter was pressed in it.
    pub fn show(self, ui: &mut Ui, scope: &mut Scope<'_>, said: &str) -> (Response, bool) {
        let mut text = said.to_owned();
        let field = if self.lines {
            TextEdit::multiline(&mut text).desired_rows(1)
        } else {
            TextEdit::singleline(&mut text).align(Align2::LEFT_CENTER)
        };
        let field = field
            .id(self.id)
            .font(self.letters)
            .desired_width(f32::INFINITY)
            .margin(Margin::ZERO)
            .frame(Frame::NONE)
            .event_filter(keys::HELD)
            .return_key(None)
            .hint_text(self.hint);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, self.name));
        keys::want(ui.ctx(), self.id, &[keys::plain(Key::Enter)]);
        let entered = keys::pressed(ui.ctx(), self.id).is_some();
        if response.changed() {
            scope.actions.push(Action::Type(text));
        }
        (response, entered)
    }
}

/// Words side by side, each for a panel and the command that shows it; the one shown is
/// underlined.
pub fn words_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    shown: Command,
    words: impl IntoIterator<Item = (Command, String)>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for (command, name) in words {
            let (look, on) = (scope.look, command == shown);
            let letters = font(Weight::SemiBold, 13.0 * look.scale);
            let galley = ui.painter().layout_no_wrap(name.clone(), letters, look.muted);
            let size = vec2(galley.size().x, 25.0 * look.scale);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
            let ink = if on || response.hovered() { look.ink } else { look.muted };
            let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, galley, ink);
            if on {
                let y = rect.bottom() - 1.0;
                ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, look.selection));
            }
            focus_ring(ui, &response, rect.expand2(vec2(4.0, 0.0)));
            if response.clicked() && !on {
                scope.run(command);
            }
        }
    });
}

/// A question or list above everything else.
pub fn modal(ctx: &egui::Context, id: &str) -> Modal {
    let frame = Frame::popup(&ctx.global_style()).corner_radius(12).inner_margin(20);
    Modal::new(Id::unique(id)).frame(frame)
}

/// A key combination as people write it: signs for keys that have one.
pub fn keys_text(ctx: &egui::Context, shortcut: KeyboardShortcut) -> String {
    let written = ctx.format_shortcut(&shortcut);
    let key = shortcut.logical_key;
    match (key_sign(key), written.strip_suffix(key.name())) {
        (Some(sign), Some(modifiers)) => format!("{modifiers}{sign}"),
        _ => written,
    }
}

/// A square button with a drawing, named for readers.
pub fn icon_button(
    ui: &mut Ui,
    name: &str,
    on: bool,
    draw: impl FnOnce(&egui::Painter, egui::Pos2, Color32),
) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(HEIGHT), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, name.to_owned()));
    let visuals = *ui.style().interact(&response);
    let (fill, ink) = if on {
        (ui.visuals().selection.bg_fill, ui.visuals().selection.stroke.color)
    } else {
        (visuals.weak_bg_fill, visuals.fg_stroke.color)
    };
    let painter = ui.painter();
    painter.rect(rect, RADIUS, fill, visuals.bg_stroke, egui::StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    draw(painter, rect.center(), if enabled { ink } else { ink.gamma_multiply(0.5) });
    response
}

/// Shows where the keyboard is.
pub fn focus_ring(ui: &Ui, response: &Response, rect: egui::Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, ui.visuals().selection.stroke.color);
        ui.painter().rect_stroke(rect, RADIUS, stroke, egui::StrokeKind::Outside);
        ringed(ui.ctx());
    }
}

/// Shows where the keyboard is in a list: inside the row, whose outside would be cut off.
pub fn focus_ring_at(ui: &Ui, rect: egui::Rect) {
    let stroke = Stroke::new(1.5, ui.visuals().selection.stroke.color);
    ui.painter().rect_stroke(rect, RADIUS, stroke, egui::StrokeKind::Inside);
    ringed(ui.ctx());
}

/// Where the keyboard is, and how it came there.
#[derive(Clone, Copy, Default)]
struct Focus {
    id: Option<Id>,
    /// For how many frames it has been there.
    age: u32,
    /// Whether keys were used last, not the pointer: a hand at the mouse knows where it clicked.
    by_keys: bool,
    /// Whether what has it shows that itself.
    ringed: bool,
}

impl Focus {
    /// As of now; kept from frame to frame.
    fn now(ctx: &egui::Context) -> Self {
        let before = ctx.data(|data| data.get_temp::<Self>(Id::NULL)).unwrap_or_default();
        let id = ctx.memory(egui::Memory::focused);
        let age = if id == before.id { before.age.saturating_add(1) } else { 0 };
        let by_keys = ctx.input(|input| {
            let key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
            !input.pointer.any_pressed() && (before.by_keys || input.events.iter().any(key))
        });
        Self { id, age, by_keys, ..before }
    }

    /// What has the keyboard, if keys brought it there.
    fn shown(self, ctx: &egui::Context) -> Option<Response> {
        self.id.filter(|_| self.by_keys).and_then(|id| ctx.read_response(id))
    }
}

/// Called by whatever shows itself that it has the keyboard.
fn ringed(ctx: &egui::Context) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Focus>(Id::NULL).ringed = true);
}

/// Shows where the keyboard is, if keys brought it there and what has it does not show it itself.
/// Called when everything else is drawn.
pub fn focus_ui(ctx: &egui::Context) {
    let focus = Focus::now(ctx);
    ctx.data_mut(|data| data.insert_temp(Id::NULL, Focus { ringed: false, ..focus }));
    let Some(response) = focus.shown(ctx).filter(|_| !focus.ringed) else { return };
    let stroke = Stroke::new(2.0, ctx.global_style().visuals.selection.stroke.color);
    let painter = ctx.layer_painter(response.layer_id);
    let (rect, all) = (response.interact_rect.shrink(1.0), ctx.content_rect().shrink(1.0));
    painter.rect_stroke(rect.intersect(all), RADIUS, stroke, egui::StrokeKind::Middle);
}

/// Scrolls to what keys have just brought the keyboard to, if it is in what scrolls here. Called
/// at the end of what scrolls.
pub fn follow_focus(ui: &Ui) {
    let focus = Focus::now(ui.ctx());
    // It may have come after this was drawn the last time.
    if focus.age <= 1
        && let Some(response) = focus.shown(ui.ctx())
        && response.layer_id == ui.layer_id()
        && ui.min_rect().contains_rect(response.rect)
        && !ui.clip_rect().contains_rect(response.rect)
        // What stands below what scrolls is not cut off by it.
        && !response.interact_rect.contains_rect(response.rect)
    {
        ui.scroll_to_rect(response.rect.expand(8.0), None);
    }
}

/// Names the edge by which a panel that was just shown is made wider or higher: egui's own name is
/// English.
pub fn name_edge(ui: &Ui, scope: &Scope<'_>, panel: &'static str) {
    let edge = ui.scope_id().with(panel).with("__resize");
    let ctx = ui.ctx();
    if ctx.has_accesskit_node(edge) {
        ctx.accesskit_node_builder(edge, |node| node.set_label(scope.text("panel-edge")));
    }
}

/// What a hand holds, as words beside the pointer.
pub fn ghost_ui(ui: &Ui, look: &Look, at: Pos2, name: String) {
    let layer = LayerId::new(Order::Tooltip, Id::unique("ghost"));
    let painter = ui.ctx().layer_painter(layer);
    let mut job = LayoutJob::simple_singleline(
        name,
        font(Weight::SemiBold, 12.0 * look.scale),
        look.on_selected,
    );
    job.wrap = TextWrapping::truncate_at_width(280.0 * look.scale);
    let galley = painter.layout_job(job);
    let place = at + vec2(14.0, 10.0);
    let back = Align2::LEFT_TOP.anchor_size(place, galley.size()).expand2(vec2(8.0, 4.0));
    painter.rect_filled(back, 6, look.selected);
    painter.galley(place, galley, look.on_selected);
}

/// A label above a field.
pub fn label_ui(ui: &mut Ui, look: &Look, text: &str) -> Response {
    ui.add_space(6.0);
    ui.label(look.heading(text))
}

/// One entry of a list that opens: whether it is on, whether it may be chosen. Chosen by pointer or
/// keys, it closes the list.
pub fn option_ui(ui: &mut Ui, (on, may): (bool, bool), text: impl Into<WidgetText>) -> bool {
    ui.spacing_mut().button_padding = vec2(8.0, 4.0);
    let button = Button::selectable(on, text.into()).wrap();
    let chosen = ui.add_enabled(may, button).clicked();
    if chosen {
        ui.close();
    }
    chosen
}

/// Two columns of one width. Their texts begin at the left; egui's own columns spread the letters
/// of a line that wraps.
pub fn pair_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui, &mut Ui)) {
    ui.columns(2, |sides| {
        if let [left, right] = sides {
            left.vertical(|left| right.vertical(|right| add(left, right)));
        }
    });
}

/// A card with a coloured edge at its left. Returns the response of the whole card with what
/// `add` returns.
pub fn edge_card_ui<R>(
    ui: &mut Ui,
    [edge, fill, outline]: [Color32; 3],
    add: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, outline))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 8 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        add(ui)
    });
    let rect = shown.response.rect;
    let bar = egui::Rect::from_min_size(rect.min, vec2(4.0, rect.height()));
    let radius = CornerRadius { nw: 8, sw: 8, ne: 0, se: 0 };
    ui.painter().rect_filled(bar, radius, edge);
    shown
}
