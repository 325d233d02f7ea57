//! The menus of the canvas, one for each kind of what was clicked.

use super::canvas::Spot;
use super::icons;
use super::menu::{item_ui, items_ui, lines_ui, named_item_ui, submenu_ui};
use super::style::{color, font};
use super::widgets::{Scope, focus_ring};
use crate::app::{Command, OpenMap, SEVERITIES};
use crate::model::{ElementKind, Feasibility, Presence, SolutionStatus, Valence};
use crate::scene::{Lane, Weight};
use egui::{Align2, Color32, Painter, Pos2, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Side of a choice in a row, in points.
const CHOICE: f32 = 28.0;

/// The menu of what was clicked.
pub fn context_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, spot: &Spot) {
    lines_ui(ui, |ui| spot_ui(ui, scope, map, spot));
}

fn spot_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, spot: &Spot) {
    match spot {
        Spot::LaneName(lane) => lane_ui(ui, scope, *lane),
        Spot::Phase(phase) => {
            item_ui(ui, scope, Command::AddStageIn(*phase));
            ui.separator();
            item_ui(ui, scope, Command::Paste);
        }
        Spot::Cell { touchpoint, lane, .. } => {
            if map.may_add(*touchpoint, *lane) {
                item_ui(ui, scope, Command::AddTo(*lane));
                ui.separator();
            }
            item_ui(ui, scope, Command::AddTouchpoint);
            ui.separator();
            items_ui(ui, scope, [Command::Paste, Command::CopyPicture]);
        }
        Spot::Element(_) | Spot::Handle { .. } => selected_ui(ui, scope, map),
        Spot::Border { .. } | Spot::Paper => {
            items_ui(ui, scope, [Command::AddTouchpoint, Command::AddStage]);
            ui.separator();
            items_ui(ui, scope, [Command::Paste, Command::SelectEverything]);
            ui.separator();
            items_ui(ui, scope, [Command::CopyPicture, Command::CopySvg, Command::ZoomFit]);
        }
    }
}

/// What can be done with what is selected.
pub fn selected_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    if map.selection.len() > 1 {
        several_ui(ui, scope, map);
    } else {
        element_ui(ui, scope, map);
    }
}

/// A lane, by its name.
fn lane_ui(ui: &mut Ui, scope: &mut Scope<'_>, lane: Lane) {
    if lane != Lane::Touchpoints {
        let name = scope.text("lane-hide").to_owned();
        named_item_ui(ui, scope, Command::Lane(lane), (name, None));
    }
    let up = scope.text("lane-up").to_owned();
    named_item_ui(ui, scope, Command::LaneUp(lane), (up, None));
    let down = scope.text("lane-down").to_owned();
    named_item_ui(ui, scope, Command::LaneDown(lane), (down, None));
    ui.separator();
    submenu_ui(ui, scope.text("menu-lanes"), |ui| {
        items_ui(ui, scope, Lane::ALL.iter().map(|lane| Command::Lane(*lane)));
    });
}

/// Several elements at once.
fn several_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let count = scope.app.texts().count("several-selected", map.selection.len() as u64);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(scope.look.heading(count));
    });
    ui.separator();
    if !map.selected_touchpoints().is_empty() {
        faces_ui(ui, scope);
        items_ui(ui, scope, [Command::Mark]);
        presence_ui(ui, scope);
    }
    if map.has_selected(ElementKind::Barrier) {
        severity_ui(ui, scope);
    }
    if map.has_selected(ElementKind::Solution) {
        feasibility_ui(ui, scope);
        status_ui(ui, scope);
    }
    if moves(map) {
        items_ui(ui, scope, [Command::MoveBack, Command::MoveOn]);
    }
    ui.separator();
    clipboard_ui(ui, scope);
}

/// Whether something selected has a place along the journey.
fn moves(map: &OpenMap) -> bool {
    map.has_selected(ElementKind::Stage) || !map.selected_touchpoints().is_empty()
}

/// One element, by its kind.
fn element_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let kind = map.primary().and_then(|id| map.document.kind(id));
    let note = |kind| Command::Note(kind);
    match kind {
        Some(ElementKind::Touchpoint) => {
            faces_ui(ui, scope);
            items_ui(ui, scope, [Command::Mark]);
            ui.separator();
            item_ui(ui, scope, Command::Rename);
            presence_ui(ui, scope);
            items_ui(ui, scope, [Command::MoveBack, Command::MoveOn]);
            ui.separator();
            items_ui(ui, scope, Command::NOTES.iter().copied().map(note));
            items_ui(ui, scope, [Command::AddPicture, Command::AddTouchpoint]);
        }
        Some(ElementKind::Stage) => {
            items_ui(ui, scope, [Command::Rename, Command::MoveBack, Command::MoveOn]);
            ui.separator();
            items_ui(ui, scope, [Command::AddTouchpoint, Command::AddStage]);
        }
        Some(ElementKind::Transition) => {
            let label = scope.text("way-label").to_owned();
            named_item_ui(ui, scope, Command::Rename, (label, None));
            items_ui(ui, scope, [Command::Share, Command::Reverse]);
            presence_ui(ui, scope);
            ui.separator();
            let kinds = [ElementKind::Barrier, ElementKind::Driver, ElementKind::Evidence];
            items_ui(ui, scope, kinds.map(note));
            ui.separator();
            return items_ui(ui, scope, [Command::Remove]);
        }
        Some(ElementKind::Emotion) => {
            faces_ui(ui, scope);
            ui.separator();
            items_ui(ui, scope, [Command::Rename, note(ElementKind::Evidence)]);
        }
        Some(ElementKind::Idea) => {
            items_ui(ui, scope, [Command::Rename]);
            submenu_ui(ui, scope.text("menu-place-idea"), |ui| {
                let places = Command::PLACES.iter().map(|kind| Command::PlaceIdea(*kind));
                items_ui(ui, scope, places);
            });
        }
        Some(ElementKind::Barrier) => {
            severity_ui(ui, scope);
            ui.separator();
            items_ui(ui, scope, [Command::Rename]);
            items_ui(ui, scope, [ElementKind::Solution, ElementKind::Evidence].map(note));
        }
        Some(ElementKind::Solution) => {
            feasibility_ui(ui, scope);
            status_ui(ui, scope);
            ui.separator();
            items_ui(ui, scope, [Command::Rename, note(ElementKind::Evidence)]);
        }
        Some(ElementKind::Evidence) | None => items_ui(ui, scope, [Command::Rename]),
        Some(_) => items_ui(ui, scope, [Command::Rename, note(ElementKind::Evidence)]),
    }
    ui.separator();
    clipboard_ui(ui, scope);
}

fn clipboard_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, [Command::Cut, Command::Copy, Command::Paste, Command::Duplicate]);
    items_ui(ui, scope, [Command::CopyPicture, Command::CopySvg]);
    ui.separator();
    items_ui(ui, scope, [Command::Remove]);
}

fn presence_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let choices = Presence::ALL.iter().map(|presence| Command::Presence(*presence));
    choices_ui(ui, scope, "field-presence", choices);
}

fn status_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let choices = SolutionStatus::ALL.iter().map(|status| Command::Status(*status));
    choices_ui(ui, scope, "field-status", choices);
}

/// A menu in the menu whose title says what is chosen.
fn choices_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    title: &str,
    choices: impl Iterator<Item = Command>,
) {
    submenu_ui(ui, scope.text(title), |ui| {
        for command in choices {
            let name = command.choice(scope.app.texts()).unwrap_or_default();
            let checked = scope.app.checked(command);
            named_item_ui(ui, scope, command, (name, checked));
        }
    });
}

/// How it feels: five faces in a row.
pub fn faces_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    row_ui(
        ui,
        scope,
        "field-emotion",
        Valence::ALL.iter().map(|valence| {
            let valence = *valence;
            (Command::Feel(valence), move |scope: &Scope<'_>, painter: &Painter, at| {
                let ink = color(scope.look.theme.color.valence[valence as usize]);
                icons::face(painter, at, 10.0, valence, ink);
            })
        }),
    );
}

/// How bad it is: one to five.
fn severity_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    row_ui(
        ui,
        scope,
        "field-severity",
        SEVERITIES.into_iter().map(|severity| {
            (Command::Severity(severity), move |scope: &Scope<'_>, painter: &Painter, at| {
                let ink = color(scope.look.theme.color.barrier.strong);
                text(painter, at, &severity.to_string(), ink);
            })
        }),
    );
}

/// Whether the team can do it: I, II, III.
fn feasibility_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    row_ui(
        ui,
        scope,
        "field-feasibility",
        Feasibility::ALL.iter().map(|feasibility| {
            let feasibility = *feasibility;
            (Command::Feasibility(feasibility), move |scope: &Scope<'_>, painter: &Painter, at| {
                let ink = color(scope.look.theme.color.feasibility[feasibility as usize]);
                text(painter, at, feasibility.numeral(), ink);
            })
        }),
    );
}

fn text(painter: &Painter, at: Pos2, text: &str, ink: Color32) {
    painter.text(at, Align2::CENTER_CENTER, text, font(Weight::Bold, 13.0), ink);
}

/// A title and a row of choices, each drawn; what is said already is framed.
fn row_ui<Draw: Fn(&Scope<'_>, &Painter, Pos2)>(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    title: &str,
    choices: impl Iterator<Item = (Command, Draw)>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(10.0);
        ui.label(scope.look.heading(scope.text(title)));
        ui.add_space(8.0);
        for (command, draw) in choices {
            let (rect, response) = ui.allocate_exact_size(vec2(CHOICE, CHOICE), Sense::click());
            let name = command.name(scope.app.texts());
            let on = scope.app.checked(command) == Some(true);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
            let look = scope.look;
            if response.hovered() {
                ui.painter().rect_filled(rect, 6, ui.visuals().widgets.hovered.weak_bg_fill);
            }
            if on {
                let edge = Stroke::new(1.5, look.selection);
                ui.painter().rect(rect.shrink(1.0), 6, look.selected, edge, StrokeKind::Inside);
            }
            focus_ring(ui, &response, rect);
            draw(scope, ui.painter(), rect.center());
            if response.on_hover_text(name).clicked() {
                scope.run(command);
            }
        }
    });
}
