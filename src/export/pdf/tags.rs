//! What a PDF says to those who hear it or leaf through it: tags in reading order, bookmarks.

use super::sheets::Sheet;
use crate::scene::{Block, Group, Item, Role, Scene};
use crate::xml::legible;
use krilla::destination::XyzDestination;
use krilla::geom;
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{Identifier, Node, Tag, TagGroup, TagKind, TagTree};
use kurbo::{Point, Rect};
use std::collections::HashMap;
use std::num::NonZeroU16;
use std::sync::Arc;

/// The tagged contents of all pages, by group.
#[derive(Default)]
pub(super) struct Tags {
    contents: HashMap<Key, Vec<Identifier>>,
}

/// A group of the scene: the block's place and address, and its number in the block.
type Key = (u64, u64, usize, usize);

fn key(origin: Point, block: &Arc<Block>, group: usize) -> Key {
    (origin.x.to_bits(), origin.y.to_bits(), Arc::as_ptr(block).addr(), group)
}

impl Tags {
    /// Notes what was just drawn for a group.
    pub(super) fn add(
        &mut self,
        origin: Point,
        block: &Arc<Block>,
        group: usize,
        identifier: Identifier,
    ) {
        self.contents.entry(key(origin, block, group)).or_default().push(identifier);
    }

    /// The document's structure, in reading order.
    pub(super) fn tree(mut self, scene: &Scene) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(scene.language.key().to_owned()));
        for (origin, block) in scene.reading_order() {
            for (number, group) in block.groups.iter().enumerate() {
                if let Some(contents) = self.contents.remove(&key(origin, block, number)) {
                    let contents = contents.into_iter().map(Node::from).collect();
                    tree.push(TagGroup::with_children(kind(group), contents));
                }
            }
        }
        tree
    }
}

fn kind(group: &Group) -> TagKind {
    let label = || Some(legible(&group.label)).filter(|label| !label.is_empty());
    let heading = |level| {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        Tag::Hn(level, label()).into()
    };
    match group.role {
        Role::Title => heading(1),
        Role::Phase => heading(2),
        Role::Stage => heading(3),
        Role::Emotion | Role::Score | Role::Transition | Role::Picture => {
            Tag::Figure(label()).into()
        }
        Role::Decoration
        | Role::Summary
        | Role::LaneName
        | Role::Touchpoint
        | Role::Note
        | Role::Legend => {
            // Where the text says it all, no second telling.
            if said(group) == spaceless(&group.label) {
                Tag::P.into()
            } else {
                Tag::P.with_alt_text(label()).into()
            }
        }
    }
}

fn said(group: &Group) -> String {
    group
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(item) => Some(spaceless(&item.line.text)),
            _ => None,
        })
        .collect()
}

fn spaceless(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Bookmarks: the phases, and in each its stages.
pub(super) fn outline(scene: &Scene, sheets: &[Sheet]) -> Outline {
    let mut phases: Vec<(Rect, OutlineNode)> = Vec::new();
    let mut stages: Vec<(Rect, OutlineNode)> = Vec::new();
    for placed in &scene.top {
        for group in &placed.block.groups {
            let list = match group.role {
                Role::Phase => &mut phases,
                Role::Stage => &mut stages,
                _ => continue,
            };
            let bounds = group.bounds + placed.origin.to_vec2();
            let name = legible(&group.label);
            if !name.is_empty() {
                list.push((bounds, OutlineNode::new(name, destination(bounds, sheets))));
            }
        }
    }
    for (bounds, stage) in stages {
        let middle = bounds.center().x;
        let inside = |(phase, _): &&mut (Rect, _)| phase.x0 <= middle && middle <= phase.x1;
        match phases.iter_mut().find(inside) {
            Some((_, phase)) => phase.push_child(stage),
            None => phases.push((bounds, stage)),
        }
    }
    let mut outline = Outline::new();
    for (_, phase) in phases {
        outline.push_child(phase);
    }
    outline
}

fn destination(bounds: Rect, sheets: &[Sheet]) -> XyzDestination {
    let start = bounds.origin();
    let page = sheets.iter().position(|sheet| sheet.view.contains(start)).unwrap_or(0);
    let at = sheets.get(page).map_or(Point::ORIGIN, |sheet| sheet.point(start));
    XyzDestination::new(page, geom::Point::from_xy(at.x as f32, at.y as f32))
}
