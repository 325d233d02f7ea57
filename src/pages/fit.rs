//! A whole picture on a page, its type as large as it gets.

use super::target::{Sheet, Target};
use crate::layout::{Layout, Setting, View};
use crate::model::Document;
use crate::scene::Scene;
use std::sync::Arc;

/// Points of a page in a map unit at natural size: 96 units an inch.
pub(super) const NATURAL: f64 = 0.75;
/// Type below this size is raised to it where a page asks for legible type, in map units: the size
/// of notes. Captions and axis figures are smaller elsewhere.
const LEAST_TYPE: f32 = 12.0;
/// Columns so many times as wide as usual are tried: wider ones make a picture less high.
const WIDER: [f64; 5] = [1.0, 1.2, 1.45, 1.75, 2.1];
/// Pictures of more columns are wider than any page; there is nothing to be tried.
const MOST_TRIED: usize = 120;

/// A picture on a page.
pub(super) struct Fitted {
    /// The picture.
    pub(super) scene: Arc<Scene>,
    /// The page; `None` = as large as the picture.
    pub(super) sheet: Option<Sheet>,
    /// Points a map unit.
    pub(super) scale: f64,
}

/// The smallest type of a view that has to be legible, in map units.
pub(super) fn least_type(view: &View) -> f32 {
    LEAST_TYPE * view.theme.theme().scale
}

/// Width of usual columns in a view, in map units.
pub(super) fn usual_column(view: &View) -> f64 {
    crate::layout::Style::scaled(view.theme.theme().scale).column
}

/// How large a picture gets on a page, in points a map unit.
pub(super) fn scale_on(scene: &Scene, sheet: &Sheet) -> f64 {
    let (inner, size) = (sheet.inner(), scene.size);
    (inner.width / size.width.max(1.0)).min(inner.height / size.height.max(1.0))
}

/// The picture of a view on the page of `target` on which its type is largest.
pub(super) fn whole(
    layout: &mut Layout,
    document: &Document,
    view: &View,
    target: Target,
) -> Fitted {
    on_sheets(layout, document, view, &target.sheets())
}

/// The picture of a view on that of these pages on which its type is largest.
pub(super) fn on_sheets(
    layout: &mut Layout,
    document: &Document,
    view: &View,
    sheets: &[Sheet],
) -> Fitted {
    if sheets.is_empty() {
        return Fitted { scene: layout.scene(document, view), sheet: None, scale: NATURAL };
    }
    let mut best: Option<Fitted> = None;
    for wider in WIDER {
        let setting = Setting {
            least_type: least_type(view),
            column: (wider > 1.0).then(|| usual_column(view) * wider),
            surround: view.setting.surround.clone(),
            ..Setting::default()
        };
        let scene = layout.scene(document, &View { setting, ..view.clone() });
        for sheet in sheets {
            let scale = scale_on(&scene, sheet);
            // A hundredth more is not worth other columns.
            if best.as_ref().is_none_or(|best| scale > best.scale * 1.01) {
                best = Some(Fitted { scene: scene.clone(), sheet: Some(*sheet), scale });
            }
        }
        if scene.columns.len() > MOST_TRIED {
            break;
        }
    }
    best.unwrap_or_else(|| Fitted {
        scene: layout.scene(document, view),
        sheet: None,
        scale: NATURAL,
    })
}
