//! Ways of handing a map on that were kept under a name.

use super::ask;
use crate::app::{HandOn, HandOnAsk};
use crate::ui::guided::button;
use crate::ui::icons;
use crate::ui::widgets::{Scope, TextLine, icon_button, label_ui};
use egui::{Id, Key, Margin, Ui};

/// The presets, each a line to be used, and a field to keep what is chosen as another.
pub fn presets_ui(ui: &mut Ui, scope: &mut Scope<'_>, open: &HandOn) {
    let (look, texts) = (scope.look, scope.app.texts());
    ui.add_space(10.0);
    ui.separator();
    label_ui(ui, look, texts.get("hand-preset"));
    let presets = &scope.app.settings.presets;
    if presets.is_empty() {
        ui.label(look.caption(texts.get("hand-preset-none")));
    }
    for (at, preset) in presets.iter().enumerate() {
        ui.horizontal(|ui| {
            let forget = texts.with("hand-preset-forget", &[("name", (&preset.name).into())]);
            if icon_button(ui, &forget, false, icons::cross).clicked() {
                ask(scope, HandOnAsk::Forget(at));
            }
            if ui.link(look.body(&preset.name)).clicked() {
                ask(scope, HandOnAsk::Use(at));
            }
        });
    }
    ui.add_space(4.0);
    let name = texts.get("hand-preset-name");
    let mut typed = open.name.clone();
    let field = TextLine {
        id: Id::unique("hand-preset-name"),
        name,
        hint: name,
        margin: Margin::symmetric(8, 6),
    };
    let response = field.show(ui, &mut typed);
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        ask(scope, HandOnAsk::Name(typed.clone()));
    }
    ui.add_space(4.0);
    let may = !typed.trim().is_empty();
    let keep = ui.add_enabled(may, button(look, texts.get("hand-preset-keep"), false));
    if keep.clicked() || (entered && may) {
        ask(scope, HandOnAsk::Keep);
    }
}
