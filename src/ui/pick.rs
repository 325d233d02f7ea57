//! A choice of many: a list that opens, with a field to search it where it is long. One stop of
//! the keyboard: arrows choose, Space opens.

use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::keys::{self, plain};
use crate::ui::style::font;
use crate::ui::widgets::{Scope, TextLine, focus_ring, option_ui};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    EventFilter, Id, Key, Margin, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Highest list.
const LIST: f32 = 360.0;
/// Height of a closed list.
pub const HEIGHT: f32 = 30.0;
/// Longer lists can be searched.
const SEARCHED: usize = 9;
/// Most lines that are shown at once; searching finds the others.
const MOST: usize = 200;

/// Something that is chosen from a list.
pub struct Pick<'a, T> {
    /// Its id.
    pub id: Id,
    /// Its name, for readers.
    pub name: &'a str,
    /// What is chosen, in words.
    pub shown: &'a str,
    /// What is chosen.
    pub now: Option<T>,
    /// Whether nothing comes of what is chosen.
    pub quiet: bool,
}

impl<T: PartialEq + Clone> Pick<'_, T> {
    /// The choice, as wide as this; what was chosen, if something was. `options` are made only
    /// while they are needed.
    pub fn show(
        self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        width: f32,
        options: impl FnOnce() -> Vec<(T, String)>,
    ) -> Option<T> {
        let size = vec2(width, HEIGHT * scope.look.scale);
        let (_, rect) = ui.allocate_space(size);
        self.show_at(ui, scope, rect, options)
    }

    /// The choice in a place.
    pub fn show_at(
        self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        rect: Rect,
        options: impl FnOnce() -> Vec<(T, String)>,
    ) -> Option<T> {
        let response = self.field_ui(ui, scope, rect);
        if response.gained_focus() {
            ui.scroll_to_rect(rect.expand(6.0), None);
        }
        let popup = Popup::menu(&response)
            .gap(3.0)
            .width(rect.width().max(240.0))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let (id, open) = (popup.get_id(), popup.is_open());
        if !open {
            popup.show(|_| ());
            if response.clicked() {
                response.request_focus();
            }
            ui.data_mut(|data| data.remove_temp::<String>(id));
            return self.by_key(ui, options);
        }
        let options = options();
        let width = rect.width().max(240.0) - 14.0;
        let shown = popup.show(|ui| self.list_ui(ui, scope, (id, width), &options));
        let picked = shown.and_then(|shown| shown.inner)?;
        Popup::close_id(ui.ctx(), id);
        response.request_focus();
        options.into_iter().nth(picked).map(|(value, _)| value)
    }

    /// The open list; what was chosen.
    fn list_ui(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        (id, width): (Id, f32),
        options: &[(T, String)],
    ) -> Option<usize> {
        ui.set_width(width);
        let mut sought = String::new();
        let mut entered = false;
        if options.len() > SEARCHED {
            let known = ui.data(|data| data.get_temp::<String>(id));
            let first = known.is_none();
            sought = known.unwrap_or_default();
            let (name, hint) = (scope.text("import-search"), scope.text("import-search"));
            let field =
                TextLine { id: id.with("search"), name, hint, margin: Margin::symmetric(8, 6) };
            let response = field.show(ui, &mut sought);
            if first {
                response.request_focus();
            }
            entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.data_mut(|data| data.insert_temp(id, sought.clone()));
        }
        let sought: Vec<String> =
            sought.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |text: &str| {
            let text = text.to_lowercase();
            sought.iter().all(|word| text.contains(word.as_str()))
        };
        let found = options.iter().enumerate().filter(|(_, (_, text))| fits(text));
        let found: Vec<(usize, &(T, String))> = found.take(MOST).collect();
        let height = LIST.min(ui.ctx().content_rect().height() - 120.0).max(64.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut picked = None;
        // What pops up has no room yet in its first frame.
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.show(ui, |ui| {
            ui.set_min_width(width - 10.0);
            for (at, (value, text)) in &found {
                let on = self.now.as_ref() == Some(value);
                if option_ui(ui, (on, true), scope.look.body(text)) {
                    picked = Some(*at);
                }
            }
            if found.is_empty() {
                ui.label(scope.look.caption(scope.text("import-search-none")));
            }
        });
        picked.or_else(|| found.first().filter(|_| entered).map(|(at, _)| *at))
    }

    /// The closed list.
    fn field_ui(&self, ui: &Ui, scope: &Scope<'_>, rect: Rect) -> Response {
        let look = scope.look;
        let response = ui.interact(rect, self.id, Sense::click());
        let ink = if self.quiet { look.muted } else { look.ink };
        let edge = if response.hovered() { look.muted } else { look.line };
        let fill = if self.quiet { look.panel } else { look.selected };
        ui.painter().rect(rect, 8, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let weight = if self.quiet { Weight::Regular } else { Weight::SemiBold };
        let letters = font(weight, 13.0 * look.scale);
        let mut job = LayoutJob::simple_singleline(self.shown.to_owned(), letters, ink);
        job.wrap = TextWrapping::truncate_at_width((rect.width() - 32.0).max(20.0));
        let galley = ui.painter().layout_job(job);
        let elided = galley.elided;
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(rect.left() + 10.0, top), galley, ink);
        icons::down(ui.painter(), pos2(rect.right() - 14.0, rect.center().y), look.muted);
        focus_ring(ui, &response, rect.shrink(1.0));
        response.widget_info(|| WidgetInfo {
            label: Some(self.name.to_owned()),
            current_text_value: Some(self.shown.to_owned()),
            ..WidgetInfo::new(Role::ComboBox)
        });
        if elided { response.on_hover_text(self.shown) } else { response }
    }

    /// What the arrows choose while the list is closed.
    fn by_key(&self, ui: &Ui, options: impl FnOnce() -> Vec<(T, String)>) -> Option<T> {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        keys::want(ui.ctx(), self.id, &[Key::ArrowUp, Key::ArrowDown].map(plain));
        let key = keys::pressed(ui.ctx(), self.id)?.1;
        let options = options();
        let place = options.iter().position(|(value, _)| self.now.as_ref() == Some(value));
        let next = match (key, place) {
            (Key::ArrowUp, place) => place?.checked_sub(1)?,
            (_, place) => place.map_or(0, |place| place + 1),
        };
        options.into_iter().nth(next).map(|(value, _)| value)
    }
}
