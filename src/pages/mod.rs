//! Document → pages: which part of a map stands on which page, how large, and how small its type
//! gets there. Knows nothing of file formats.
//!
//! A part is laid out anew, with its own heading and lane names, and not cut out of a larger
//! picture; so its columns take the room there is, and no text is smaller than its page allows.

mod cut;
mod fit;
mod frames;
mod lanes;
mod overview;
mod parts;
mod properties;
mod split;
mod story;
mod subject;
mod target;
mod write;

pub use properties::properties;
pub use split::Split;
pub use story::shots_of;
pub use subject::{Subject, view_of};
pub use target::{SCREEN_DPI, Sheet, Target};
pub use write::{equip, files, is_single, set_background, slide_size, write};

use crate::export::{ExportError, Part};
use crate::layout::{Layout, View};
use crate::model::Document;
use crate::scene::Scene;
use crate::watch::Watch;
use kurbo::{Point, Rect, Size};
use std::sync::Arc;

/// Most pages of one export.
pub const MOST_PAGES: usize = 1_000;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Order {
    /// What the pages are for.
    pub target: Target,
    /// What is shown.
    pub subject: Subject,
    /// How it is parted where it would be too small.
    pub split: Split,
}

/// A picture and where on its page it stands.
#[derive(Debug, Clone)]
pub struct Page {
    /// What is shown, what everybody reads to it, and what the speaker says.
    pub part: Part,
    /// The page; `None` = as large as the picture, a unit being ¾ pt.
    pub sheet: Option<Sheet>,
    /// Points a map unit.
    pub scale: f64,
    /// Whether it is the whole before its parts, or a part that fills its page from the top.
    pub role: PageRole,
    /// The smallest type on it, in points; `None` where there is no text.
    pub smallest: Option<f64>,
}

/// What a page is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageRole {
    /// All that was asked for.
    Whole,
    /// All that was asked for from afar, before its parts.
    Overview,
    /// A part.
    Part,
}

impl Page {
    /// A page with a picture of this scale.
    fn new(part: Part, sheet: Option<Sheet>, scale: f64, role: PageRole) -> Self {
        let smallest = part.scene.smallest_type().map(|size| f64::from(size) * scale);
        Self { part, sheet, scale, role, smallest }
    }

    /// Width and height in points.
    pub fn size(&self) -> Size {
        self.sheet.map_or_else(|| self.part.scene.size * self.scale, |sheet| sheet.size)
    }

    /// The picture with the empty page around it: parts at the top left, the whole before them at the
    /// top, everything else in the middle.
    pub fn scene(&self) -> Arc<Scene> {
        let Some(sheet) = self.sheet else { return self.part.scene.clone() };
        let page = sheet.size / self.scale;
        let corner = -self.corner().to_vec2() / self.scale;
        Arc::new(self.part.scene.part(Rect::from_origin_size(corner.to_point(), page)))
    }

    /// Where on the page the picture's first corner lies, in points.
    pub fn corner(&self) -> Point {
        let Some(sheet) = self.sheet else { return Point::ORIGIN };
        let picture = self.part.scene.size * self.scale;
        match self.role {
            PageRole::Part => Point::new(sheet.margin, sheet.margin),
            // At the top, as the parts behind it, unless it fills the page.
            PageRole::Overview => Point::new(
                (sheet.size.width - picture.width) / 2.0,
                sheet.margin.min((sheet.size.height - picture.height).max(0.0)),
            ),
            PageRole::Whole => Point::new(
                (sheet.size.width - picture.width) / 2.0,
                (sheet.size.height - picture.height) / 2.0,
            ),
        }
    }

    /// Whether its type is too small for what it is for.
    pub fn is_too_small(&self, target: Target) -> bool {
        match (self.smallest, target.least_type()) {
            // A hundredth of a point is a rounding error and not smaller type.
            (Some(smallest), Some(least)) => smallest < least - 0.01,
            _ => false,
        }
    }
}

/// The smallest type on all of these pages, in points.
pub fn smallest(pages: &[Page]) -> Option<f64> {
    pages.iter().filter_map(|page| page.smallest).min_by(f64::total_cmp)
}

/// The pages of `document` as `view` shows it and `order` asks for. `watch` hears how far it has
/// come.
///
/// # Errors
/// When there would be more than [`MOST_PAGES`], or when `watch` was told to stop.
pub fn pages(
    layout: &mut Layout,
    document: &Document,
    view: &View,
    order: &Order,
    watch: &Watch,
) -> Result<Vec<Page>, ExportError> {
    let mut pages = Vec::new();
    let shown = subject::shown(document, view, &order.subject);
    let count = shown.len().max(1) as f64;
    for (number, shown) in shown.iter().enumerate() {
        let share = |share: f64| {
            watch.reach((number as f64 + share) / count);
            if watch.stopped() { Err(ExportError::Stopped) } else { Ok(()) }
        };
        share(0.0)?;
        // A frame that is legible on one page is not parted.
        let frame = frames::page(layout, document, shown, order.target, false);
        let whole = |page: &Page| order.split == Split::None || !page.is_too_small(order.target);
        match frame.filter(whole) {
            Some(page) => pages.push(page),
            None => split::add(&mut pages, layout, document, shown, order, &share)?,
        }
    }
    Ok(pages)
}
