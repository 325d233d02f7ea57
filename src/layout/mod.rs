//! Document → scene: measures and breaks text, grows columns and rows, draws the curve, routes
//! the ways. The only place that decides where something goes. Knows nothing of screens.
//!
//! A column is built once (`column`) and kept until an edit touches one of the elements it
//! depends on; `assemble` stacks rows and joins the columns, keeping every block whose
//! surroundings stayed the same.

mod assemble;
mod cells;
mod column;
mod context;
mod draw;
mod emotions;
mod frame;
mod plan;
mod rows;
mod style;
mod text;
mod view;
mod ways;

pub use cells::score::level_against;
pub use style::Style;
pub use text::{Paragraph, Shaper, TextStyle};
pub use view::View;

use crate::model::{Changes, Document, ElementId, ElementKind};
use crate::scene::Scene;
use assemble::{Assembly, Kept};
use column::{Built, moves_columns};
use context::{Context, Curve};
use plan::Plan;
use std::collections::HashMap;
use std::sync::Arc;
use ways::Way;

/// From how many columns on building them is worth a second thread.
const WORTH_A_THREAD: usize = 48;
/// Threads that shape text: the ordinary two cores.
const THREADS: usize = 2;

/// Lays documents out and remembers what it can use again: shaped paragraphs, and the blocks of
/// every column that an edit did not touch.
#[derive(Default)]
pub struct Layout {
    shapers: Vec<Shaper>,
    last: Option<Last>,
}

/// The last picture and everything it was made of.
struct Last {
    document: Document,
    view: View,
    curves: Vec<Curve>,
    plan: Arc<Plan>,
    columns: Vec<Arc<Built>>,
    ways: Arc<Vec<Way>>,
    assembled: Vec<Kept>,
    scene: Arc<Scene>,
}

/// What of the last picture an edit leaves alone.
enum Keep {
    /// Nothing: another view, other metrics, other curves.
    Nothing,
    /// The columns that none of these (sorted) elements touches; and whether the links are the
    /// same.
    Untouched(Vec<ElementId>, bool),
}

impl Layout {
    /// The picture of `document` as `view` wants it. Called again after an edit, it lays out only
    /// what the edit touched.
    pub fn scene(&mut self, document: &Document, view: &View) -> Arc<Scene> {
        let theme = view.theme.theme();
        let style = Style::scaled(theme.scale);
        let context = Context::new(document, view, &theme, &style);
        let keep = match &self.last {
            Some(last) if last.view == *view && last.curves == context.curves => {
                let changes = document.changes_since(&last.document);
                if changes.is_empty() {
                    return last.scene.clone();
                }
                keep(last, document, changes)
            }
            _ => Keep::Nothing,
        };
        while self.shapers.len() < THREADS {
            self.shapers.push(Shaper::default());
        }
        self.shapers.iter_mut().for_each(Shaper::begin_pass);
        let last = self.last.take();
        let next = self.lay_out(&context, last, keep);
        let scene = next.scene.clone();
        self.last = Some(next);
        scene
    }

    fn lay_out(&mut self, context: &Context<'_>, last: Option<Last>, keep: Keep) -> Last {
        let (last, dirty, same_links) = match (last, keep) {
            (Some(last), Keep::Untouched(dirty, same_links)) => (Some(last), dirty, same_links),
            _ => (None, Vec::new(), false),
        };
        let plan = match &last {
            Some(last)
                if same_links
                    && !dirty.iter().any(|&id| moves_columns(context, &last.document, id)) =>
            {
                last.plan.clone()
            }
            _ => Arc::new(Plan::of(context)),
        };
        let (columns, mut assembled) = self.columns(context, &plan, last.as_ref(), &dirty);
        let ways = match &last {
            Some(last)
                if same_links
                    && Arc::ptr_eq(&last.plan, &plan)
                    && !dirty.iter().any(|&id| is_way(context, id)) =>
            {
                last.ways.clone()
            }
            _ => Arc::new(
                columns
                    .iter()
                    .enumerate()
                    .flat_map(|(index, column)| {
                        let shaper = &mut self.shapers[0];
                        ways::ways_of(context, shaper, index, &column.ways, &plan.column_of)
                    })
                    .collect(),
            ),
        };
        let scene = {
            let assembly = Assembly::new(context, &mut self.shapers[0], &plan, &columns);
            assembly.scene(&ways, &mut assembled)
        };
        Last {
            document: context.document.clone(),
            view: context.view.clone(),
            curves: context.curves.clone(),
            plan,
            columns,
            ways,
            assembled,
            scene: Arc::new(scene),
        }
    }

    /// The built columns of a plan, and what is left of their last assembly.
    fn columns(
        &mut self,
        context: &Context<'_>,
        plan: &Arc<Plan>,
        last: Option<&Last>,
        dirty: &[ElementId],
    ) -> (Vec<Arc<Built>>, Vec<Kept>) {
        let mut columns: Vec<Option<Arc<Built>>> = vec![None; plan.columns.len()];
        let mut assembled = vec![Kept::default(); plan.columns.len()];
        if let Some(last) = last {
            let same = Arc::ptr_eq(&last.plan, plan);
            let known: HashMap<ElementId, usize> =
                if same { HashMap::new() } else { last.plan.column_of.clone() };
            for (index, wanted) in plan.columns.iter().enumerate() {
                let place = if same {
                    Some(index)
                } else {
                    wanted.touchpoint.and_then(|id| known.get(&id).copied())
                };
                let Some(place) = place else { continue };
                let built = &last.columns[place];
                if built.plan == *wanted && !built.depends_on(dirty) {
                    columns[index] = Some(built.clone());
                    assembled[index].clone_from(&last.assembled[place]);
                }
            }
        }
        let missing: Vec<usize> =
            (0..columns.len()).filter(|&index| columns[index].is_none()).collect();
        for (index, built) in self.build(context, plan, &missing) {
            columns[index] = Some(built);
        }
        (columns.into_iter().flatten().collect(), assembled)
    }

    /// Builds the columns at these indices, on two threads when there are many.
    fn build(
        &mut self,
        context: &Context<'_>,
        plan: &Plan,
        indices: &[usize],
    ) -> Vec<(usize, Arc<Built>)> {
        let build = |shaper: &mut Shaper, indices: &[usize]| -> Vec<(usize, Arc<Built>)> {
            indices
                .iter()
                .map(|&index| (index, Arc::new(Built::new(context, shaper, plan.columns[index]))))
                .collect()
        };
        if indices.len() < WORTH_A_THREAD {
            return build(&mut self.shapers[0], indices);
        }
        let part = indices.len().div_ceil(self.shapers.len());
        std::thread::scope(|scope| {
            let threads: Vec<_> = self
                .shapers
                .iter_mut()
                .zip(indices.chunks(part))
                .map(|(shaper, indices)| scope.spawn(move || build(shaper, indices)))
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| match thread.join() {
                    Ok(built) => built,
                    Err(panic) => std::panic::resume_unwind(panic),
                })
                .collect()
        })
    }
}

fn is_way(context: &Context<'_>, id: ElementId) -> bool {
    context.document.kind(id) == Some(ElementKind::Transition)
}

/// What of the last picture still holds after these changes.
fn keep(last: &Last, document: &Document, changes: Changes) -> Keep {
    let (props, before) = (document.props(), last.document.props());
    let metrics = props.lead_metric != before.lead_metric || props.targets != before.targets;
    if metrics || changes.questions {
        return Keep::Nothing;
    }
    let persona = |id: &ElementId| document.kind(*id) == Some(ElementKind::Persona);
    if changes.elements.iter().any(persona) && last.curves.iter().any(|c| c.persona.is_some()) {
        return Keep::Nothing;
    }
    let mut dirty = changes.elements;
    dirty.extend(changes.removed);
    dirty.extend(changes.surveys);
    dirty.sort_unstable();
    dirty.dedup();
    Keep::Untouched(dirty, document.shares_structure(&last.document))
}
