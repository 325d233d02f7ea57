//! The part of a page's style that differs from map to map: faces, colours, lanes.

use super::page::Page;
use super::tones::push_value;
use super::{bands, faces};
use crate::export::markup::number;
use crate::theme::{Color, Theme, ThemeName};

/// Appends the rules.
pub(super) fn push(out: &mut String, page: &Page<'_>) {
    faces::push(out, &page.scenes, &letters(page));
    push_colors(out, page);
    for band in page.lanes() {
        for part in [".b", "{translate:0 var(--b", ",0)}.no", " .b", "{display:none}\n"] {
            out.push_str(part);
            if !part.ends_with('\n') {
                number::push_integer(out, bands::number(band.lane));
            }
        }
    }
}

/// Appends the colours: light where nothing is known, and on paper; dark for who prefers it.
fn push_colors(out: &mut String, page: &Page<'_>) {
    let Some(tones) = page.tones else {
        let theme = if page.scene.dark { ThemeName::Dark } else { ThemeName::Light };
        out.push_str(":root{");
        push_theme(out, &theme.theme());
        out.push_str("}\n");
        return;
    };
    // The scene's own colours come first in every tone.
    let dark_is_second = !page.scene.dark;
    out.push_str(":root{");
    push_theme(out, &ThemeName::Light.theme());
    tones.push(out, !dark_is_second);
    out.push_str(
        "}\n@media screen{@media (prefers-color-scheme:dark){:root:not([data-theme=light]){",
    );
    for end in ["}}\n:root[data-theme=dark]{", "}}\n"] {
        push_theme(out, &ThemeName::Dark.theme());
        tones.push(out, dark_is_second);
        out.push_str(end);
    }
}

/// What is written around the map.
fn letters(page: &Page<'_>) -> String {
    let mut letters = page.words.letters();
    letters.push_str(&page.scene.title);
    for band in page.lanes() {
        letters.push_str(&band.name);
    }
    for frame in &page.options.frames {
        letters.push_str(&frame.caption);
        letters.push_str(&frame.notes);
    }
    for (_, block) in page.scenes.iter().flat_map(|scene| scene.blocks()) {
        letters.extend(block.groups.iter().map(|group| &*group.label));
    }
    letters
}

/// Appends the colours of what stands around the map.
fn push_theme(out: &mut String, theme: &Theme) {
    out.push_str(if theme.dark { "color-scheme:dark;" } else { "color-scheme:light;" });
    let colors = &theme.color;
    let named: [(&str, Color); 8] = [
        ("ink", colors.ink),
        ("text", colors.text),
        ("muted", colors.muted),
        ("line", colors.line),
        ("paper", colors.paper),
        ("desk", colors.desk),
        ("card", colors.card),
        ("accent", colors.selection),
    ];
    for (name, color) in named {
        out.push_str("--");
        out.push_str(name);
        out.push(':');
        push_value(out, color);
        out.push(';');
    }
}
