//! The question whether a text of another tool becomes a map: what it looks like, how much of what
//! it has, what was guessed, changed or left out.

use crate::app::{Action, Foreign, ForeignAsk, ForeignFrom, ForeignMap};
use crate::ui::canvas::Images;
use crate::ui::guided::{button, foot};
use crate::ui::start::portrait_ui;
use crate::ui::style::color;
use crate::ui::widgets::{Scope, modal};
use egui::{
    Context, Id, Key, Label, Modifiers, Popup, ScrollArea, Sense, Spinner, Stroke, StrokeKind, Ui,
    vec2,
};

/// Width of the dialog where there is room for it.
const WIDTH: f32 = 640.0;
/// Size of the picture.
const PICTURE: [f32; 2] = [240.0, 136.0];
/// Tallest list of doubts.
const DOUBTS: f32 = 220.0;

/// What the dialog remembers between frames.
#[derive(Default)]
pub(super) struct Memory {
    /// Whether it was shown in the last frame.
    shown: bool,
    /// Whether there was something to open in the last frame.
    ready: bool,
    /// The buttons that do something else.
    others: Vec<Id>,
    /// The picture of the map.
    images: Images,
}

/// The dialog, while it asks.
pub(super) fn foreign_ui(ctx: &Context, scope: &mut Scope<'_>, memory: &mut Memory) {
    let app = scope.app;
    let Some(foreign) = app.foreign_asked() else {
        *memory = Memory::default();
        return;
    };
    if app.closing.is_some() {
        return;
    }
    let on_other = ctx.memory(|of| memory.others.iter().any(|id| of.has_focus(*id)));
    let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
    if !on_other && !Popup::is_any_open(ctx) && ctx.input_mut(enter) {
        scope.actions.push(Action::Foreign(ForeignAsk::Accept));
    }
    memory.others.clear();
    modal(ctx, "foreign").show(ctx, |ui| {
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(220.0, WIDTH));
        head_ui(ui, scope, foreign);
        ui.add_space(10.0);
        match &foreign.read {
            None => {
                ui.horizontal(|ui| {
                    ui.add(Spinner::new().size(16.0).color(scope.look.muted));
                    ui.label(scope.look.body(scope.text("foreign-reading")));
                });
            }
            Some(Err(why)) => {
                ui.add(Label::new(scope.look.name(why)).wrap());
            }
            Some(Ok(map)) => map_ui(ui, scope, map, &mut memory.images),
        }
        ui.add_space(12.0);
        foot_ui(ui, scope, foreign, memory);
    });
    memory.shown = true;
}

/// What it is about.
fn head_ui(ui: &mut Ui, scope: &Scope<'_>, foreign: &Foreign) {
    let (look, texts) = (scope.look, scope.app.texts());
    let name = foreign.from.name();
    let title = if name.is_empty() {
        texts.get("foreign-title-pasted").to_owned()
    } else {
        texts.with("foreign-title", &[("file", (&name).into())])
    };
    ui.add(Label::new(look.title(title, 18.0)).wrap());
    ui.add(Label::new(look.caption(texts.get("foreign-hint"))).wrap());
}

/// What becomes of it.
fn map_ui(ui: &mut Ui, scope: &Scope<'_>, map: &ForeignMap, images: &mut Images) {
    let (look, texts) = (scope.look, scope.app.texts());
    ui.horizontal_top(|ui| {
        if ui.available_width() > 2.0 * PICTURE[0] {
            let (rect, _) = ui.allocate_exact_size(PICTURE.into(), Sense::hover());
            portrait_ui(ui, look, images, rect, map.portrait.as_ref());
            let edge = Stroke::new(1.0, look.line);
            ui.painter().rect_stroke(rect, 9, edge, StrokeKind::Outside);
            ui.add_space(6.0);
        }
        ui.vertical(|ui| {
            let title = map.document.0.props().title.trim().to_owned();
            let title = if title.is_empty() { texts.get("unnamed").to_owned() } else { title };
            ui.add(Label::new(look.name(title)).wrap());
            let counts = map.counts.iter().map(|&(kind, count)| texts.count_of(kind, count));
            let counts = counts.collect::<Vec<_>>().join(" · ");
            ui.add(Label::new(look.body(counts)).wrap());
        });
    });
    ui.add_space(8.0);
    if map.doubts.is_empty() {
        ui.label(look.caption(texts.get("foreign-clean")));
        return;
    }
    ui.label(look.heading(texts.count("foreign-doubts", map.doubts.len() as u64)));
    let most = (ui.ctx().content_rect().height() - 420.0).clamp(72.0, DOUBTS);
    let area = ScrollArea::vertical().id_salt("foreign-doubts").auto_shrink([false, true]);
    area.max_height(most).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for doubt in &map.doubts {
            ui.horizontal_top(|ui| {
                let (dot, _) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
                let ink = color(look.theme.color.barrier.strong);
                ui.painter().circle_filled(dot.center(), 3.0, ink);
                ui.add(Label::new(look.body(doubt)).wrap());
            });
        }
    });
}

/// The ways on.
fn foot_ui(ui: &mut Ui, scope: &mut Scope<'_>, foreign: &Foreign, memory: &mut Memory) {
    let (look, texts) = (scope.look, scope.app.texts());
    ui.spacing_mut().button_padding.x = 14.0;
    let ready = matches!(foreign.read, Some(Ok(_)));
    let failed = matches!(foreign.read, Some(Err(_)));
    let pasted = matches!(foreign.from, ForeignFrom::Pasted(_));
    foot(ui, |ui| {
        let open = ui.add_enabled(ready, button(look, texts.get("foreign-open"), true));
        if open.clicked() {
            scope.actions.push(Action::Foreign(ForeignAsk::Accept));
        }
        let mut other = |ui: &mut Ui, key: &str, ask: ForeignAsk| {
            let response = ui.add(button(look, texts.get(key), false));
            memory.others.push(response.id);
            if response.clicked() {
                scope.actions.push(Action::Foreign(ask));
            }
            response
        };
        let leave = other(ui, "foreign-leave", ForeignAsk::Leave);
        if failed && !pasted {
            other(ui, "import-again", ForeignAsk::Again);
            other(ui, "notice-other-file", ForeignAsk::Other);
        }
        if pasted && scope.app.map.is_some() {
            other(ui, "foreign-lines", ForeignAsk::Lines);
        }
        // The keyboard stands on what is most likely wanted, until somebody moves it.
        if !memory.shown {
            leave.request_focus();
        }
        if ready && !memory.ready && (leave.has_focus() || !memory.shown) {
            open.request_focus();
        }
        memory.ready = ready;
    });
}
