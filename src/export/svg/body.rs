//! Blocks and groups as an SVG's readers need them.

use crate::export::markup::Writer;
use crate::scene::{Block, Group, Item, Role};
use crate::xml;
use kurbo::Point;

/// A block in a group of its own coordinates.
pub(super) fn block(out: &mut Writer<'_>, origin: Point, block: &Block) {
    if block.groups.iter().all(|group| group.items.is_empty()) {
        return;
    }
    out.open_at(origin);
    for each in &block.groups {
        group(out, each);
    }
    out.text.push_str("</g>\n");
}

/// A group's items; in an element of their own only where a reader needs to be told more than
/// the text says.
fn group(out: &mut Writer<'_>, group: &Group) {
    if group.items.is_empty() {
        return;
    }
    let opened = open(&mut out.text, group);
    for item in &group.items {
        out.item(item);
    }
    if opened {
        out.text.push_str("</g>\n");
    }
}

/// Opens the element that tells a reader of a group; `false` = there is nothing to tell.
fn open(out: &mut String, group: &Group) -> bool {
    let is_text = |item: &Item| matches!(item, Item::Text(_));
    let level = match group.role {
        Role::Decoration => {
            let hidden = group.items.iter().any(is_text);
            if hidden {
                out.push_str("<g aria-hidden=\"true\">\n");
            }
            return hidden;
        }
        Role::Title => Some("1"),
        Role::Phase => Some("2"),
        Role::Stage => Some("3"),
        _ => None,
    };
    let labelled = !group.label.is_empty() && !says_label(group);
    match (level, labelled) {
        (None, false) => return false,
        (Some(level), _) => {
            out.push_str("<g role=\"heading\" aria-level=\"");
            out.push_str(level);
            out.push_str("\">");
        }
        (None, true) => out.push_str("<g role=\"img\">"),
    }
    if labelled {
        out.push_str("<title>");
        xml::push_escaped(out, &group.label);
        out.push_str("</title>");
    }
    out.push('\n');
    true
}
/// Whether a group's text says already what its label says, spaces aside.
fn says_label(group: &Group) -> bool {
    let text = group.items.iter().flat_map(|item| match item {
        Item::Text(item) => item.line.text.chars(),
        _ => "".chars(),
    });
    let letter = |c: &char| !c.is_whitespace();
    text.filter(letter).eq(group.label.chars().filter(letter))
}
