//! The question what a survey means: its first rows with a choice over each column, the choices
//! about the whole of it, what comes of that and what is left out.

mod grid;
mod meaning;
mod names;
mod options;
mod told;

use super::guided::{button, foot};
use super::widgets::{Scope, TextLine, follow_focus, modal, share_ui};
use crate::app::{Action, Busy, Outcome, SurveyAsk, Surveying};
use crate::model::ElementKind;
use egui::{
    Align, Context, Id, Key, Label, Layout, Margin, Modifiers, Popup, ScrollArea, Spinner, Ui, vec2,
};
use std::collections::BTreeSet;

/// Widest dialog.
const WIDEST: f32 = 1080.0;
/// Tallest dialog.
const TALLEST: f32 = 800.0;
/// Height of the line of buttons.
const FOOT: f32 = 34.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// Whether it was shown in the last frame.
    shown: bool,
    /// Whether the button that brings the survey in could be pressed in the last frame.
    ready: bool,
    /// The buttons that do something else.
    others: Vec<Id>,
    /// The button that brings the survey in.
    import: Option<Id>,
}

/// The heading of a part.
fn section_ui(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    ui.add_space(10.0);
    ui.label(scope.look.heading(scope.text(key)));
}

/// The dialog, while it asks.
pub fn survey_ui(ctx: &Context, scope: &mut Scope<'_>, memory: &mut Memory) {
    let Some(surveying) = &scope.app.survey else {
        *memory = Memory::default();
        return;
    };
    if scope.app.closing.is_some() {
        return;
    }
    let on_other = ctx.memory(|of| memory.others.iter().any(|id| of.has_focus(*id)));
    let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
    if !on_other && !Popup::is_any_open(ctx) && ctx.input_mut(enter) {
        scope.actions.push(Action::Survey(SurveyAsk::Accept));
    }
    memory.others.clear();
    let on_import = memory.import.is_some_and(|id| ctx.memory(|of| of.has_focus(id)));
    modal(ctx, "survey").show(ctx, |ui| {
        let screen = ctx.content_rect().size();
        let size =
            vec2((screen.x - 72.0).clamp(160.0, WIDEST), (screen.y - 72.0).clamp(160.0, TALLEST));
        ui.set_width(size.x);
        let bottom = ui.cursor().top() + size.y;
        head_ui(ui, scope, surveying);
        let foot = (FOOT + 18.0) * scope.look.scale;
        let room = (bottom - ui.cursor().top() - foot).max(80.0);
        ui.allocate_ui(vec2(size.x, room), |ui| {
            let area = ScrollArea::vertical().id_salt("import-body").auto_shrink([false, true]);
            area.max_height(room).show(ui, |ui| {
                ui.set_width(size.x - 14.0);
                body_ui(ui, scope, surveying);
                // The buttons stand below, also while the dialog grows past the window's edge.
                if !on_other && !on_import {
                    follow_focus(ui);
                }
            });
        });
        ui.add_space(8.0);
        foot_ui(ui, scope, surveying, memory);
    });
    memory.shown = true;
}

/// What it is about, and how far reading has come.
fn head_ui(ui: &mut Ui, scope: &Scope<'_>, surveying: &Surveying) {
    let (look, texts) = (scope.look, scope.app.texts());
    let name = surveying.source.name();
    let title = if name.is_empty() {
        texts.get("import-title-pasted").to_owned()
    } else {
        texts.with("import-title", &[("file", (&name).into())])
    };
    ui.add(Label::new(look.title(title, 18.0)).truncate());
    ui.add(Label::new(look.caption(texts.get("import-hint"))).wrap());
    ui.add_space(4.0);
}

/// Everything between the title and the buttons.
fn body_ui(ui: &mut Ui, scope: &mut Scope<'_>, surveying: &Surveying) {
    let look = scope.look;
    if let Some(trouble) = &surveying.trouble {
        ui.add_space(12.0);
        ui.add(Label::new(look.name(trouble)).wrap());
        ui.add_space(12.0);
        return;
    }
    let map = scope.app.map.as_ref();
    let (Some(mapping), Some(map)) = (&surveying.mapping, map) else {
        ui.add_space(12.0);
        busy_ui(ui, scope, surveying, "import-reading");
        ui.add_space(12.0);
        return;
    };
    if surveying.busy == Busy::Reading {
        busy_ui(ui, scope, surveying, "import-reading");
        return;
    }
    let document = map.document.clone();
    options::source_ui(ui, scope, (surveying, mapping), &document);
    ui.add_space(6.0);
    grid::grid_ui(ui, scope, surveying, &document);
    ui.add_space(4.0);
    told::notes_ui(ui, scope, surveying, mapping);
    options::dates_ui(ui, scope, surveying, mapping);
    names::touchpoints_ui(ui, scope, (surveying, mapping), &document);
    names::questions_ui(ui, scope, (surveying, mapping), &document);
    names::codes_ui(ui, scope, surveying, mapping);
    options::comments_ui(ui, scope, surveying, mapping);
    told::scores_ui(ui, scope, surveying);
    told::skipped_ui(ui, scope, surveying);
    keep_ui(ui, scope, surveying);
}

/// How far work has come.
fn busy_ui(ui: &mut Ui, scope: &Scope<'_>, surveying: &Surveying, key: &str) {
    let text = scope.text(key);
    ui.horizontal(|ui| {
        ui.add(Spinner::new().size(16.0).color(scope.look.muted));
        ui.label(scope.look.body(text));
        share_ui(ui, scope, text, surveying.watch.share(), 140.0);
        let percent = scope.app.texts().percent(surveying.watch.share() * 100.0, 0);
        ui.label(scope.look.caption(percent));
    });
}

/// The name under which it is kept how the survey is understood.
fn keep_ui(ui: &mut Ui, scope: &mut Scope<'_>, surveying: &Surveying) {
    section_ui(ui, scope, "import-keep");
    let hint = scope.text("import-keep-hint");
    let mut name = surveying.save_as.clone();
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(420.0));
        let field = TextLine {
            id: Id::unique("import-keep"),
            name: scope.text("import-keep"),
            hint,
            margin: Margin::symmetric(10, 6),
        };
        if field.show(ui, &mut name).changed() {
            scope.actions.push(Action::Survey(SurveyAsk::SaveAs(name)));
        }
    });
    ui.add_space(4.0);
}

/// What comes of it, and the ways on.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, surveying: &Surveying, memory: &mut Memory) {
    let (texts, look) = (scope.app.texts(), scope.look);
    ui.spacing_mut().button_padding.x = 14.0;
    foot(ui, |ui| {
        let ready = surveying.is_ready();
        let import = ui.add_enabled(ready, button(look, texts.get("import-do"), true));
        memory.import = Some(import.id);
        if import.clicked() {
            scope.actions.push(Action::Survey(SurveyAsk::Accept));
        }
        let key = match surveying.busy {
            Busy::Reading => "import-stop",
            _ => "import-leave",
        };
        let mut other = |ui: &mut Ui, key: &str, ask: SurveyAsk| {
            let response = ui.add(button(look, texts.get(key), false));
            memory.others.push(response.id);
            if response.clicked() {
                scope.actions.push(Action::Survey(ask));
            }
            response
        };
        let leave = other(ui, key, SurveyAsk::Leave);
        if surveying.trouble.is_some() {
            other(ui, "import-again", SurveyAsk::Again);
            other(ui, "notice-other-file", SurveyAsk::Other);
        }
        // The keyboard stands on what is most likely wanted, until somebody moves it.
        if !memory.shown {
            leave.request_focus();
        } else if ready && !memory.ready && leave.has_focus() {
            import.request_focus();
        }
        memory.ready = ready;
        ui.add_space(10.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| match surveying.busy {
            Busy::Counting => busy_ui(ui, scope, surveying, "import-counting"),
            Busy::Entering => {
                ui.label(look.body(texts.get("import-entering")));
            }
            Busy::No | Busy::Reading => {
                let outcome = surveying.outcome.as_ref();
                let text = outcome.map(|outcome| summary(scope, outcome)).unwrap_or_default();
                ui.add(Label::new(look.name(&text)).truncate()).on_hover_text(text);
            }
        });
    });
}

/// "12 touchpoints · 3 of them new · 1,200 answers · 40 histograms · 15 quotes".
fn summary(scope: &Scope<'_>, outcome: &Outcome) -> String {
    let texts = scope.app.texts();
    let all = outcome.scores.iter().map(|it| (&it.touchpoint, it.new));
    let all: BTreeSet<(&String, bool)> = all.collect();
    let new = all.iter().filter(|(_, new)| *new).count() as u64;
    let counted = &outcome.counted;
    if counted.cells.is_empty() {
        return texts.get("import-nothing").to_owned();
    }
    let mut parts = vec![texts.count_of(ElementKind::Touchpoint, all.len() as u64)];
    parts.extend((new > 0).then(|| texts.count("survey-new-touchpoints", new)));
    parts.push(texts.count("survey-answers", counted.answers));
    parts.push(texts.count("import-histograms", counted.cells.len() as u64));
    let quotes = outcome.comments.chosen.len() as u64;
    parts.extend((quotes > 0).then(|| texts.count_of(ElementKind::Quote, quotes)));
    parts.join(" · ")
}
