//! Which columns a picture has, and which stages and phases they stand under.

use super::context::Context;
use crate::model::{Document, ElementId, IdMap, LinkKind, Phase};
use std::ops::Range;

/// One column to be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanColumn {
    /// The touchpoint; `None` where a stage has none yet, or a map has no stages.
    pub touchpoint: Option<ElementId>,
    /// The stage it stands under; `None` where a map has none.
    pub stage: Option<ElementId>,
    /// The phase it stands under.
    pub phase: Phase,
}

/// The columns of a picture from left to right, and what stands above them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The columns.
    pub columns: Vec<PlanColumn>,
    /// Stages with their phase and columns.
    pub stages: Vec<(ElementId, Phase, Range<usize>)>,
    /// Phases with their columns.
    pub phases: Vec<(Phase, Range<usize>)>,
    /// Where each touchpoint stands.
    pub column_of: IdMap<usize>,
}

impl Plan {
    /// The plan of a document in its view. Stages without any touchpoint get an empty column;
    /// stages whose touchpoints all belong to the other journey are left out.
    pub fn of(context: &Context) -> Self {
        Self::with_stages(context, |plan, stage, phase| plan.add_stage(context, stage, phase))
    }

    /// The plan in the same view after these elements changed, given what was planned `before`:
    /// only the stages they touch are read again.
    pub fn after(&self, before: &Document, context: &Context, changed: &[ElementId]) -> Self {
        let holders = |map: &Document, id| map.sources(id, LinkKind::Contains);
        let mut touched: Vec<ElementId> = changed
            .iter()
            .flat_map(|&id| [vec![id], holders(before, id), holders(&context.document, id)])
            .flatten()
            .collect();
        touched.sort_unstable();
        let known: IdMap<&Range<usize>> =
            self.stages.iter().map(|(stage, _, columns)| (*stage, columns)).collect();
        Self::with_stages(context, |plan, stage, phase| match known.get(&stage) {
            Some(&columns) if touched.binary_search(&stage).is_err() => {
                let first = plan.columns.len();
                plan.columns.extend_from_slice(&self.columns[columns.clone()]);
                plan.stages.push((stage, phase, first..plan.columns.len()));
            }
            _ => plan.add_stage(context, stage, phase),
        })
    }

    /// Whether the same columns stand under the same stages.
    pub fn is_as(&self, other: &Self) -> bool {
        (&self.columns, &self.stages) == (&other.columns, &other.stages)
    }

    fn with_stages(context: &Context, mut add: impl FnMut(&mut Self, ElementId, Phase)) -> Self {
        let mut plan = Self::default();
        for stage in context.document.stages() {
            if context.view.stages.as_ref().is_some_and(|chosen| !chosen.contains(&stage)) {
                continue;
            }
            let Some(phase) = context.element(stage).and_then(|e| e.content.as_stage()) else {
                continue;
            };
            add(&mut plan, stage, phase.phase);
        }
        if plan.columns.is_empty() {
            for &phase in Phase::ALL {
                plan.columns.push(PlanColumn { touchpoint: None, stage: None, phase });
            }
        }
        plan.column_of.reserve(plan.columns.len());
        for (index, column) in plan.columns.iter().enumerate() {
            match plan.phases.last_mut() {
                Some((phase, range)) if *phase == column.phase => range.end = index + 1,
                _ => plan.phases.push((column.phase, index..index + 1)),
            }
            if let Some(touchpoint) = column.touchpoint {
                plan.column_of.insert(touchpoint, index);
            }
        }
        plan
    }

    fn add_stage(&mut self, context: &Context, stage: ElementId, phase: Phase) {
        let touchpoints = context.document.targets(stage, LinkKind::Contains);
        let first = self.columns.len();
        let empty = touchpoints.is_empty();
        let chosen = context.view.touchpoints.as_ref();
        self.columns.extend(
            touchpoints
                .into_iter()
                .filter(|id| chosen.is_none_or(|chosen| chosen.contains(id)))
                .filter(|&id| {
                    context
                        .element(id)
                        .and_then(|element| element.content.as_touchpoint())
                        .is_some_and(|touchpoint| context.includes(touchpoint.presence))
                })
                .map(|id| PlanColumn { touchpoint: Some(id), stage: Some(stage), phase }),
        );
        if empty {
            self.columns.push(PlanColumn { touchpoint: None, stage: Some(stage), phase });
        }
        if self.columns.len() > first {
            self.stages.push((stage, phase, first..self.columns.len()));
        }
    }
}
