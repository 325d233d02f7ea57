//! What a PDF says to those who hear it or leaf through it: tags in reading order, bookmarks.

use super::Leaf;
use super::properties::title;
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
    leaf: usize,
}

/// A group of a scene: which of the pictures, the block's place and address, the group's number in
/// the block. Pictures share blocks.
type Key = (usize, u64, u64, usize, usize);

impl Tags {
    fn key(&self, origin: Point, block: &Arc<Block>, group: usize) -> Key {
        (self.leaf, origin.x.to_bits(), origin.y.to_bits(), Arc::as_ptr(block).addr(), group)
    }

    /// What comes now is of the picture of this number.
    pub(super) fn turn_to(&mut self, leaf: usize) {
        self.leaf = leaf;
    }

    /// Notes what was just drawn for a group.
    pub(super) fn add(
        &mut self,
        origin: Point,
        block: &Arc<Block>,
        group: usize,
        pieces: Vec<Identifier>,
    ) {
        let key = self.key(origin, block, group);
        self.contents.entry(key).or_default().extend(pieces);
    }

    /// The document's structure: its pictures, each in reading order.
    pub(super) fn tree(mut self, leaves: &[Leaf<'_>]) -> TagTree {
        let language = leaves.first().map(|leaf| leaf.scene.language.key().to_owned());
        let mut tree = TagTree::new().with_lang(language);
        for (number, leaf) in leaves.iter().enumerate() {
            self.turn_to(number);
            let groups = self.groups(leaf.scene);
            if leaves.len() > 1 {
                tree.push(TagGroup::with_children(Tag::Part, groups));
            } else {
                for group in groups {
                    tree.push(group);
                }
            }
        }
        tree
    }

    /// What was drawn of a picture, in reading order.
    fn groups(&mut self, scene: &Scene) -> Vec<Node> {
        let (mut groups, mut level) = (Vec::new(), 0);
        for (origin, block) in scene.reading_order() {
            for (number, group) in block.groups.iter().enumerate() {
                let key = self.key(origin, block, number);
                if let Some(contents) = self.contents.remove(&key) {
                    let contents = contents.into_iter().map(Node::from).collect();
                    let kind = kind(group, &mut level);
                    groups.push(TagGroup::with_children(kind, contents).into());
                }
            }
        }
        groups
    }
}

/// What a group is to those who hear it. Headings go no more than one deeper than the one before,
/// whose `level` is known.
fn kind(group: &Group, level: &mut u16) -> TagKind {
    let label = Some(told(&group.label)).filter(|label| !label.trim().is_empty());
    let deep = match group.role {
        Role::Title => 1,
        Role::Phase => 2,
        Role::Stage => 3,
        Role::Emotion | Role::Score | Role::Transition | Role::Picture => {
            return match label {
                Some(_) => Tag::Figure(label).into(),
                None => Tag::P.into(),
            };
        }
        Role::Decoration
        | Role::Summary
        | Role::LaneName
        | Role::Touchpoint
        | Role::Note
        | Role::Legend => {
            // Where the text says it all, no second telling.
            return if spaceless(&said(group)).contains(&spaceless(&legible(&group.label))) {
                Tag::P.with_actual_text(spaced(group)).into()
            } else {
                Tag::P.with_alt_text(label).into()
            };
        }
    };
    // A heading that says nothing is none.
    if label.is_none() {
        return Tag::P.into();
    }
    *level = deep.min(*level + 1);
    let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, label).with_actual_text(spaced(group)).into()
}

/// Most letters of a text that a document says beside its pages: archives allow strings of 32,767
/// bytes (ISO 32000-1, annex C), and a letter may take four.
const MOST_LETTERS: usize = 8_000;

/// A text that a document says beside its pages.
pub(super) fn told(text: &str) -> String {
    let mut told = legible(text);
    if let Some((at, _)) = told.char_indices().nth(MOST_LETTERS) {
        told.truncate(at);
        told.push('…');
    }
    told
}

/// What several lines say together, as readers are to put them together: a line's end parts words,
/// but where a word was too long for it. `None` where a reader finds it out alone.
fn spaced(group: &Group) -> Option<String> {
    let said = said(group);
    let label = legible(&group.label);
    let several = group.items.iter().filter(|item| matches!(item, Item::Text(_))).count() > 1;
    let known = spaceless(&said) == spaceless(&label);
    several.then(|| told(if known { &label } else { &said }))
}

/// The lines of a group.
fn said(group: &Group) -> String {
    let lines = group.items.iter().filter_map(|item| match item {
        Item::Text(item) => Some(legible(item.line.text.trim())),
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn spaceless(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Bookmarks: of each picture the phases, and in each its stages; below the pictures' own where
/// there are several, or a picture has no phases. Of pictures that are pages only their own.
/// Pictures without a name have their map's.
pub(super) fn outline(leaves: &[Leaf<'_>], pages: &[Vec<Sheet>]) -> Outline {
    let mut outline = Outline::new();
    let mut first = 0;
    for (leaf, sheets) in leaves.iter().zip(pages) {
        let phases = phases(leaf.scene, sheets, first);
        if leaves.len() == 1 && !phases.is_empty() {
            for phase in phases {
                outline.push_child(phase);
            }
        } else {
            let name = Some(one_line(&leaf.title)).filter(|name| !name.is_empty());
            let name = name.unwrap_or_else(|| one_line(&title(leaf.scene)));
            let start = XyzDestination::new(first, geom::Point::from_xy(0.0, 0.0));
            let mut picture = OutlineNode::new(name, start);
            // Pages of a book show the same phases again and again: what they are called is enough.
            if leaf.scale.is_none() {
                for phase in phases {
                    picture.push_child(phase);
                }
            }
            outline.push_child(picture);
        }
        first += sheets.len();
    }
    outline
}

/// Bookmarks of a picture whose pages begin with number `first`.
fn phases(scene: &Scene, sheets: &[Sheet], first: usize) -> Vec<OutlineNode> {
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
            let name = one_line(&group.label);
            if !name.is_empty() {
                list.push((bounds, OutlineNode::new(name, destination(bounds, sheets, first))));
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
    phases.into_iter().map(|(_, phase)| phase).collect()
}

/// A text as one line.
fn one_line(text: &str) -> String {
    told(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn destination(bounds: Rect, sheets: &[Sheet], first: usize) -> XyzDestination {
    let start = bounds.origin();
    let page = sheets.iter().position(|sheet| sheet.view.contains(start)).unwrap_or(0);
    let at = sheets.get(page).map_or(Point::ORIGIN, |sheet| sheet.point(start));
    XyzDestination::new(first + page, geom::Point::from_xy(at.x as f32, at.y as f32))
}
