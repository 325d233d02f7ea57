//! The question for a path, where the system has no dialog to choose a file.

use super::style::font;
use super::widgets::{Scope, modal};
use crate::app::{Action, Paper, Purpose};
use crate::scene::Weight;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Button, Context, Id, Key, Layout, RichText, Stroke, TextEdit, WidgetInfo, vec2};
use std::ops::Range;

/// The id of the field.
fn path_id() -> Id {
    Id::unique("typed-path")
}

/// Gives the field the keyboard, with the name of the file selected: what is typed replaces it,
/// the folder and the extension stay.
pub fn focus_path(ctx: &Context, text: &str) {
    let name = name_in(text);
    let mut state = TextEditState::default();
    let range = CCursorRange::two(CCursor::new(name.start), CCursor::new(name.end));
    state.cursor.set_char_range(Some(range));
    state.store(ctx, path_id());
    ctx.memory_mut(|memory| memory.request_focus(path_id()));
}

/// Where in a path the file's name stands, without its extension, in characters.
fn name_in(text: &str) -> Range<usize> {
    let letters: Vec<char> = text.chars().collect();
    let start =
        letters.iter().rposition(|letter| matches!(letter, '/' | '\\')).map_or(0, |at| at + 1);
    let dot = letters[start..].iter().rposition(|&letter| letter == '.').filter(|&at| at > 0);
    start..dot.map_or(letters.len(), |at| start + at)
}

/// The question, while it is asked.
pub fn path_ui(ctx: &Context, scope: &mut Scope<'_>) {
    let Some(typed) = &scope.app.typed else { return };
    let (title, button) = match typed.purpose {
        Purpose::Open => ("path-open", "path-open-do"),
        Purpose::SaveAs => ("path-save", "path-save-do"),
        Purpose::SaveCopy => ("path-copy", "path-save-do"),
        Purpose::Export(_) => ("path-export", "path-save-do"),
        Purpose::Paper(Paper::Text(_)) => ("path-text", "path-save-do"),
        Purpose::Paper(_) => ("path-table", "path-save-do"),
        Purpose::Foreign => ("path-foreign", "path-open-do"),
        Purpose::Picture(_) => ("path-picture", "path-open-do"),
        Purpose::Survey => ("path-survey", "path-open-do"),
        Purpose::Workbook => ("path-workbook", "path-open-do"),
        Purpose::Measurements(_) => ("path-measurements", "path-open-do"),
        Purpose::Compare => ("path-compare", "path-compare-do"),
    };
    let shown = modal(ctx, "path").show(ctx, |ui| {
        let look = scope.look;
        ui.set_width((ctx.content_rect().width() - 64.0).clamp(200.0, 560.0));
        ui.label(look.title(scope.text(title), 18.0));
        ui.add_space(2.0);
        ui.add(egui::Label::new(look.caption(scope.text("path-hint"))).wrap());
        ui.add_space(8.0);
        let mut text = typed.text.clone();
        let field = TextEdit::singleline(&mut text)
            .id(path_id())
            .desired_width(f32::INFINITY)
            .margin(vec2(10.0, 8.0));
        let response = ui.add(field);
        let (value, label) = (text.clone(), scope.text("path-label"));
        response.widget_info(|| WidgetInfo {
            label: Some(label.to_owned()),
            ..WidgetInfo::text_edit(true, "", &value, "")
        });
        if response.changed() {
            scope.actions.push(Action::TypePath(text));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(10.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let colors = &look.theme.color;
            let words = RichText::new(scope.text(button))
                .font(font(Weight::SemiBold, 13.0 * look.scale))
                .color(super::style::color(colors.on_strong));
            let go = Button::new(words)
                .fill(super::style::color(colors.phases[0].strong))
                .stroke(Stroke::NONE);
            let go = ui.add_enabled(typed.path().is_some(), go);
            if go.clicked() || entered {
                scope.actions.push(Action::AcceptPath);
            }
            if ui.button(look.body(scope.text("path-cancel"))).clicked() {
                scope.actions.push(Action::CancelPath);
            }
        });
    });
    if shown.should_close() {
        scope.actions.push(Action::CancelPath);
    }
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn the_name_of_the_file_is_found_in_its_path() {
        for (path, name) in [
            ("/tmp/a.b/карта 1.cjm", "карта 1"),
            ("C:\\maps\\shop.v2.cjm", "shop.v2"),
            ("map", "map"),
            ("/tmp/", ""),
            ("/tmp/.cjm", ".cjm"),
            ("", ""),
        ] {
            let found: String =
                path.chars().skip(name_in(path).start).take(name_in(path).len()).collect();
            assert_eq!(found, name, "{path}");
        }
    }
}
