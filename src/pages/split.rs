//! Whether a picture is parted because its type would be too small, and into how few pages.

use super::overview::overview;
use super::parts::{Column, NARROWER, Piece, Room, Splitter, TOO_MANY};
use super::subject::Shown;
use super::{MOST_PAGES, Order, Page, PageRole};
use super::{fit, frames};
use crate::export::{ExportError, Part};
use crate::layout::Layout;
use crate::model::Document;
use crate::scene::Scene;
use std::sync::Arc;

/// Of maps with more columns the pages are not counted twice.
const MOST_TRIED: usize = 300;

/// How a picture is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Split {
    /// It is one picture, however small.
    #[default]
    None,
    /// It is parted where its type would be too small otherwise, by phases where that is enough.
    Auto,
    /// A part for each phase; more where its type would be too small otherwise.
    Phases,
    /// A part for each stage; more where its type would be too small otherwise.
    Stages,
    /// So many touchpoints a part at most, 1 or more.
    Touchpoints(u16),
}

impl Split {
    /// The ways that need no number, in the order lists show them.
    pub const NAMED: &'static [Self] = &[Self::None, Self::Auto, Self::Phases, Self::Stages];

    /// The way of this key: `none`, `auto`, `phases`, `stages`, or a number of touchpoints.
    pub fn parse(key: &str) -> Option<Self> {
        let named = Self::NAMED.iter().find(|split| split.key() == key);
        named.copied().or_else(|| {
            let most = key.parse().ok()?;
            (most > 0).then_some(Self::Touchpoints(most))
        })
    }

    /// The stable key, as [`Self::parse`] reads it.
    pub fn key(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Auto => "auto".to_owned(),
            Self::Phases => "phases".to_owned(),
            Self::Stages => "stages".to_owned(),
            Self::Touchpoints(most) => most.to_string(),
        }
    }
}

/// Adds the pages of a picture.
///
/// # Errors
/// When there are too many pages, or `share` says that nobody wants them any more.
pub(super) fn add(
    pages: &mut Vec<Page>,
    layout: &mut Layout,
    document: &Document,
    shown: &Shown,
    order: &Order,
    share: &dyn Fn(f64) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let target = order.target;
    let whole = fit::whole(layout, document, &shown.view, target);
    let part = |scene: &Arc<Scene>| Part {
        scene: shown.lit(document, scene.clone()),
        caption: shown.caption.clone(),
        notes: shown.notes.clone(),
    };
    let page = Page::new(part(&whole.scene), whole.sheet, whole.scale, PageRole::Whole);
    let parted = match order.split {
        Split::None => false,
        Split::Auto => page.is_too_small(target),
        Split::Phases | Split::Stages | Split::Touchpoints(_) => true,
    };
    let mut best: Option<Found> = None;
    if parted {
        let sheets = target.sheets();
        let rooms: Vec<Room> = match target.least_type() {
            Some(least) => sheets.iter().map(|sheet| Room::of(&shown.view, sheet, least)).collect(),
            None => vec![Room::NATURAL],
        };
        // Narrower columns make fewer pages where the columns of a phase just fit, else more.
        let widths =
            if whole.scene.columns.len() > MOST_TRIED { &[1.0][..] } else { &[1.0, NARROWER] };
        for (room, &width) in rooms.iter().flat_map(|room| widths.iter().map(move |it| (room, it)))
        {
            let mut splitter = Splitter::new(layout, document, shown, *room, share);
            let pieces = splitter.pieces(order.split, width)?;
            if best.as_ref().is_none_or(|best| pieces.len() < best.pieces.len()) {
                best = Some(Found { room: *room, columns: splitter.columns, pieces });
            }
        }
    }
    match best {
        // One part is the whole; it keeps its title and legend if it is legible with them.
        Some(found)
            if found.pieces.len() > 1
                || (page.is_too_small(target) && !found.pieces.is_empty()) =>
        {
            let mut before = 0;
            if let Some(sheet) = found.room.sheet.filter(|_| found.pieces.len() > 1) {
                let units = sheet.inner().width / found.room.scale;
                // A frame says its sentence before its parts, too.
                let seen = frames::page(layout, document, shown, target, true);
                pages.push(seen.unwrap_or_else(|| {
                    let seen = overview(layout, document, &shown.view, (sheet, units));
                    Page::new(part(&seen.scene), seen.sheet, seen.scale, PageRole::Overview)
                }));
                before = 1;
            }
            let mut splitter = Splitter::new(layout, document, shown, found.room, share);
            splitter.columns = found.columns;
            pages.extend(splitter.pages(&found.pieces, before)?);
        }
        _ => pages.push(page),
    }
    if pages.len() > MOST_PAGES {
        return Err(TOO_MANY);
    }
    Ok(())
}

/// What a way of parting came to.
struct Found {
    room: Room,
    columns: Vec<Column>,
    pieces: Vec<Piece>,
}
