//! The table of keys, for the sheet in the window and for the manual.

use super::{Area, Command};
use crate::i18n::Texts;
use egui::{Key, KeyboardShortcut};
use std::fmt::Write as _;

/// Keys and hands that are no commands: area, what they do, what is pressed. That is written so
/// in every language, or the key of a text.
const OTHERS: &[(Area, &str, &[&str])] = &[
    (Area::Edit, "key-type-next", &["Tab", "Shift+Tab"]),
    (Area::Edit, "key-type-end", &["Enter", "Esc"]),
    (Area::Select, "key-select-more", &["key-select-more-keys"]),
    (Area::Select, "key-tree-fold", &["←", "→"]),
    (Area::Select, "key-tree-move", &["Alt+↑", "Alt+↓"]),
    (Area::Workshop, "key-capture", &["Enter"]),
    (Area::Workshop, "key-capture-kind", &["Ctrl+1 … 9", "↑", "↓"]),
    (Area::Workshop, "key-capture-step", &["Alt+←", "Alt+→"]),
    (Area::Workshop, "key-vote", &["key-vote-keys"]),
    (Area::View, "mouse-pan", &["mouse-pan-keys"]),
    (Area::View, "mouse-zoom", &["mouse-zoom-keys"]),
];

/// What a line of the table of keys tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// What is done.
    pub name: String,
    /// The combinations that do it, as `written` writes them.
    pub keys: Vec<String>,
}

/// The keys of an area; `written` writes a combination.
pub fn key_lines(
    area: Area,
    texts: &'static Texts,
    written: impl Fn(KeyboardShortcut) -> String,
) -> Vec<KeyLine> {
    let of_command = |command: Command| {
        // Plus is typed on the key of the equals sign: told once.
        let told = |keys: &&KeyboardShortcut| keys.logical_key != Key::Equals;
        let keys = command.spec().shortcuts.iter().filter(told);
        let keys: Vec<String> = keys.map(|keys| written(*keys)).collect();
        (!keys.is_empty()).then(|| KeyLine { name: command.full_name(texts), keys })
    };
    let pressed = |keys: &'static str| if texts.has(keys) { texts.get(keys) } else { keys };
    let commands = Command::all().into_iter().filter(|command| command.area() == area);
    let others = OTHERS.iter().filter(|(of, ..)| *of == area).map(|(_, name, keys)| KeyLine {
        name: texts.get(name).to_owned(),
        keys: keys.iter().map(|&keys| pressed(keys).to_owned()).collect(),
    });
    commands.filter_map(of_command).chain(others).collect()
}

/// A combination as it is written where no system is meant.
pub fn keys_written(shortcut: KeyboardShortcut) -> String {
    let modifiers = shortcut.modifiers;
    let mut text = String::new();
    for (on, name) in
        [(modifiers.command, "Ctrl+"), (modifiers.alt, "Alt+"), (modifiers.shift, "Shift+")]
    {
        if on {
            text.push_str(name);
        }
    }
    text.push_str(key_sign(shortcut.logical_key).unwrap_or(shortcut.logical_key.name()));
    text
}

/// The sign of a key that has one.
pub const fn key_sign(key: Key) -> Option<&'static str> {
    Some(match key {
        Key::Plus => "+",
        Key::Minus => "−",
        Key::Equals => "=",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Escape => "Esc",
        _ => return None,
    })
}

/// The table of keys as the manual has it: a Markdown table, area by area.
pub fn keys_markdown(texts: &'static Texts) -> String {
    let mut text = format!("| {} | |\n|---|---|\n", texts.get("keys-title"));
    for &area in Area::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| **{}** | |", texts.get(area.key()));
        for KeyLine { name, keys } in key_lines(area, texts, keys_written) {
            let _ = writeln!(text, "| {} | {name} |", keys.join(", "));
        }
    }
    text
}
