//! Hands on the canvas: what they click, hold and let go.

use super::drag::{Drag, Offer};
use super::map::Eye;
use super::offer::Hand;
use super::readers::Press;
use super::spot::{REACH, Spot, reach, spot};
use super::{Canvas, input};
use crate::app::{Action, Command, Field, OpenMap, VOTED, VoteAsk, field_of};
use crate::model::{ElementId, ElementKind};
use crate::scene::Role;
use crate::ui::carry::Carry;
use crate::ui::tabs::tab_at;
use crate::ui::widgets::Scope;
use egui::{
    CursorIcon, DragAndDrop, Modifiers, PointerButton, Pos2, Response, Stroke, StrokeKind, Ui,
};
use kurbo::Point;

/// What a hand holds, and where it took hold.
#[derive(Debug, Clone)]
pub struct Held {
    /// What it holds.
    pub drag: Drag,
    /// Where it took hold, on the map.
    pub from: Point,
}

/// What a hand holds in this frame.
pub struct Carried {
    /// What it holds.
    pub drag: Drag,
    /// Where it is.
    pub hand: Hand,
    /// Where it is on the screen.
    pub at: Pos2,
    /// What letting go would do.
    pub offer: Option<Offer>,
}

impl Canvas {
    /// Lets go of what a hand holds without doing anything; whether it held something.
    pub fn cancel(&mut self) -> bool {
        self.held.take().is_some_and(|held| held.drag != Drag::Pan)
    }

    /// Takes hold where a drag begins.
    pub(super) fn take_hold(&mut self, ui: &Ui, response: &Response, map: &OpenMap, eye: &Eye) {
        if !response.drag_started() {
            return;
        }
        let Some(at) = ui.input(|input| input.pointer.press_origin()) else { return };
        let from = eye.map(at);
        let primary = response.dragged_by(PointerButton::Primary);
        let touched = ui.input(|input| input.multi_touch().is_some());
        let drag = if response.dragged_by(PointerButton::Middle)
            || (primary && (input::space(ui) || touched))
        {
            Drag::Pan
        } else if primary {
            let modifiers = ui.input(|input| input.modifiers);
            Drag::of(map, &spot(map, eye, at), modifiers.shift || modifiers.command)
        } else {
            return;
        };
        self.held = Some(Held { drag, from });
    }

    /// The map that elements held over its tab would be copied to; lights the tab.
    pub(super) fn onto_tab(&self, ui: &Ui, scope: &Scope<'_>) -> Option<u64> {
        self.held.as_ref()?.drag.elements()?;
        let at = ui.input(|input| input.pointer.latest_pos())?;
        let (other, tab) = tab_at(ui.ctx(), scope.app, at)?;
        let stroke = Stroke::new(2.0, scope.look.selection);
        let painter = ui.ctx().layer_painter(ui.layer_id());
        painter.rect_stroke(tab.shrink(1.0), 8, stroke, StrokeKind::Inside);
        Some(other)
    }

    /// What a hand holds now and where it may let go, `onto` the tab of another map too; asks for
    /// it where it does.
    pub(super) fn carried(
        &mut self,
        ui: &Ui,
        response: &Response,
        map: &OpenMap,
        eye: &Eye,
        onto: Option<u64>,
        actions: &mut Vec<Action>,
    ) -> Option<Carried> {
        let at = ui.input(|input| input.pointer.latest_pos())?;
        let from_button = DragAndDrop::payload::<Carry>(ui.ctx());
        let (drag, from) = match (&self.held, from_button) {
            (_, Some(carry)) => (Drag::carried(*carry), eye.map(at)),
            (Some(held), None) => (held.drag.clone(), held.from),
            (None, None) => return None,
        };
        let zoom = eye.camera.zoom;
        let hand = Hand { from, at: eye.map(at), reach: reach(eye, REACH + 4.0), zoom };
        let inside = eye.canvas.contains(at);
        let bound = !matches!(drag, Drag::Band { .. });
        let offer = if inside || !bound { drag.offer(map, hand) } else { None };
        let dropped = match &self.held {
            Some(_) => response.drag_stopped(),
            None => ui.input(|input| input.pointer.any_released()),
        };
        if dropped {
            self.held = None;
            match onto.zip(drag.elements()) {
                Some((other, elements)) => {
                    actions.extend([Action::SelectAll(elements, false), Action::CopyTo(other)]);
                }
                None => actions.extend(offer.map(|offer| offer.action)),
            }
            return None;
        }
        let copies = onto.is_some() && drag.elements().is_some();
        ui.set_cursor_icon(if copies { CursorIcon::Copy } else { cursor(&drag, offer.is_some()) });
        Some(Carried { drag, hand, at, offer })
    }

    /// Does what a click asks for.
    pub(super) fn press(
        &mut self,
        map: &OpenMap,
        eye: &Eye,
        (press, modifiers): (Press, Modifiers),
        actions: &mut Vec<Action>,
    ) {
        let spot = match press.at {
            Some(at) => pressed(map, eye, at),
            None => Spot::Paper,
        };
        let element = match (&spot, press.at) {
            (Spot::Element(hit), _) => Some(hit.element),
            (Spot::Handle { touchpoint, .. }, _) => Some(*touchpoint),
            (_, None) => press.element,
            _ => None,
        };
        if press.secondary {
            actions.extend(before_menu(map, &spot, element));
            self.menu = Some(spot);
        } else if press.double {
            let point = press.at.map(|at| eye.map(super::sticky::original(map.scene(), eye, at)));
            actions.extend(asked_for(map, &spot, element, point));
        } else {
            let action = match element {
                Some(element) if modifiers.command => Action::Toggle(element),
                Some(element) if modifiers.shift => Action::SelectTo(element),
                None if modifiers.command || modifiers.shift => return,
                element => Action::Select(element),
            };
            actions.push(action);
        }
    }
}

/// The vote that a click on a barrier or solution gives; with Shift or the other button it takes
/// one away. `None` where something else lies there.
pub fn vote(map: &OpenMap, eye: &Eye, (press, modifiers): (Press, Modifiers)) -> Option<VoteAsk> {
    let element = match press.at {
        Some(at) => match spot(map, eye, at) {
            Spot::Element(hit) => hit.element,
            _ => return None,
        },
        None => press.element?,
    };
    let voted = map.document.kind(element).is_some_and(|kind| VOTED.contains(&kind));
    let more = !press.secondary && !modifiers.shift;
    (voted && !modifiers.command).then_some(VoteAsk::Give(element, more))
}

/// In a workshop, whoever clicks a touchpoint goes on writing down what is said there.
pub fn go_to_line(scope: &mut Scope<'_>, map: &OpenMap) {
    let app = scope.app;
    if !app.workshop.is_on() || app.is_voting() {
        return;
    }
    if let Some(Action::Select(Some(id))) = scope.actions.last()
        && map.document.kind(*id) == Some(ElementKind::Touchpoint)
    {
        scope.run(Command::CaptureLine);
    }
}

/// What a click at a point of the screen means: the arrow between two cards lies under their
/// handles, which are there to be dragged.
fn pressed(map: &OpenMap, eye: &Eye, at: Pos2) -> Spot {
    let found = spot(map, eye, at);
    if !matches!(found, Spot::Handle { .. }) {
        return found;
    }
    let hit = map.scene().hit(eye.map(at), reach(eye, REACH));
    hit.filter(|hit| hit.role == Role::Transition).map_or(found, Spot::Element)
}

/// What is selected before a menu opens: what lies there, but not if it is selected already.
fn before_menu(map: &OpenMap, spot: &Spot, element: Option<ElementId>) -> Option<Action> {
    let element = match spot {
        Spot::Cell { touchpoint, .. } => Some(*touchpoint),
        Spot::LaneName(_) => return None,
        _ => element,
    };
    let known = element.is_some_and(|element| map.selection.contains(element));
    (!known).then_some(Action::Select(element))
}

/// What a double click asks for: to type in what lies there; on empty paper, to add the next
/// touchpoint.
fn asked_for(
    map: &OpenMap,
    spot: &Spot,
    element: Option<ElementId>,
    point: Option<Point>,
) -> Vec<Action> {
    match (element, spot) {
        (Some(element), _) => {
            let lane = point.and_then(|point| map.scene().cell_at(point));
            let field = match lane {
                Some((touchpoint, lane)) if touchpoint == element => field_of(lane),
                _ => None,
            };
            vec![Action::Edit(element, field.unwrap_or(Field::Main))]
        }
        (None, Spot::Cell { touchpoint, lane, .. }) if map.may_add(*touchpoint, *lane) => {
            vec![Action::Select(Some(*touchpoint)), Action::Run(Command::AddTo(*lane))]
        }
        (None, Spot::Paper) => vec![Action::Run(Command::AddTouchpoint)],
        _ => Vec::new(),
    }
}

/// The pointer's shape while a hand holds something: what letting go would do.
fn cursor(drag: &Drag, lands: bool) -> CursorIcon {
    match drag {
        Drag::Notes(..) | Drag::New(_) | Drag::Idea(_) | Drag::Way { .. } if !lands => {
            CursorIcon::NoDrop
        }
        Drag::Pan | Drag::Cards(_) | Drag::Stages(_) | Drag::Notes(..) | Drag::Idea(_) => {
            CursorIcon::Grabbing
        }
        Drag::Band { .. } | Drag::Way { .. } => CursorIcon::Crosshair,
        Drag::Border { .. } => CursorIcon::ResizeHorizontal,
        Drag::Feeling { .. } | Drag::Lane(_) => CursorIcon::ResizeVertical,
        Drag::New(_) => CursorIcon::Copy,
    }
}
