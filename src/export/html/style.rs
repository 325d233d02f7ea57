//! The part of a page's style that differs from map to map: faces, colours, lanes.

use super::faces;
use super::page::Page;
use super::tones::push_value;
use crate::export::markup::number;
use crate::theme::{Color, Theme, ThemeName};

/// Appends the rules.
pub(super) fn push(out: &mut String, page: &Page<'_>) {
    faces::push(out, page.scene, &letters(page));
    match page.tones {
        Some(tones) => {
            let dark_is_second = !page.scene.dark;
            out.push_str(":root{");
            push_theme(out, &ThemeName::Light.theme());
            tones.push(out, !dark_is_second);
            out.push_str("}\n@media screen{@media (prefers-color-scheme:dark){:root:not([data-theme=light]){");
            push_dark(out, |out| tones.push(out, dark_is_second));
            out.push_str("}}\n:root[data-theme=dark]{");
            push_dark(out, |out| tones.push(out, dark_is_second));
            out.push_str("}}\n");
        }
        None => {
            out.push_str(":root{");
            if page.scene.dark {
                push_dark(out, |_| {});
            } else {
                push_theme(out, &ThemeName::Light.theme());
            }
            out.push_str("}\n");
        }
    }
    for band in 0..page.bands.list.len() as u64 {
        for part in [".b", "{translate:0 var(--b", ",0)}.no", " .b", "{display:none}\n"] {
            out.push_str(part);
            if !part.ends_with('\n') {
                number::push_integer(out, band);
            }
        }
    }
}

/// What is written around the map.
fn letters(page: &Page<'_>) -> String {
    let mut letters = page.words.letters();
    letters.push_str(&page.scene.title);
    for band in &page.bands.list {
        letters.push_str(&band.name);
    }
    for frame in &page.options.frames {
        letters.push_str(&frame.caption);
        letters.push_str(&frame.notes);
    }
    for (_, block) in page.scene.blocks() {
        letters.extend(block.groups.iter().map(|group| &*group.label));
    }
    letters
}

fn push_dark(out: &mut String, tones: impl Fn(&mut String)) {
    push_theme(out, &ThemeName::Dark.theme());
    tones(out);
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
