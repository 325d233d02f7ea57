//! A small searchable list of elements that are there already, to be tied to another one.

use super::Inspect;
use super::list::small_button;
use crate::model::{Document, ElementId, ElementKind, Link};
use crate::ui::icons;
use crate::ui::keys::{self, plain};
use egui::{
    Button, Id, Key, Popup, PopupCloseBehavior, Response, ScrollArea, TextEdit, Ui, WidgetInfo,
    vec2,
};
use std::sync::Arc;

/// Most elements shown at once; the others are a letter away.
const MOST_SHOWN: usize = 60;
/// Width of the list.
const WIDTH: f32 = 280.0;

/// What can be picked.
pub(super) struct Pick {
    /// Elements of these kinds.
    pub kinds: &'static [ElementKind],
    /// Key of what picking is called.
    pub key: &'static str,
    /// The element they are picked for.
    pub of: ElementId,
}

/// How a list stands, between frames.
#[derive(Clone, Default)]
struct State {
    text: String,
    chosen: usize,
    /// What can be picked, of which document.
    known: Option<(usize, Arc<Vec<Candidate>>)>,
}

/// An element that can be picked.
struct Candidate {
    id: ElementId,
    title: String,
    kind: ElementKind,
}

impl Inspect<'_, '_> {
    /// A button that opens the list; what was picked. `link` is what picking would tie: what is
    /// tied already is not offered.
    pub(super) fn pick_ui(
        &mut self,
        ui: &mut Ui,
        pick: &Pick,
        link: impl Fn(ElementId) -> Link,
    ) -> Option<ElementId> {
        let id = Id::unique(("pick", pick.key, pick.kinds, pick.of));
        let button = small_button(ui, Some(id), self.text(pick.key), icons::chain);
        self.picked_ui(&button, pick, |document, id| !document.has_link(link(id)))
    }

    /// The list that a button opens; what was picked.
    pub(super) fn picked_ui(
        &mut self,
        button: &Response,
        pick: &Pick,
        offered: impl Fn(&Document, ElementId) -> bool,
    ) -> Option<ElementId> {
        let ctx = button.ctx.clone();
        let state_id = button.id.with("state");
        let popup = Popup::from_toggle_button_response(button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .gap(3.0)
            .width(WIDTH);
        let popup_id = popup.get_id();
        let shown = popup.show(|ui| {
            let state = ui.data(|data| data.get_temp::<State>(state_id));
            let opened = state.is_none();
            let mut state = state.unwrap_or_default();
            let picked = self.search_ui(ui, pick, &offered, &mut state, opened);
            ui.data_mut(|data| data.insert_temp(state_id, state));
            picked
        });
        let Some(shown) = shown else {
            ctx.data_mut(|data| data.remove_temp::<State>(state_id));
            return None;
        };
        if shown.inner.is_some() || shown.response.should_close() {
            Popup::close_id(&ctx, popup_id);
            ctx.memory_mut(|memory| memory.request_focus(button.id));
        }
        shown.inner
    }

    fn search_ui(
        &self,
        ui: &mut Ui,
        pick: &Pick,
        offered: &impl Fn(&Document, ElementId) -> bool,
        state: &mut State,
        opened: bool,
    ) -> Option<ElementId> {
        ui.set_width(WIDTH - 16.0);
        let field = Id::unique(("pick-search", pick.key, pick.of));
        let before = state.text.clone();
        let search = TextEdit::singleline(&mut state.text)
            .id(field)
            .hint_text(self.text("pick-search"))
            .desired_width(f32::INFINITY)
            .margin(vec2(10.0, 7.0));
        let response = ui.add(search);
        let (value, label) = (state.text.clone(), self.text("pick-search"));
        response.widget_info(|| WidgetInfo {
            label: Some(label.to_owned()),
            ..WidgetInfo::text_edit(true, "", &value, "")
        });
        if opened {
            response.request_focus();
        }
        let all = self.candidates(pick, offered, state);
        let needle = state.text.trim().to_lowercase();
        let fits = |it: &&Candidate| it.title.to_lowercase().contains(&needle);
        let found: Vec<&Candidate> = all.iter().filter(fits).take(MOST_SHOWN).collect();
        if state.text != before {
            state.chosen = 0;
        }
        keys::want(ui.ctx(), field, &[Key::ArrowDown, Key::ArrowUp, Key::Enter].map(plain));
        let mut picked = None;
        let key = keys::pressed(ui.ctx(), field).map(|(_, key)| key);
        match key {
            Some(Key::ArrowDown) => state.chosen += 1,
            Some(Key::ArrowUp) => state.chosen = state.chosen.saturating_sub(1),
            Some(Key::Enter) => picked = found.get(state.chosen).map(|it| it.id),
            _ => {}
        }
        state.chosen = state.chosen.min(found.len().saturating_sub(1));
        ui.add_space(2.0);
        if found.is_empty() {
            self.remark_ui(ui, self.text("pick-nothing"));
        }
        let moved = key.is_some();
        picked.or(self.found_ui(ui, &found, state.chosen, moved, pick.kinds.len() > 1))
    }

    /// What was found; what was clicked of it.
    fn found_ui(
        &self,
        ui: &mut Ui,
        found: &[&Candidate],
        chosen: usize,
        moved: bool,
        several: bool,
    ) -> Option<ElementId> {
        let look = self.scope.look;
        let mut clicked = None;
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (at, candidate) in found.iter().enumerate() {
                let kind = self.scope.app.texts().word(candidate.kind);
                let mut button = Button::selectable(at == chosen, look.body(&candidate.title))
                    .wrap()
                    .min_size(vec2(ui.available_width(), 26.0));
                if several {
                    button = button.right_text(look.caption(kind));
                }
                let response = ui.add(button);
                if at == chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(candidate.id);
                }
            }
        });
        clicked
    }

    /// What can be picked; gathered once for a document.
    fn candidates(
        &self,
        pick: &Pick,
        offered: &impl Fn(&Document, ElementId) -> bool,
        state: &mut State,
    ) -> Arc<Vec<Candidate>> {
        let document = &self.map.document;
        let now = Arc::as_ptr(document) as usize;
        if let Some((_, known)) = state.known.as_ref().filter(|(of, _)| *of == now) {
            return known.clone();
        }
        let in_order = |&kind: &ElementKind| match kind {
            ElementKind::Touchpoint => document.journey(),
            ElementKind::Stage => document.stages(),
            _ => document.of_kind(kind),
        };
        let candidate = |id: ElementId| {
            let element = document.element(id)?;
            let (title, kind) = (self.title_of(id, element), element.kind());
            Some(Candidate { id, title, kind })
        };
        let ids = pick.kinds.iter().flat_map(in_order);
        let ids = ids.filter(|&id| id != pick.of && offered(document, id));
        let known = Arc::new(ids.filter_map(candidate).collect::<Vec<_>>());
        state.known = Some((now, known.clone()));
        known
    }
}
