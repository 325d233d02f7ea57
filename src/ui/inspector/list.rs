//! Lists of what hangs on an element: each as a card that leads there, with ways to add, tie,
//! order and take off.

use super::Inspect;
use super::entry::{Lines, Written, field_id};
use super::pick::Pick;
use crate::app::{Action, Ask, Field, Slot, hangs_elsewhere};
use crate::model::{ElementId, ElementKind, Link, LinkKind};
use crate::ui::canvas::insertion;
use crate::ui::keys::{self, plain};
use crate::ui::widgets::{edge_card_ui, focus_ring};
use crate::ui::{icons, widgets};
use egui::{
    Align, Color32, CursorIcon, DragAndDrop, Id, Key, Layout, Modifiers, Painter, Pos2, Rect,
    Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// Draws a small button.
type Draw = fn(&Painter, Pos2, Color32);

/// Side of a small button.
const SMALL: f32 = 22.0;
/// How near the panel's edge a card that is dragged makes it scroll, and how fast.
const EDGE: f32 = 26.0;
const PULL: f32 = 7.0;

/// A list of elements that are linked to one.
pub(super) struct List {
    /// Key of its label.
    pub label: &'static str,
    /// The element it belongs to.
    pub of: ElementId,
    /// By which links.
    pub link: LinkKind,
    /// Whether the links lead to the element, or from it.
    pub leads_in: bool,
    /// What can be added, with the key of what that is called.
    pub adds: Option<(ElementKind, &'static str)>,
    /// What can be tied, with the key of what that is called.
    pub ties: Option<(&'static [ElementKind], &'static str)>,
    /// Whether the order is the list's own.
    pub ordered: bool,
}

impl List {
    /// What hangs on an element by links of a kind.
    pub fn on(of: ElementId, link: LinkKind, label: &'static str) -> Self {
        Self { label, of, link, leads_in: true, adds: None, ties: None, ordered: true }
    }

    /// What an element hangs on by links of a kind.
    pub fn from(of: ElementId, link: LinkKind, label: &'static str) -> Self {
        Self { leads_in: false, ordered: false, ..Self::on(of, link, label) }
    }

    /// The same, with elements of a kind to be added.
    pub fn adding(self, kind: ElementKind, key: &'static str) -> Self {
        Self { adds: Some((kind, key)), ..self }
    }

    /// The same, with elements that are there to be tied.
    pub fn tying(self, kinds: &'static [ElementKind], key: &'static str) -> Self {
        Self { ties: Some((kinds, key)), ..self }
    }

    /// The link between the element and one of the list.
    pub fn link_to(&self, other: ElementId) -> Link {
        if self.leads_in {
            Link::new(self.link, other, self.of)
        } else {
            Link::new(self.link, self.of, other)
        }
    }

    fn add_id(&self) -> Id {
        Id::unique(("list-add", self.label, self.of))
    }

    /// What gets the focus when the element at a place is taken away by key: its neighbour, or
    /// else the button that adds another.
    fn beside(&self, elements: &[ElementId], at: usize) -> Id {
        let other = elements.get(at + 1).or_else(|| elements.get(at.checked_sub(1)?));
        other.map_or_else(|| self.add_id(), |&other| card_id(self.add_id(), other))
    }
}

/// What can be done with a card of a list.
pub(super) struct Card {
    /// Whose card.
    pub id: ElementId,
    /// The list it is in: an element may be in several.
    pub list: Id,
    /// What taking it away asks for, and the key of what that is called.
    pub away: Option<(Ask, &'static str)>,
    /// What moving it up and down asks for.
    pub up: Option<Ask>,
    /// See above.
    pub down: Option<Ask>,
    /// What gets the focus when it is taken away by key.
    pub beside: Option<Id>,
    /// The list in whose order it can be dragged.
    pub drags: Option<Id>,
}

/// A card that a hand took, to let it go at another place of its list: egui's drag payload.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Taken {
    list: Id,
    id: ElementId,
}

/// The id of an element's card in a list.
pub(super) fn card_id(list: Id, element: ElementId) -> Id {
    Id::unique(("card", list, element))
}

impl Inspect<'_, '_> {
    /// A list with its label, its cards and what can be done with it.
    pub(super) fn list_ui(&mut self, ui: &mut Ui, list: &List) {
        let document = self.document();
        let elements = if list.leads_in {
            document.sources(list.of, list.link)
        } else {
            document.targets(list.of, list.link)
        };
        self.head_ui(ui, list.label, |inspect, ui| {
            if let Some((kind, key)) = list.adds {
                let ask = Ask::Add(kind, list.of);
                inspect.add_ui(ui, list.add_id(), key, ask);
            }
            if let Some((kinds, key)) = list.ties {
                let picked =
                    inspect.pick_ui(ui, &Pick { kinds, key, of: list.of }, |id| list.link_to(id));
                if let Some(id) = picked {
                    inspect.ask(Ask::Tie(list.link_to(id)));
                }
            }
        });
        self.cards_ui(ui, list, &elements);
    }

    /// The label of a list with small buttons at its right; the label's id.
    pub(super) fn head_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        buttons: impl FnOnce(&mut Self, &mut Ui),
    ) -> Id {
        ui.add_space(6.0);
        let shown = ui.horizontal(|ui| {
            ui.set_min_height(SMALL);
            let label = ui.label(self.scope.look.heading(self.text(label)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                buttons(self, ui);
            });
            label.id
        });
        shown.inner
    }

    /// The button that adds something.
    pub(super) fn add_ui(&mut self, ui: &mut Ui, id: Id, key: &str, ask: Ask) -> Response {
        let plus = |painter: &Painter, at, ink| icons::plus_minus(painter, at, true, ink);
        let response = small_button(ui, Some(id), self.text(key), plus);
        if response.clicked() {
            self.ask(ask);
        }
        response
    }

    fn cards_ui(&mut self, ui: &mut Ui, list: &List, elements: &[ElementId]) {
        let drags = (list.ordered && elements.len() > 1).then(|| list.add_id());
        let mut places = Vec::new();
        for (at, &id) in elements.iter().enumerate() {
            if self.is_new(id) {
                places.push(self.new_ui(ui, id, list.add_id()).rect);
                continue;
            }
            let shift = |to: usize| Ask::Shift(elements.to_vec(), id, to);
            let card = Card {
                id,
                list: list.add_id(),
                away: self.away(list, id),
                up: (list.ordered && at > 0).then(|| shift(at - 1)),
                down: (list.ordered && at + 1 < elements.len()).then(|| shift(at + 1)),
                beside: Some(list.beside(elements, at)),
                drags,
            };
            places.extend(self.card_ui(ui, &card).map(|card| card.rect));
        }
        if let Some(list) = drags {
            self.order_ui(ui, list, elements, &places);
        }
    }

    /// Where a card that a hand holds would go in its list, and letting it go there.
    pub(super) fn order_ui(&mut self, ui: &Ui, list: Id, elements: &[ElementId], places: &[Rect]) {
        let Some(taken) = DragAndDrop::payload::<Taken>(ui.ctx()) else { return };
        let from = elements.iter().position(|&id| id == taken.id);
        let Some((from, all)) = from.filter(|_| taken.list == list).zip(around(places)) else {
            return;
        };
        let (at, released) =
            ui.input(|input| (input.pointer.latest_pos(), input.pointer.any_released()));
        let Some(at) = at else { return };
        let gap = places.iter().filter(|place| place.center().y < at.y).count();
        let to = if gap > from { gap - 1 } else { gap };
        let near = all.expand2(vec2(24.0, 32.0)).contains(at) && ui.clip_rect().contains(at);
        let goes = near && to != from && places.len() == elements.len();
        if released {
            if goes {
                self.ask(Ask::Shift(elements.to_vec(), taken.id, to));
            }
            return;
        }
        let look = self.scope.look;
        ui.painter().rect_filled(places[from], 8, look.panel.gamma_multiply(0.6));
        if goes {
            let y = match places.get(gap) {
                Some(below) if gap > 0 => f32::midpoint(places[gap - 1].bottom(), below.top()),
                Some(first) => first.top() - 2.0,
                None => all.bottom() + 2.0,
            };
            let ends = [pos2(all.left() + 4.0, y), pos2(all.right() - 4.0, y)];
            insertion(ui.painter(), ends, look.selection);
        }
        ui.set_cursor_icon(if near { CursorIcon::Grabbing } else { CursorIcon::NoDrop });
        pull(ui, at);
        let title = self.document().element(taken.id).cloned();
        let title = title.map(|element| self.title_of(taken.id, &element));
        widgets::ghost_ui(ui, look, at, title.unwrap_or_default());
    }

    /// How an element goes from a list: off what it hangs on, or altogether. What is shown itself
    /// never loses the last thing it hangs on.
    fn away(&self, list: &List, id: ElementId) -> Option<(Ask, &'static str)> {
        let link = list.link_to(id);
        match list.link {
            LinkKind::Contains => return Some((Ask::Remove(id), "list-remove")),
            // An emotion or a moment of truth is nothing without its touchpoint.
            LinkKind::Feels | LinkKind::Marks => return None,
            _ => {}
        }
        let elsewhere = list.link == LinkKind::Influences || hangs_elsewhere(self.document(), link);
        match (list.leads_in, elsewhere) {
            (_, true) => Some((Ask::TakeOff(link), "list-take-off")),
            (true, false) => Some((Ask::TakeOff(link), "list-remove")),
            (false, false) => None,
        }
    }

    /// Whether this element has just been added here and its text is typed.
    pub(super) fn is_new(&self, id: ElementId) -> bool {
        let typing = self.scope.app.typed_in_panel(&Slot::text(id, Field::Main));
        typing.is_some_and(|typing| typing.new)
    }

    /// The field of an element that has just been added; Enter leads back to the button, so that
    /// the next one is a key away.
    pub(super) fn new_ui(&mut self, ui: &mut Ui, id: ElementId, add: Id) -> Response {
        let slot = Slot::text(id, Field::Main);
        let field = field_id(&slot);
        let hint = self.text("typing-hint");
        let name = self.document().kind(id).map(|kind| self.scope.app.texts().word(kind));
        let written = Written { slot, lines: Lines::One, hint };
        let response = self.entry_ui(ui, &written).accessible_name(name.unwrap_or_default());
        response.scroll_to_me(None);
        let enter = keys::pressed(ui.ctx(), field) == Some(plain(Key::Enter));
        if enter && !ui.memory(|memory| memory.has_focus(field)) {
            ui.memory_mut(|memory| memory.request_focus(add));
        }
        response
    }

    /// An element as a card in its kind's colours; a click goes there.
    pub(super) fn card_ui(&mut self, ui: &mut Ui, card: &Card) -> Option<Response> {
        let element = self.document().element(card.id).cloned()?;
        let look = self.scope.look;
        let colors = self.card_colors(element.kind());
        let (title, detail) = (self.title_of(card.id, &element), self.detail_of(card.id, &element));
        let drawn = edge_card_ui(ui, colors.frame, |ui| {
            ui.add(egui::Label::new(look.name(&title).color(colors.title)).wrap());
            if !detail.is_empty() {
                ui.add(egui::Label::new(look.caption(&detail).color(colors.detail)).wrap());
            }
        });
        let said = if detail.is_empty() { title.clone() } else { format!("{title}. {detail}") };
        let response = clickable(ui, &drawn.response, (card.list, card.id, card.drags), &said);
        if response.clicked() {
            self.scope.actions.push(Action::GoTo(card.id));
        }
        self.tools_ui(ui, card, &response, &title, (colors.frame[1], colors.title));
        Some(response)
    }

    /// The small buttons of a card, seen while it is pointed at or has the focus, and their keys.
    pub(super) fn tools_ui(
        &mut self,
        ui: &mut Ui,
        card: &Card,
        response: &Response,
        title: &str,
        colors: (Color32, Color32),
    ) {
        let mut asked = asked_by_key(ui, card, response.id);
        let away = card.away.as_ref();
        let tools: [(Option<&Ask>, &str, Draw); 3] = [
            (away.map(|away| &away.0), away.map_or("", |away| away.1), icons::cross),
            (card.down.as_ref(), "list-down", |p, at, ink| icons::up_down(p, at, true, ink)),
            (card.up.as_ref(), "list-up", |p, at, ink| icons::up_down(p, at, false, ink)),
        ];
        let seen = response.has_focus() || ui.rect_contains_pointer(response.rect);
        let mut corner = response.rect.right_top() + vec2(-4.0 - SMALL, 4.0);
        for (ask, key, draw) in tools {
            let Some(ask) = ask else { continue };
            let place = Rect::from_min_size(corner, vec2(SMALL, SMALL));
            corner.x -= SMALL;
            let name = self.scope.app.texts().with(key, &[("name", title.into())]);
            let tool = ui.interact(place, response.id.with(key), Sense::CLICK);
            tool.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
            if seen {
                ui.painter().rect_filled(place, 5, colors.0);
                let faint = if tool.hovered() { 1.0 } else { 0.7 };
                draw(ui.painter(), place.center(), colors.1.gamma_multiply(faint));
            }
            if tool.on_hover_text(name).clicked() {
                asked = Some(ask.clone());
            }
        }
        if let Some(ask) = asked {
            self.ask(ask);
        }
    }
}

/// What the keyboard asks for on a card that has the focus.
fn asked_by_key(ui: &Ui, card: &Card, id: Id) -> Option<Ask> {
    let up = (Modifiers::ALT, Key::ArrowUp);
    let down = (Modifiers::ALT, Key::ArrowDown);
    keys::want(ui.ctx(), id, &[plain(Key::Delete), plain(Key::Backspace), up, down]);
    let asked = match keys::pressed(ui.ctx(), id)?.1 {
        Key::ArrowUp => card.up.as_ref(),
        Key::ArrowDown => card.down.as_ref(),
        _ => {
            // Pressed once more, the key must not reach the map.
            if let Some(beside) = card.beside.filter(|_| card.away.is_some()) {
                ui.memory_mut(|memory| memory.request_focus(beside));
            }
            card.away.as_ref().map(|(ask, _)| ask)
        }
    };
    asked.cloned()
}

/// Makes a drawn card a button for the mouse, the keyboard and readers; one that a hand can take
/// where its list can be ordered.
pub(super) fn clickable(
    ui: &Ui,
    card: &Response,
    (list, id, drags): (Id, ElementId, Option<Id>),
    said: &str,
) -> Response {
    let sense = if drags.is_some() { Sense::click_and_drag() } else { Sense::click() };
    let response =
        ui.interact(card.rect, card_id(list, id), sense).on_hover_cursor(CursorIcon::PointingHand);
    if let Some(list) = drags.filter(|_| response.drag_started()) {
        response.dnd_set_drag_payload(Taken { list, id });
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said));
    focus_ring(ui, &response, card.rect);
    response
}

/// Around all of these.
fn around(places: &[Rect]) -> Option<Rect> {
    places.iter().copied().reduce(Rect::union)
}

/// Scrolls the panel where a hand that holds a card is near its upper or lower edge.
fn pull(ui: &Ui, at: Pos2) {
    let seen = ui.clip_rect();
    let by = match at.y {
        y if y < seen.top() + EDGE => PULL,
        y if y > seen.bottom() - EDGE => -PULL,
        _ => return,
    };
    ui.scroll_with_delta(vec2(0.0, by));
    ui.ctx().request_repaint();
}

/// A small button without a frame, named for readers and on hover.
pub(super) fn small_button(
    ui: &mut Ui,
    id: Option<Id>,
    name: &str,
    draw: impl FnOnce(&Painter, Pos2, Color32),
) -> Response {
    let (auto, rect) = ui.allocate_space(vec2(SMALL, SMALL));
    let response = ui.interact(rect, id.unwrap_or(auto), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let visuals = ui.style().interact(&response);
    if response.hovered() {
        ui.painter().rect_filled(rect, 5, visuals.weak_bg_fill);
    }
    let ink = if response.hovered() || response.has_focus() {
        visuals.fg_stroke.color
    } else {
        ui.visuals().weak_text_color()
    };
    widgets::focus_ring(ui, &response, rect);
    draw(ui.painter(), rect.center(), ink);
    response.on_hover_text(name)
}
