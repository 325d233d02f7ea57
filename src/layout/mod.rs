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
mod feedback;
mod frame;
mod heading;
mod marks;
mod plan;
mod rows;
mod seen;
mod sentences;
mod setter;
mod shift;
mod shots;
mod style;
mod text;
mod threads;
mod view;
mod ways;

pub use feedback::level_against;
pub use heading::heading;
pub use marks::{Marks, marked};
pub use shots::{shot_area, shot_kept, shot_lit, shot_stages, shot_view};
pub use style::Style;
pub use text::{Paragraph, Shaper, TextStyle};
pub use view::{Heading, Setting, Surround, Tint, View};

use crate::model::{Changes, Document, ElementId, ElementKind};
use crate::scene::{IdFilter, Scene};
use assemble::{Assembly, Edited, Kept, KeptColumn};
use column::{Built, Slot, moves_columns};
use context::Context;
use facts::Facts;
use plan::Plan;
use seen::Seen;
use shift::{Moved, Shift};
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
    columns: Vec<Slot>,
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
    /// Everything but the scores and what is said of them.
    Scores,
    /// Which columns there are and what was measured in their lanes: others are shown.
    Lanes,
    /// Which columns there are and what hangs on them.
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
        let seen = match (&last, &changes) {
            (Some(Last { context, .. }), Some(changes)) => {
                let before = (&context.document, &context.view);
                Seen::after(&context.seen, before, (document, view), changes)
            }
            _ => Seen::of(document, view),
        };
        let context = Arc::new(Context::new(document, facts, seen, view));
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
                let Last { plan, columns, ways, kept, .. } = last;
                self.assemble(&context, plan, columns, ways, kept.for_colours(), Edited::ALL)
            }
            (Some(last), Reuse::Scores) => self.lay_out_scores(&context, last),
            (Some(last), Reuse::Lanes) => self.lay_out_lanes(&context, last),
            (last, reuse) => {
                let known = last.as_ref().filter(|_| matches!(reuse, Reuse::Plan));
                let next = self.lay_out(&context, known);
                if let Some(last) = last {
                    let_go(next.columns.len(), last);
                }
                next
            }
        };
        let scene = next.scene.clone();
        self.last = Some(next);
        scene
    }

    /// Lays everything out. `known` is a picture of the same map in the same state.
    fn lay_out(&mut self, context: &Arc<Context>, known: Option<&Last>) -> Last {
        let plan = known.map(|last| last.plan.clone());
        let plan = plan.unwrap_or_else(|| Arc::new(Plan::of(context)));
        let indices: Vec<usize> = (0..plan.columns.len()).collect();
        let columns = spread(&mut self.shapers, &indices, |shaper, &index| {
            let known = known.and_then(|last| last.columns[index].content(context, &last.context));
            Slot::new(Built::new(context, shaper, plan.columns[index], known))
        });
        let ways = self.ways(context, &plan, &columns);
        let kept = Kept::new(columns.len());
        self.assemble(context, plan, columns, ways, kept, Edited::ALL)
    }

    /// Lays out other scores of the same map.
    fn lay_out_scores(&mut self, context: &Arc<Context>, last: Last) -> Last {
        let Last { context: before, plan, columns: known, ways, kept, scene } = last;
        let columns = spread(&mut self.shapers, &known, |shaper, column| {
            Slot::new(column.with_scores(context, shaper))
        });
        let (next, gone) = kept.for_scores();
        let_go(columns.len(), (known, gone, before, scene));
        self.assemble(context, plan, columns, ways, next, Edited::ALL)
    }

    /// Lays out other lanes of the same map.
    fn lay_out_lanes(&mut self, context: &Arc<Context>, last: Last) -> Last {
        let Last { context: before, plan, columns: known, ways, kept, scene } = last;
        let columns = spread(&mut self.shapers, &known, |shaper, column| {
            Slot::new(column.with_lanes(context, shaper, &before))
        });
        let same = |index: usize| columns[index].width.to_bits() == known[index].width.to_bits();
        let (next, gone) = kept.for_lanes(context, &before, same);
        let_go(columns.len(), (known, gone, before, scene));
        self.assemble(context, plan, columns, ways, next, Edited::ALL)
    }

    fn lay_out_edit(
        &mut self,
        context: &Arc<Context>,
        last: Last,
        dirty: &[ElementId],
        same_links: bool,
    ) -> Last {
        let plan = plan_after(context, &last, dirty, same_links);
        let same_columns = Arc::ptr_eq(&plan, &last.plan);
        let shift = Shift::between(&last.plan, &plan);
        let mut kept = last.kept;
        let gone = last.columns.iter().zip(&shift.now).filter(|(_, now)| now.is_none());
        for (column, _) in gone {
            kept.tallest.leave(column);
        }
        let mut columns: Vec<Option<Slot>> = last.columns.into_iter().map(Some).collect();
        if !same_columns {
            columns = shift.put(columns);
            kept.columns = shift.put(kept.columns);
        }
        let filter = IdFilter::of(dirty);
        let holds = |index: usize| {
            let known = columns[index].as_ref();
            known.is_some_and(|column| column.holds(plan.columns[index], dirty, filter))
        };
        let touched: Vec<usize> = (0..plan.columns.len()).filter(|&index| !holds(index)).collect();
        let built = spread(&mut self.shapers, &touched, |shaper, &index| {
            Slot::new(Built::new(context, shaper, plan.columns[index], None))
        });
        for (&index, built) in touched.iter().zip(built) {
            kept.tallest.come(&built);
            if let Some(before) = columns[index].replace(built) {
                kept.tallest.leave(&before);
            }
            kept.columns[index] = KeptColumn::default();
        }
        let columns: Vec<Slot> = columns.into_iter().flatten().collect();
        let is_way = |&id: &ElementId| context.document.kind(id) == Some(ElementKind::Transition);
        let other_words = dirty.iter().any(is_way);
        let last_ways = last.ways.clone();
        let ways = if same_links && same_columns && !other_words {
            last.ways
        } else {
            let ways = self.ways_after(context, &plan, &columns, (&last.ways, &shift), &touched);
            let same = !other_words && ways::same_ways(&ways, &last.ways);
            if same { last.ways } else { ways }
        };
        let same_ways = Arc::ptr_eq(&ways, &last_ways);
        let columns_only = (same_columns && same_ways).then_some(&touched[..]);
        let edited = Edited { dirty, columns_only };
        self.assemble(context, plan, columns, ways, kept, edited)
    }

    fn assemble(
        &mut self,
        context: &Arc<Context>,
        plan: Arc<Plan>,
        columns: Vec<Slot>,
        ways: Arc<Vec<Way>>,
        mut kept: Kept,
        edited: Edited<'_>,
    ) -> Last {
        let assembly = Assembly::new(context, &mut self.shapers[0], &plan, &columns);
        let scene = Arc::new(assembly.scene(&ways, &mut kept, edited));
        Last { context: context.clone(), plan, columns, ways, kept, scene }
    }

    fn ways(&mut self, context: &Context, plan: &Plan, columns: &[Slot]) -> Arc<Vec<Way>> {
        let columns: Vec<_> = columns.iter().enumerate().collect();
        let ways = spread(&mut self.shapers, &columns, |shaper, (from, column)| {
            ways::ways_of(context, shaper, *from, column.ways(), &plan.column_of)
        });
        Arc::new(ways.into_iter().flatten().collect())
    }

    /// The ways after an edit that touched these columns, given those of the last picture.
    fn ways_after(
        &mut self,
        context: &Context,
        plan: &Plan,
        columns: &[Slot],
        (last, shift): (&[Way], &Shift),
        touched: &[usize],
    ) -> Arc<Vec<Way>> {
        let moved = Moved::new(last, &shift.now);
        let mut ways = Vec::with_capacity(last.len() + touched.len());
        let mut touched = touched.iter().copied().peekable();
        for (from, column) in columns.iter().enumerate() {
            let rebuilt = touched.next_if_eq(&from).is_some();
            let known = shift.was[from].filter(|_| !rebuilt);
            if !known.is_some_and(|was| moved.leave(was, &mut ways)) {
                let shaper = &mut self.shapers[0];
                let own = ways::ways_of(context, shaper, from, column.ways(), &plan.column_of);
                ways.extend(own);
            }
        }
        Arc::new(ways)
    }
}

/// The plan after an edit; that of the last picture where the same columns stand in it.
fn plan_after(context: &Context, last: &Last, dirty: &[ElementId], same_links: bool) -> Arc<Plan> {
    let before = &last.context.document;
    let moves = |&id: &ElementId| moves_columns(context, before, id);
    if same_links && !dirty.iter().any(moves) {
        return last.plan.clone();
    }
    let plan = last.plan.after(before, context, dirty);
    if plan.is_as(&last.plan) { last.plan.clone() } else { Arc::new(plan) }
}

/// Forgets what belongs to a picture of so many columns without anybody waiting for it: freeing
/// the pieces of a large one takes as long as laying some out.
fn let_go(columns: usize, waste: impl Send + 'static) {
    if columns >= WORTH_A_THREAD {
        std::thread::spawn(move || drop(waste));
    }
}

/// What of the picture of `last` still holds for `next`, after these changes.
fn reuse(last: &Context, changes: Changes, next: &Context) -> Reuse {
    let (now, then) = (next.document.props(), last.document.props());
    let metrics = now.lead_metric != then.lead_metric || now.targets != then.targets;
    let persona = |id: &ElementId| next.document.kind(*id) == Some(ElementKind::Persona);
    let named = last.curves.iter().any(|curve| curve.persona.is_some());
    // How many touchpoints are compared says how clear a difference has to be.
    let level = last.seen.level.to_bits() != next.seen.level.to_bits() && last.view == next.view;
    if last.curves != next.curves
        || metrics
        || level
        || changes.questions
        || (named && changes.elements.iter().any(persona))
    {
        return Reuse::Nothing;
    }
    if last.view != next.view {
        let (was, is) = (&last.view, &next.view);
        let recoloured = View { theme: is.theme, ..was.clone() } == *is;
        let rescored = View {
            metric: is.metric,
            slice: is.slice.clone(),
            against: is.against.clone(),
            tint: is.tint,
            today: is.today,
            heat: is.heat,
            ..was.clone()
        } == *is;
        return if !changes.is_empty() {
            Reuse::Nothing
        } else if recoloured && last.style == next.style {
            Reuse::Measured
        } else if rescored {
            Reuse::Scores
        } else if (View { lanes: is.lanes.clone(), ..was.clone() }) == *is {
            Reuse::Lanes
        } else if plans_alike(was, is) {
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

/// Whether two views show the same columns, measured alike.
fn plans_alike(one: &View, other: &View) -> bool {
    let columns = |view: &View| (view.state, view.stages.clone(), view.touchpoints.clone());
    one.setting == other.setting && columns(one) == columns(other)
}
