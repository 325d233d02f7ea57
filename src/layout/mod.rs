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
mod facts;
mod frame;
mod plan;
mod rows;
mod setter;
mod style;
mod text;
mod threads;
mod view;
mod ways;

pub use cells::score::level_against;
pub use style::Style;
pub use text::{Paragraph, Shaper, TextStyle};
pub use view::View;

use crate::model::{Changes, Document, ElementId, ElementKind};
use crate::scene::Scene;
use assemble::{Assembly, Kept, KeptColumn};
use column::{Built, moves_columns};
use context::Context;
use facts::Facts;
use plan::Plan;
use std::sync::Arc;
use threads::{THREADS, WORTH_A_THREAD, spread};
use ways::Way;

/// Lays documents out and remembers what it can use again: shaped paragraphs, and the blocks of
/// every column that an edit did not touch.
#[derive(Default)]
pub struct Layout {
    shapers: Vec<Shaper>,
    last: Option<Last>,
}

/// The last picture and everything it was made of.
struct Last {
    context: Arc<Context>,
    plan: Arc<Plan>,
    columns: Vec<Arc<Built>>,
    ways: Arc<Vec<Way>>,
    kept: Kept,
    scene: Arc<Scene>,
}

/// What of the last picture can be used again.
enum Reuse {
    /// Everything that these (sorted) elements do not touch; and whether the links are the same.
    Untouched(Vec<ElementId>, bool),
    /// Everything but colours: what is measured knows none.
    Measured,
    /// Which columns there are.
    Plan,
    /// Nothing.
    Nothing,
}

impl Layout {
    /// The picture of `document` as `view` wants it. Called again after an edit, it lays out only
    /// what the edit touched.
    pub fn scene(&mut self, document: &Document, view: &View) -> Arc<Scene> {
        let last = self.last.take();
        let changes = last.as_ref().map(|last| document.changes_since(&last.context.document));
        if let (Some(known), Some(changes)) = (&last, &changes)
            && changes.is_empty()
            && known.context.view == *view
        {
            let scene = known.scene.clone();
            self.last = last;
            return scene;
        }
        let facts = match (&last, &changes) {
            (Some(Last { context, .. }), Some(changes)) => {
                context.facts.after(&context.document, document, changes)
            }
            _ => Facts::of(document),
        };
        let context = Arc::new(Context::new(document, facts, view));
        let reuse = match (&last, changes) {
            (Some(last), Some(changes)) => reuse(&last.context, changes, &context),
            _ => Reuse::Nothing,
        };
        while self.shapers.len() < THREADS {
            self.shapers.push(Shaper::default());
        }
        self.shapers.iter_mut().for_each(Shaper::begin_pass);
        let next = match (last, reuse) {
            (Some(last), Reuse::Untouched(dirty, same_links)) => {
                self.lay_out_edit(&context, last, &dirty, same_links)
            }
            (Some(last), Reuse::Measured) => {
                let Last { plan, columns, ways, .. } = last;
                let kept = Kept::new(columns.len());
                self.assemble(&context, plan, columns, ways, kept, &[])
            }
            (last, reuse) => {
                let known = last.as_ref().filter(|_| matches!(reuse, Reuse::Plan));
                let plan = known.map(|last| last.plan.clone());
                let plan = plan.unwrap_or_else(|| Arc::new(Plan::of(&context)));
                let next = self.lay_out(&context, plan);
                if let Some(last) = last {
                    let_go(last);
                }
                next
            }
        };
        let scene = next.scene.clone();
        self.last = Some(next);
        scene
    }

    fn lay_out(&mut self, context: &Arc<Context>, plan: Arc<Plan>) -> Last {
        let columns = self.build(context, &plan, &(0..plan.columns.len()).collect::<Vec<_>>());
        let ways = self.ways(context, &plan, &columns);
        let kept = Kept::new(columns.len());
        self.assemble(context, plan, columns, ways, kept, &[])
    }

    fn lay_out_edit(
        &mut self,
        context: &Arc<Context>,
        last: Last,
        dirty: &[ElementId],
        same_links: bool,
    ) -> Last {
        let moves = |&id: &ElementId| moves_columns(context, &last.context.document, id);
        let plan = if same_links && !dirty.iter().any(moves) {
            last.plan.clone()
        } else {
            Arc::new(Plan::of(context))
        };
        let same_columns = Arc::ptr_eq(&plan, &last.plan);
        let mut columns: Vec<Option<Arc<Built>>> = last.columns.into_iter().map(Some).collect();
        let mut kept = last.kept;
        if !same_columns {
            (columns, kept.columns) = replaced(&last.plan, &plan, columns, kept.columns);
        }
        let holds = |index: usize| {
            let known = columns[index].as_ref();
            known.is_some_and(|column| column.holds(plan.columns[index], dirty))
        };
        let touched: Vec<usize> = (0..plan.columns.len()).filter(|&index| !holds(index)).collect();
        let built = self.build(context, &plan, &touched);
        for (index, built) in touched.into_iter().zip(built) {
            columns[index] = Some(built);
            kept.columns[index] = KeptColumn::default();
        }
        let columns: Vec<Arc<Built>> = columns.into_iter().flatten().collect();
        let is_way = |&id: &ElementId| context.document.kind(id) == Some(ElementKind::Transition);
        let ways = if same_links && same_columns && !dirty.iter().any(is_way) {
            last.ways
        } else {
            self.ways(context, &plan, &columns)
        };
        self.assemble(context, plan, columns, ways, kept, dirty)
    }

    fn assemble(
        &mut self,
        context: &Arc<Context>,
        plan: Arc<Plan>,
        columns: Vec<Arc<Built>>,
        ways: Arc<Vec<Way>>,
        mut kept: Kept,
        dirty: &[ElementId],
    ) -> Last {
        let assembly = Assembly::new(context, &mut self.shapers[0], &plan, &columns);
        let scene = Arc::new(assembly.scene(&ways, &mut kept, dirty));
        Last { context: context.clone(), plan, columns, ways, kept, scene }
    }

    /// Builds the columns at these indices.
    fn build(&mut self, context: &Context, plan: &Plan, indices: &[usize]) -> Vec<Arc<Built>> {
        spread(&mut self.shapers, indices, |shaper, &index| {
            Arc::new(Built::new(context, shaper, plan.columns[index]))
        })
    }

    fn ways(&mut self, context: &Context, plan: &Plan, columns: &[Arc<Built>]) -> Arc<Vec<Way>> {
        let ways = spread(&mut self.shapers, columns, |shaper, column| {
            let from = column.plan.touchpoint.and_then(|id| plan.column_of.get(&id).copied());
            from.map(|from| ways::ways_of(context, shaper, from, &column.ways, &plan.column_of))
        });
        Arc::new(ways.into_iter().flatten().flatten().collect())
    }
}

/// Forgets a large picture without anybody waiting for it: freeing its pieces takes as long as
/// laying some out.
fn let_go(last: Last) {
    if last.columns.len() >= WORTH_A_THREAD {
        std::thread::spawn(move || drop(last));
    }
}

/// Columns and what is kept of them, put where `plan` wants their touchpoints.
fn replaced(
    last: &Plan,
    plan: &Plan,
    columns: Vec<Option<Arc<Built>>>,
    kept: Vec<KeptColumn>,
) -> (Vec<Option<Arc<Built>>>, Vec<KeptColumn>) {
    let mut known: Vec<_> = columns.into_iter().zip(kept).collect();
    plan.columns
        .iter()
        .map(|wanted| {
            let place = wanted.touchpoint.and_then(|id| last.column_of.get(&id));
            place.map(|&place| std::mem::take(&mut known[place])).unwrap_or_default()
        })
        .unzip()
}

/// What of the picture of `last` still holds for `next`, after these changes.
fn reuse(last: &Context, changes: Changes, next: &Context) -> Reuse {
    let (now, then) = (next.document.props(), last.document.props());
    let metrics = now.lead_metric != then.lead_metric || now.targets != then.targets;
    let persona = |id: &ElementId| next.document.kind(*id) == Some(ElementKind::Persona);
    let named = last.curves.iter().any(|curve| curve.persona.is_some());
    if last.curves != next.curves
        || metrics
        || changes.questions
        || (named && changes.elements.iter().any(persona))
    {
        return Reuse::Nothing;
    }
    if last.view != next.view {
        let (was, is) = (&last.view, &next.view);
        let recoloured = View { theme: is.theme, heat: is.heat, ..was.clone() } == *is;
        return if !changes.is_empty() {
            Reuse::Nothing
        } else if recoloured && last.style == next.style {
            Reuse::Measured
        } else if (was.state, &was.stages) == (is.state, &is.stages) {
            Reuse::Plan
        } else {
            Reuse::Nothing
        };
    }
    let mut dirty = changes.elements;
    dirty.extend(changes.removed);
    dirty.extend(changes.surveys);
    dirty.sort_unstable();
    dirty.dedup();
    Reuse::Untouched(dirty, next.document.shares_structure(&last.document))
}
