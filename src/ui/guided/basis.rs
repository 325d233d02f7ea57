//! The first page: what the map is about, whose journey it shows, what kind of service it is.

use super::Scope;
use super::keys::{Keys, Target};
use crate::app::{Action, Guide, Guided, Question, ServiceKind, Usual};
use crate::model::ElementKind;
use crate::scene::Weight;
use crate::ui::style::font;
use crate::ui::widgets::focus_ring;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Id, Label, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2};

/// Narrowest card of a kind.
const NARROWEST: f32 = 190.0;
/// Height of a card.
const HEIGHT: f32 = 54.0;
/// Room between cards.
const GAP: f32 = 8.0;

/// The page.
pub fn basis_ui(ui: &mut Ui, scope: &mut Scope<'_>, guided: &Guided, keys: &mut Keys) {
    ui.add(Label::new(scope.look.title(scope.text("guided-basis"), 21.0)).wrap());
    ui.add(
        Label::new(scope.look.body(scope.text("guided-basis-hint")).color(scope.look.muted)).wrap(),
    );
    ui.add_space(10.0);
    fields_ui(ui, scope, guided, keys);
    ui.label(scope.look.heading(scope.text("guided-kind")));
    ui.add_space(2.0);
    let width = ui.available_width();
    let across =
        (((width + GAP) / (NARROWEST * scope.look.scale + GAP)).floor() as usize).clamp(1, 5);
    let card = ((width - GAP * (across - 1) as f32) / across as f32).floor();
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    for row in ServiceKind::ALL.chunks(across) {
        ui.horizontal(|ui| {
            for &kind in row {
                kind_ui(ui, scope, guided, (kind, card), keys);
            }
        });
    }
}

/// Title and persona, as far as the open map does not have them.
fn fields_ui(ui: &mut Ui, scope: &mut Scope<'_>, guided: &Guided, keys: &mut Keys) {
    let document = scope.app.map.as_ref().filter(|_| guided.adds).map(|map| &map.document);
    let titled = document.is_some_and(|document| !document.props().title.is_empty());
    let known = document.is_some_and(|document| document.count(ElementKind::Persona) > 0);
    let mut fields = Vec::new();
    if !titled {
        fields.push((Target::Title, "guided-title", "guided-title-hint", &guided.title));
    }
    if !known {
        fields.push((Target::Persona, "guided-persona", "guided-persona-hint", &guided.persona));
    }
    if fields.is_empty() {
        return;
    }
    ui.columns(fields.len(), |columns| {
        for (ui, (target, label, hint, value)) in columns.iter_mut().zip(fields) {
            let (label, hint) = (scope.text(label), scope.text(hint));
            ui.label(scope.look.heading(label));
            let mut text = value.clone();
            let field = TextEdit::singleline(&mut text)
                .id(Id::unique(("guided-field", label)))
                .hint_text(hint)
                .desired_width(f32::INFINITY)
                .margin(vec2(10.0, 8.0));
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo {
                label: Some(label.to_owned()),
                ..WidgetInfo::text_edit(true, "", value, hint)
            });
            keys.add(&response, target);
            if response.changed() {
                let guide =
                    if target == Target::Title { Guide::Title(text) } else { Guide::Persona(text) };
                scope.actions.push(Action::Guide(guide));
            }
        }
    });
    ui.add_space(8.0);
}

/// A kind of service with the stages of its heart.
fn kind_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    guided: &Guided,
    (kind, width): (ServiceKind, f32),
    keys: &mut Keys,
) {
    let (look, language) = (scope.look, scope.app.language());
    let (_, rect) = ui.allocate_space(vec2(width, HEIGHT * look.scale));
    let id = Id::unique(("guided-kind", kind.key()));
    let response = ui.interact(rect, id, Sense::click());
    let usual = Usual::of(kind);
    let (name, on) = (usual.name.in_language(language), kind == guided.kind());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    keys.add(&response, Target::Kind(kind, on));
    if response.clicked() {
        scope.actions.push(Action::Guide(Guide::Kind(kind)));
        response.request_focus();
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (fill, edge, ink) = if on {
        (look.selected, look.selection, look.on_selected)
    } else if response.hovered() {
        (look.card, look.selection, look.ink)
    } else {
        (look.panel, look.line, look.ink)
    };
    ui.painter().rect(rect, 9, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    let stages = usual.stages_of(Question::Service);
    let stages: Vec<&str> = stages.map(|(_, stage)| stage.name.in_language(language)).collect();
    let line = |text: String, size: f32, weight, ink| {
        let mut job = LayoutJob::simple_singleline(text, font(weight, size * look.scale), ink);
        job.wrap = TextWrapping::truncate_at_width(width - 24.0);
        ui.painter().layout_job(job)
    };
    let name = line(name.to_owned(), 13.0, Weight::SemiBold, ink);
    let muted = if on { ink } else { look.muted };
    let stages = line(stages.join(" · "), 11.0, Weight::Regular, muted);
    let (x, middle) = (rect.left() + 12.0, rect.center().y);
    ui.painter().galley(pos2(x, middle - name.size().y - 1.0), name, ink);
    ui.painter().galley(pos2(x, middle + 2.0), stages, muted);
}
