//! The map as text: headings for phases and stages, a list of touchpoints, in each what its
//! column says. For readers who see no picture, and for all who look for words.

use super::lit::Numbers;
use crate::scene::{Block, Column, Group, Placed, Role, Scene};
use crate::xml;
use kurbo::Rect;

/// A phase's or stage's bar with its name.
struct Bar<'a> {
    name: &'a str,
    place: Rect,
}

/// Appends the text.
pub(super) fn push(out: &mut String, scene: &Scene, numbers: &Numbers) {
    out.push_str("<p>");
    xml::push_escaped(out, &scene.description);
    out.push_str("</p>\n");
    push_list(out, labels(&scene.frame, Role::Summary));
    let (phases, stages) = (bars(scene, Role::Phase), bars(scene, Role::Stage));
    let mut open = false;
    let (mut phase, mut stage) = (None, None);
    for (at, column) in scene.columns.iter().enumerate() {
        let middle = column.x + column.width / 2.0;
        let under = |bars: &[Bar<'_>]| {
            bars.iter().position(|bar| bar.place.x0 <= middle && middle <= bar.place.x1)
        };
        let (now_phase, now_stage) = (under(&phases), under(&stages));
        if at == 0 || now_phase != phase || now_stage != stage {
            if open {
                out.push_str("</ol>\n");
            }
            if now_phase != phase {
                push_heading(out, "h2", now_phase.and_then(|at| phases.get(at)));
            }
            push_heading(out, "h3", now_stage.and_then(|at| stages.get(at)));
            out.push_str("<ol>\n");
            open = true;
        }
        (phase, stage) = (now_phase, now_stage);
        push_column(out, at, column, numbers);
    }
    if open {
        out.push_str("</ol>\n");
    }
    push_list(out, labels(&scene.over, Role::Transition));
    push_list(out, labels(&scene.frame, Role::Legend));
}

fn push_heading(out: &mut String, element: &str, bar: Option<&Bar<'_>>) {
    let Some(bar) = bar.filter(|bar| !bar.name.is_empty()) else { return };
    for (before, after) in [("<", ">"), ("</", ">\n")] {
        out.push_str(before);
        out.push_str(element);
        out.push_str(after);
        if before == "<" {
            xml::push_escaped(out, bar.name);
        }
    }
}

fn push_column(out: &mut String, at: usize, column: &Column, numbers: &Numbers) {
    let groups = || column.cells.iter().flat_map(|cell| named(&cell.block));
    if groups().next().is_none() {
        return;
    }
    let card = groups().find(|group| group.role == Role::Touchpoint);
    out.push_str("<li value=\"");
    out.push_str(&(at + 1).to_string());
    out.push('"');
    if let Some(number) = column.touchpoint.and_then(|id| numbers.get(id)) {
        out.push_str(" data-n=\"");
        out.push_str(&number.to_string());
        out.push('"');
    }
    out.push('>');
    if let Some(card) = card {
        out.push_str("<a href=\"#column-");
        out.push_str(&at.to_string());
        out.push_str("\">");
        xml::push_escaped(out, &card.label);
        out.push_str("</a>");
    }
    let others = groups().filter(|group| group.role != Role::Touchpoint);
    push_list(out, others.map(|group| &*group.label));
    out.push_str("</li>\n");
}

fn push_list<'a>(out: &mut String, labels: impl Iterator<Item = &'a str>) {
    let mut labels = labels.peekable();
    if labels.peek().is_none() {
        return;
    }
    out.push_str("<ul>");
    for label in labels {
        out.push_str("<li>");
        xml::push_escaped(out, label);
        out.push_str("</li>");
    }
    out.push_str("</ul>\n");
}

/// The groups of a block that say something.
fn named(block: &Block) -> impl Iterator<Item = &Group> {
    let says = |group: &&Group| !group.label.trim().is_empty() && group.role != Role::Decoration;
    block.groups.iter().filter(says)
}

fn labels(list: &[Placed], role: Role) -> impl Iterator<Item = &str> {
    let groups = list.iter().flat_map(|placed| named(&placed.block));
    groups.filter(move |group| group.role == role).map(|group| &*group.label)
}

fn bars(scene: &Scene, role: Role) -> Vec<Bar<'_>> {
    let bars = scene.top.iter().flat_map(|placed| {
        let groups = placed.block.groups.iter().filter(move |group| group.role == role);
        groups
            .map(|group| Bar { name: &group.label, place: group.bounds + placed.origin.to_vec2() })
    });
    bars.collect()
}
