//! The whole from afar, as it stands before its parts.

use super::fit::{Fitted, least_type, scale_on};
use super::target::Sheet;
use crate::layout::{Layout, Setting, Surround, View};
use crate::model::Document;
use crate::scene::Lane;

/// Narrowest column, in map units: a curve needs that much to be one.
const NARROWEST: f64 = 2.0;

/// All columns of a view as wide as the page, with nothing in them but the curves. `units` is the
/// width inside the page's margins where type has its smallest size there.
pub(super) fn overview(
    layout: &mut Layout,
    document: &Document,
    view: &View,
    (sheet, units): (Sheet, f64),
) -> Fitted {
    let set = |column: f64| View {
        lanes: vec![Lane::Emotions],
        setting: Setting {
            least_type: least_type(view),
            column: Some(column),
            surround: Surround::Overview,
        },
        ..view.clone()
    };
    let narrow = layout.scene(document, &set(NARROWEST));
    let columns = narrow.columns.len().max(1) as f64;
    let around = narrow.size.width - columns * NARROWEST;
    let column = ((units - around) / columns).max(NARROWEST);
    let scene = layout.scene(document, &set(column));
    let scale = scale_on(&scene, &sheet);
    Fitted { scene, sheet: Some(sheet), scale }
}
