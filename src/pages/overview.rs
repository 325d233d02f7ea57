//! The whole from afar, as it stands before its parts.

use super::fit::{Fitted, least_type, scale_on};
use super::target::Sheet;
use crate::layout::{Layout, Setting, Surround, View};
use crate::model::Document;
use crate::scene::{Lane, Scene};

/// Narrowest column, in map units: a curve needs that much to be one.
const NARROWEST: f64 = 2.0;
/// Smallest and largest step of valence, in map units at a scale of 1.
const STEPS: (f64, f64) = (10.0, 90.0);

/// All columns of a view as wide as the page, with nothing in them but the curves and the names of
/// the touchpoints that matter most; as high as the page where curves bear that. `units` is the
/// width inside the page's margins where type has its smallest size there.
pub(super) fn overview(
    layout: &mut Layout,
    document: &Document,
    view: &View,
    (sheet, units): (Sheet, f64),
) -> Fitted {
    overview_in(layout, document, view, (sheet, units), &Surround::Overview)
}

/// An overview with something else around it.
pub(super) fn overview_in(
    layout: &mut Layout,
    document: &Document,
    view: &View,
    (sheet, units): (Sheet, f64),
    surround: &Surround,
) -> Fitted {
    let set = |column: f64, keyed: bool, step: Option<f64>| View {
        lanes: vec![Lane::Emotions],
        setting: Setting {
            least_type: least_type(view),
            column: Some(column),
            surround: surround.clone(),
            step,
            keyed,
            ..Setting::default()
        },
        ..view.clone()
    };
    let free = |scene: &Scene| {
        let columns: f64 = scene.columns.iter().map(|column| column.width).sum();
        (units - (scene.size.width - columns), columns)
    };
    let mut narrow = layout.scene(document, &set(NARROWEST, false, None));
    let (room, needed) = free(&narrow);
    // Names of stages that have no room are explained below.
    let keyed = needed > room && narrow.columns.len() > 1;
    if keyed {
        narrow = layout.scene(document, &set(NARROWEST, true, None));
    }
    let needs = narrow.columns.iter().map(|column| column.width).collect();
    let column = shared(needs, free(&narrow).0).max(NARROWEST);
    let mut scene = layout.scene(document, &set(column, keyed, None));
    let inner = sheet.inner();
    let spare = inner.height / inner.width * scene.size.width - scene.size.height;
    if let Some(axis) = scene.feelings {
        let scale = f64::from(view.theme.theme().scale);
        let step = (axis.step + spare / 4.0).clamp(STEPS.0 * scale, STEPS.1 * scale);
        scene = layout.scene(document, &set(column, keyed, Some(step)));
    }
    let scale = scale_on(&scene, &sheet);
    Fitted { scene, sheet: Some(sheet), scale }
}

/// How wide those columns are that need less than the others, where all share so much room.
fn shared(mut needs: Vec<f64>, mut room: f64) -> f64 {
    needs.sort_by(|a, b| b.total_cmp(a));
    let mut rest = needs.len();
    for need in needs {
        if need * rest as f64 <= room {
            break;
        }
        room -= need;
        rest -= 1;
    }
    room / rest.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wide_columns_need_the_others_share() {
        let close = |needs: &[f64], room: f64, wanted: f64| {
            let got = shared(needs.to_vec(), room);
            assert!((got - wanted).abs() < 1e-9, "{got} for {wanted}");
        };
        close(&[2.0, 2.0], 100.0, 50.0);
        close(&[2.0, 60.0], 100.0, 40.0);
        close(&[2.0, 70.0, 2.0, 40.0], 150.0, 20.0);
    }
}
