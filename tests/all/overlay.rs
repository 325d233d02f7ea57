//! Scores on the map: of a slice, in other colours, side by side; old, reported and contradicted
//! ones are marked as what they are.

use crate::support::answered::{clinic, month, slice};
use crate::support::generate;
use cjm::insight::{
    Against, AnswerIndex, Slice, headline, headline_of, lead_score, preferred, sources, trend,
};
use cjm::layout::{Layout, Tint, View};
use cjm::model::*;
use cjm::scene::{Item, Role, Scene};
use cjm::scores::{Metric, evaluate};
use std::fmt::Write as _;
use std::sync::Arc;

/// Everything the picture says of scores, group by group: what readers hear, and what is written.
fn said(scene: &Scene) -> String {
    let mut text = String::new();
    for (_, block) in scene.blocks() {
        for group in &block.groups {
            if !matches!(group.role, Role::Score | Role::Emotion | Role::Summary | Role::Legend) {
                continue;
            }
            let _ = writeln!(text, "{:?}: {}", group.role, group.label);
            let lines: Vec<&str> = group
                .items
                .iter()
                .filter_map(|item| match item {
                    Item::Text(text) => Some(&*text.line.text),
                    _ => None,
                })
                .collect();
            let _ = writeln!(text, "    {}", lines.join(" | "));
        }
    }
    text
}

fn drawn(document: &Document, change: impl FnOnce(&mut View)) -> Arc<Scene> {
    let mut view = View::of(document.props());
    change(&mut view);
    Layout::default().scene(document, &view)
}

#[test]
fn a_slice_says_which_answers_it_is_of() {
    let scene = drawn(&clinic(), |view| {
        view.slice = slice(&[("region", &["North"])]);
        view.slice.months = Some((month(2026, 1), month(2026, 2)));
        view.heat = true;
    });
    insta::assert_snapshot!(said(&scene));
}

#[test]
fn two_months_side_by_side() {
    let scene = drawn(&clinic(), |view| {
        view.slice.months = Some((month(2026, 2), month(2026, 2)));
        let before = Some((month(2026, 1), month(2026, 1)));
        view.against = Some(Against::Slice(Slice { months: before, ..Slice::default() }));
    });
    insta::assert_snapshot!(said(&scene));
}

#[test]
fn a_region_beside_everything_else_in_russian() {
    let scene = drawn(&clinic(), |view| {
        view.slice = slice(&[("region", &["North"])]);
        view.against = Some(Against::Rest);
        view.language = Language::Russian;
    });
    insta::assert_snapshot!(said(&scene));
}

#[test]
fn old_scores_are_greyed_with_their_month() {
    let scene = drawn(&clinic(), |view| view.today = Some(month(2027, 3)));
    insta::assert_snapshot!(said(&scene));
}

#[test]
fn colours_of_change_and_of_the_gap_to_the_target() {
    for tint in [Tint::Change, Tint::Gap] {
        let scene = drawn(&clinic(), |view| view.tint = tint);
        insta::assert_snapshot!(format!("tint-{}", tint.key()), said(&scene));
    }
}

#[test]
fn a_map_without_anything_of_it_says_nothing_of_it() {
    let mut document = generate::map(12, 4);
    let emotions: Vec<ElementId> = document.of_kind(ElementKind::Emotion);
    for id in emotions {
        let mut element = Element::clone(document.element(id).unwrap());
        if let Content::Emotion(emotion) = &mut element.content {
            emotion.valence = Valence::Neutral;
        }
        document.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
    }
    let text = said(&drawn(&document, |_| ()));
    for word in ["reported", "contradict", "as of", "Scores of", "clearly", "target"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

/// The slices that everything is compared in.
fn slices() -> Vec<Slice> {
    let mut recent = slice(&[("age", &["18–30"])]);
    recent.months = Some((month(2026, 8), month(2026, 9)));
    let august = Slice { months: recent.months, ..Slice::default() };
    vec![Slice::default(), slice(&[("age", &["18–30"])]), slice(&[("age", &[""])]), august, recent]
}

#[test]
fn the_index_pools_what_the_cells_themselves_pool() {
    for document in [generate::map(12, 9), clinic()] {
        let index = AnswerIndex::of(&document);
        for slice in slices() {
            let cut = index.cut(&slice);
            let parts: Vec<_> = index.touchpoints().map(|id| index.pooled(id, &cut)).collect();
            let whole = headline_of(&document, parts.iter());
            assert_eq!(whole.scores().collect::<Vec<_>>(), headline(&document, &slice));
            if slice.is_all() {
                assert_eq!(whole.sources, sources(&document));
            }
            for (id, part) in index.touchpoints().zip(&parts) {
                for metric in [None, Some(Metric::Nps), Some(Metric::Csi), Some(Metric::Cli)] {
                    let lead = part.lead(&document, id, metric);
                    let score = lead.and_then(|pool| evaluate(pool.metric, &pool.answers));
                    assert_eq!(score, lead_score(&document, id, metric, &slice), "{slice:?}");
                }
                let Some(pool) = part.lead(&document, id, None) else { continue };
                let months = trend(&document, id, pool.metric, &slice);
                assert_eq!(pool.newest, months.last().and_then(|(month, _)| *month));
                let two = index.last_two(id, &cut, pool.metric);
                let dated: Vec<_> = months.iter().filter(|(month, _)| month.is_some()).collect();
                assert_eq!(two.is_some(), dated.len() > 1);
                if let Some([(last, answers), (before, _)]) = two {
                    let [.., (second, _), (first, score)] = dated[..] else { unreachable!() };
                    assert_eq!((Some(last), Some(before)), (*first, *second));
                    assert_eq!(evaluate(pool.metric, &answers), Some(*score));
                }
            }
        }
    }
}

#[test]
fn a_slice_and_its_rest_are_everything_once() {
    let document = generate::map(12, 9);
    let index = AnswerIndex::of(&document);
    let n = |cut: &cjm::insight::Cut| -> u64 {
        index.touchpoints().map(|id| index.pooled(id, cut).sources.answers).sum()
    };
    let all = n(&index.cut(Slice::ALL));
    for slice in slices() {
        let rest = index.cut_against(&slice, &Against::Rest);
        let (inside, outside) = (n(&index.cut(&slice)), n(&rest));
        // Of a slice of segments the rest lies in the same months.
        let of = Slice { months: slice.months, ..Slice::default() };
        let whole = if slice.segments.is_empty() { all } else { n(&index.cut(&of)) };
        assert_eq!(inside + outside, whole, "{slice:?}");
    }
}

#[test]
fn an_index_after_an_edit_is_that_of_the_new_map() {
    let before = generate::map(12, 9);
    let index = AnswerIndex::of(&before);
    let (key, _) = before.cells().iter().nth(5).unwrap();
    let (touchpoint, mut other) = (key.touchpoint, key.clone());
    other.segments = vec![SegmentValue { column: "age".into(), value: "new".into() }];
    let answers = before.cells().get(key).cloned();
    let mut document = before.clone();
    document.apply(&Edit::SetCell { key: other, answers }).unwrap();
    document.apply(&Edit::SetCell { key: key.clone(), answers: None }).unwrap();
    let (after, fresh) = (index.after(&document, &[touchpoint]), AnswerIndex::of(&document));
    let new = slice(&[("age", &["new"])]);
    for slice in [Slice::default(), new] {
        for id in fresh.touchpoints() {
            let of = |index: &AnswerIndex| index.pooled(id, &index.cut(&slice));
            assert_eq!(of(&after), of(&fresh));
        }
    }
    assert_eq!(after.touchpoints().count(), fresh.touchpoints().count());
}

#[test]
fn the_metric_a_touchpoint_is_shown_by_is_its_own_before_the_maps() {
    let document = clinic();
    let own = document.journey()[0];
    assert_eq!(preferred(&document, own), Some(Metric::Csat));
}
