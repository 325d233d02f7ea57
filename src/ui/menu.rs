//! The menu bar, built from the command table.

use super::icons;
use super::widgets::{Scope, keys_text};
use crate::app::{AUTOSAVE_MINUTES, Action, Command, FileAsk, Paper, Picture, TEXT_SIZES, Tint};
use crate::model::{Language, MapState, Valence};
use crate::scene::Lane;
use crate::theme::ThemeName;
use egui::{Color32, MenuBar, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// Room for the mark of a choice that is on.
const MARK: f32 = 26.0;
/// Least room between a name and its keys.
const BETWEEN: f32 = 32.0;
/// Room at the end of a line.
const EDGE: f32 = 10.0;
/// How many earlier versions can be kept, and how many days.
const KEPT: &[u32] = &[0, 10, 50, 200];
const KEPT_DAYS: &[u32] = &[7, 30, 90, 365];
/// Height of a line.
const LINE: f32 = 28.0;
/// No menu is higher.
const TALLEST: f32 = 900.0;
/// Room above and below the highest menu.
const ROUND: f32 = 56.0;

/// The menu bar with the file's name in its middle.
pub fn menu_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let whole = ui.max_rect();
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().button_padding = egui::vec2(8.0, 4.0);
        ui.menu_button(scope.text("menu-file"), |ui| lines_ui(ui, |ui| file_ui(ui, scope)));
        ui.menu_button(scope.text("menu-edit"), |ui| lines_ui(ui, |ui| edit_ui(ui, scope)));
        ui.menu_button(scope.text("menu-view"), |ui| lines_ui(ui, |ui| view_ui(ui, scope)));
        ui.menu_button(scope.text("menu-map"), |ui| lines_ui(ui, |ui| map_ui(ui, scope)));
        ui.menu_button(scope.text("menu-scores"), |ui| lines_ui(ui, |ui| scores_ui(ui, scope)));
        ui.menu_button(scope.text("menu-story"), |ui| lines_ui(ui, |ui| story_ui(ui, scope)));
        ui.menu_button(scope.text("menu-help"), |ui| lines_ui(ui, |ui| help_ui(ui, scope)));
    });
    // Several maps have tabs.
    if let Some(map) = &scope.app.map
        && scope.app.tabs.others().next().is_none()
    {
        let text = scope.app.map_name(map);
        let galley = ui.painter().layout_no_wrap(text, scope.button_font(), scope.look.muted);
        // Only where the menus leave room for it.
        if whole.width() > galley.size().x + 2.0 * 420.0 {
            let at = whole.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, scope.look.muted);
        }
    }
}

/// A menu that is no higher than the window: where it would be, its lines scroll.
pub fn lines_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let most = (ui.ctx().content_rect().height() - ROUND).max(LINE);
    if most >= TALLEST {
        return add(ui);
    }
    // A menu begins with less room than there is.
    ui.set_max_height(most);
    ScrollArea::vertical().max_height(most).show(ui, add);
}

/// One command as a line of a menu: a mark where it is on, its name, its keys.
pub fn item_ui(ui: &mut Ui, scope: &mut Scope<'_>, command: Command) {
    let (name, checked) = (scope.name_of(command), scope.app.checked(command));
    named_item_ui(ui, scope, command, (name, checked));
}

/// A command as a line of a menu under another name, where what is around says the rest, with a
/// mark where it is on.
pub fn named_item_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    command: Command,
    (name, checked): (String, Option<bool>),
) {
    let keys = command.spec().shortcuts.first().map(|keys| keys_text(ui.ctx(), *keys));
    let said = (name.as_str(), keys.unwrap_or_default());
    if line_ui(ui, scope, said, (scope.app.enabled(command), checked)).clicked() {
        scope.run(command);
    }
}

/// A line of a menu with its keys, whether it can be chosen, and whether it is on.
fn line_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (name, keys): (&str, String),
    (enabled, checked): (bool, Option<bool>),
) -> Response {
    let look = scope.look;
    let response = ui.add_enabled_ui(enabled, |ui| {
        let line = |ui: &Ui, text: String| {
            ui.painter().layout_no_wrap(text, scope.button_font(), Color32::PLACEHOLDER)
        };
        let (name, keys) = (line(ui, name.to_owned()), line(ui, keys));
        let wanted = MARK + name.size().x + BETWEEN + keys.size().x + EDGE;
        // As wide as the widest line of the menu.
        let (rect, response) =
            ui.allocate_at_least(vec2(wanted, LINE * look.scale), Sense::click());
        if response.hovered() || response.has_focus() {
            let hover = ui.visuals().widgets.hovered.weak_bg_fill;
            ui.painter().rect_filled(rect, 5, hover);
        }
        let place = |x: f32, height: f32| pos2(x, rect.center().y - height / 2.0);
        if checked == Some(true) {
            let at = pos2(rect.left() + MARK / 2.0, rect.center().y);
            icons::check(ui.painter(), at, look.selection);
        }
        let at = place(rect.left() + MARK, name.size().y);
        ui.painter().galley(at, name, look.text);
        let at = place(rect.right() - EDGE - keys.size().x, keys.size().y);
        ui.painter().galley(at, keys, look.muted);
        response
    });
    let response = response.inner;
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, enabled, checked.unwrap_or(false), name)
    });
    response
}

/// Whose curves the map shows, where there are several.
fn personas_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(map) = &scope.app.map else { return };
    for (persona, name, shown) in map.personas_shown() {
        let chosen = map.with_persona(persona, !shown);
        let name = if name.is_empty() { scope.text("unnamed") } else { &name };
        let said = (name, String::new());
        // Of somebody the curve is always shown.
        if line_ui(ui, scope, said, (chosen.is_some(), Some(shown))).clicked()
            && let Some(chosen) = chosen
        {
            scope.actions.push(Action::Personas(chosen));
        }
    }
}

/// A menu in a menu, its name in line with the others.
pub fn submenu_ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, MARK);
    ui.menu_button(name, |ui| {
        ui.spacing_mut().button_padding.x = padding;
        add(ui);
    });
    ui.spacing_mut().button_padding.x = padding;
}

/// Several commands, a line each.
pub fn items_ui(ui: &mut Ui, scope: &mut Scope<'_>, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        item_ui(ui, scope, command);
    }
}

fn file_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, [Command::New, Command::Guide]);
    ui.separator();
    item_ui(ui, scope, Command::Open);
    let recent = scope.app.settings.recent.clone();
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        submenu_ui(ui, scope.text("menu-recent"), |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let button = ui.button(name.as_ref()).on_hover_text(path.display().to_string());
                if button.clicked() {
                    scope.actions.push(Action::OpenPath(path));
                }
            }
        });
    });
    ui.separator();
    items_ui(ui, scope, [Command::Save, Command::SaveAs, Command::SaveCopy, Command::Versions]);
    kept_ui(ui, scope);
    ui.separator();
    items_ui(ui, scope, [Command::ImportScores, Command::ImportWorkbook, Command::ImportForeign]);
    ui.separator();
    item_ui(ui, scope, Command::HandOn);
    items_ui(ui, scope, Picture::ALL.iter().map(|picture| Command::Export(*picture)));
    items_ui(ui, scope, Paper::TEXTS.iter().map(|paper| Command::ExportPaper(*paper)));
    items_ui(ui, scope, Paper::OF_MAP.iter().map(|paper| Command::ExportPaper(*paper)));
    ui.separator();
    items_ui(ui, scope, [Command::CloseMap, Command::Quit]);
}

/// How often maps are saved by themselves, and how much is kept of what saves replace.
fn kept_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let texts = scope.app.texts();
    let (autosave, backups) = (scope.app.settings.autosave.minutes(), scope.app.settings.backups);
    let mut asked = None;
    submenu_ui(ui, texts.get("menu-autosave"), |ui| {
        let minutes = AUTOSAVE_MINUTES.iter().map(|minutes| Some(*minutes));
        for offered in std::iter::once(None).chain(minutes) {
            let name = match offered {
                None => texts.get("autosave-never").to_owned(),
                Some(minutes) => texts.count("autosave-minutes", minutes.into()),
            };
            if ui.radio(autosave == offered, name).clicked() {
                asked = Some(FileAsk::Autosave(offered));
            }
        }
    });
    submenu_ui(ui, texts.get("menu-backups"), |ui| {
        for &count in KEPT {
            let name = match count {
                0 => texts.get("backups-none").to_owned(),
                count => texts.count("backups-count", count.into()),
            };
            if ui.radio(backups.count() == count, name).clicked() {
                asked = Some(FileAsk::Backups(count, backups.days()));
            }
        }
        ui.separator();
        for &days in KEPT_DAYS {
            let name = texts.count("backups-days", days.into());
            if ui.radio(backups.days() == days, name).clicked() {
                asked = Some(FileAsk::Backups(backups.count(), days));
            }
        }
    });
    scope.actions.extend(asked.map(Action::File));
}

fn edit_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, [Command::Undo, Command::Redo]);
    ui.separator();
    items_ui(ui, scope, [Command::Cut, Command::Copy, Command::Paste]);
    items_ui(ui, scope, [Command::CopyPicture, Command::CopySvg]);
    items_ui(ui, scope, [Command::Duplicate, Command::Remove, Command::SelectEverything]);
    ui.separator();
    items_ui(ui, scope, [Command::AddTouchpoint, Command::AddStage]);
    items_ui(ui, scope, Command::NOTES.iter().map(|kind| Command::Note(*kind)));
    item_ui(ui, scope, Command::AddPicture);
    ui.separator();
    element_ui(ui, scope);
    ui.separator();
    items_ui(ui, scope, [Command::Find, Command::Replace]);
}

/// What can be done to the selected element.
fn element_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    item_ui(ui, scope, Command::Rename);
    let enabled = scope.app.enabled(Command::Mark);
    ui.add_enabled_ui(enabled, |ui| {
        submenu_ui(ui, scope.text("menu-feel"), |ui| {
            items_ui(ui, scope, Valence::ALL.iter().map(|valence| Command::Feel(*valence)));
        });
    });
    items_ui(ui, scope, [Command::Mark, Command::MoveBack, Command::MoveOn]);
}

fn view_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(
        ui,
        scope,
        [
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomFull,
            Command::ZoomFit,
            Command::ZoomSelection,
        ],
    );
    ui.separator();
    items_ui(
        ui,
        scope,
        [
            Command::Outline,
            Command::History,
            Command::Inspector,
            Command::NextPanel,
            Command::FullScreen,
        ],
    );
    ui.separator();
    items_ui(ui, scope, [Command::Workshop, Command::Lot, Command::Voting]);
    ui.separator();
    submenu_ui(ui, scope.text("menu-theme"), |ui| {
        items_ui(ui, scope, ThemeName::ALL.iter().map(|theme| Command::Theme(*theme)));
    });
    submenu_ui(ui, scope.text("menu-text-size"), |ui| {
        items_ui(ui, scope, [Command::TextLarger, Command::TextSmaller]);
        ui.separator();
        items_ui(ui, scope, TEXT_SIZES.iter().map(|percent| Command::TextSize(*percent)));
    });
    submenu_ui(ui, scope.text("menu-language"), |ui| {
        items_ui(ui, scope, Language::ALL.iter().map(|language| Command::Language(*language)));
    });
}

fn map_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, MapState::ALL.iter().map(|state| Command::State(*state)));
    ui.separator();
    ui.add_enabled_ui(scope.app.map.is_some(), |ui| {
        submenu_ui(ui, scope.text("menu-lanes"), |ui| {
            items_ui(ui, scope, Lane::ALL.iter().map(|lane| Command::Lane(*lane)));
        });
    });
    let personas = scope.app.map.as_ref().map_or(0, |map| map.personas().len());
    ui.add_enabled_ui(personas > 1, |ui| {
        submenu_ui(ui, scope.text("menu-personas"), |ui| personas_ui(ui, scope));
    });
    ui.separator();
    items_ui(ui, scope, [Command::Filter, Command::Unfilter]);
    ui.separator();
    items_ui(ui, scope, [Command::Scores, Command::Heat]);
    ui.add_enabled_ui(scope.app.map.is_some(), |ui| {
        submenu_ui(ui, scope.text("menu-tint"), |ui| {
            items_ui(ui, scope, Tint::ALL.iter().map(|tint| Command::Tint(*tint)));
        });
    });
    item_ui(ui, scope, Command::AllScores);
    ui.separator();
    items_ui(
        ui,
        scope,
        [Command::Conflicts, Command::TurnConflict(true), Command::TurnConflict(false)],
    );
    ui.separator();
    items_ui(ui, scope, [Command::NextTab, Command::PreviousTab]);
}

/// The story of the map.
fn story_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, [Command::Tell, Command::TellHere]);
    ui.separator();
    items_ui(ui, scope, [Command::Story, Command::AddFrame]);
}

/// What the map's scores say, and what is done about them.
fn scores_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, [Command::ScoresTable, Command::Insights, Command::Worklists]);
    ui.separator();
    items_ui(ui, scope, Paper::OF_SCORES.iter().map(|paper| Command::ExportPaper(*paper)));
}

fn help_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    items_ui(ui, scope, [Command::Palette, Command::Shortcuts]);
}
