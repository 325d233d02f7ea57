//! The columns of a picture: which cells have to be assembled anew, and painting them.

use super::{Assembly, Edited, Kept};
use crate::layout::cells::card_block;
use crate::layout::column::Built;
use crate::layout::context::Context;
use crate::layout::emotions::{self, Next, Scale};
use crate::layout::rows::{Part, RowKey, Rows};
use crate::layout::text::Paragraph;
use crate::layout::ways::{Way, plain_arrow};
use crate::model::ElementId;
use crate::scene::{Cell, Cells, Column, ColumnContent, Glance, Lane};
use std::collections::BTreeSet;
use std::sync::Arc;

/// So few columns are painted at once, whether or not somebody looks. One that waits for a look
/// keeps the map it was laid out for: of ten thousand small edits all over a large map, each would
/// leave such a map behind.
const FEW: usize = 64;

/// What is kept of a column's last assembly.
#[derive(Default)]
pub struct KeptColumn {
    pub(super) assembled: Option<Assembled>,
    /// What of it the scene holds.
    pub(super) content: Option<Arc<ColumnContent>>,
    pub(super) glance: Option<Arc<Glance>>,
    /// Ink of the emotions above and below the line of valence 0, and the step it was found for.
    pub(super) words: Option<(f64, f64, f64)>,
}

/// Cells of a column with what they are painted for.
pub(super) struct Assembled {
    heights: Heights,
    surroundings: Arc<Surroundings>,
    cells: Arc<Cells>,
}

/// Heights that every column's cells depend on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heights {
    card: f64,
    heat: f64,
    step: f64,
    zero: f64,
}

/// What one column's cells depend on beyond the column itself.
struct Surroundings {
    /// Where each curve goes on.
    next: Vec<Option<Next>>,
    /// The arrow to the next card, with its share.
    arrow: Option<(ElementId, Option<Arc<Paragraph>>)>,
}

impl KeptColumn {
    /// Whether its cells are assembled for this.
    fn holds(&self, heights: Heights, next: &[Option<Next>], arrow: Option<&Way>) -> bool {
        self.assembled
            .as_ref()
            .is_some_and(|known| known.heights == heights && known.surroundings.are(next, arrow))
    }
}

impl Surroundings {
    fn new(next: Vec<Option<Next>>, arrow: Option<&Way>) -> Self {
        Self { next, arrow: arrow.map(|way| (way.id, way.share.clone())) }
    }

    fn are(&self, next: &[Option<Next>], arrow: Option<&Way>) -> bool {
        let same = match (&self.arrow, arrow) {
            (None, None) => true,
            (Some((id, share)), Some(way)) => *id == way.id && *share == way.share,
            _ => false,
        };
        same && self.next == next
    }
}

impl Assembly<'_> {
    /// The columns; those whose surroundings are others than last time are assembled anew.
    pub(super) fn columns(
        &self,
        ways: &[Way],
        scale: &Scale,
        zero: f64,
        kept: &mut Kept,
        edited: Edited<'_>,
    ) -> Vec<Column> {
        let gap = self.context.style.lane_gap;
        let heights = Heights {
            card: self.rows.height(RowKey::main(Lane::Touchpoints)) - 2.0 * gap,
            heat: self.rows.height(RowKey { lane: Lane::Touchpoints, part: Part::Heat }),
            step: scale.step,
            zero,
        };
        let painter = Arc::new(Painter {
            context: self.context.clone(),
            rows: self.rows.clone(),
            scale: scale.clone(),
            heights,
        });
        let again = kept.heights.replace(heights) == Some(heights);
        let stale = match edited.columns_only.filter(|_| again) {
            Some(touched) => self.stale_near(touched, ways, heights, &kept.columns),
            None => self.stale(ways, heights, &kept.columns),
        };
        let few = stale.len() <= FEW;
        for (index, surroundings) in stale {
            let surroundings = Arc::new(surroundings);
            let (painter, built) = (painter.clone(), self.columns[index].built().clone());
            let around = surroundings.clone();
            let paint = move || painter.cells(&built, &around);
            let cells = Arc::new(if few { paint().into() } else { Cells::later(paint) });
            let kept = &mut kept.columns[index];
            kept.assembled = Some(Assembled { heights, surroundings, cells });
            kept.content = None;
        }
        let columns = self.columns.iter().zip(&self.lefts).zip(&mut kept.columns);
        columns
            .map(|((slot, &x), kept)| {
                let KeptColumn { assembled, content, glance, .. } = kept;
                let content = content.get_or_insert_with(|| {
                    let glance = glance.get_or_insert_with(|| Arc::new(slot.glance(self.context)));
                    Arc::new(ColumnContent {
                        touchpoint: slot.built().plan.touchpoint,
                        elements: slot.dependencies.clone(),
                        cells: assembled
                            .as_ref()
                            .map(|known| known.cells.clone())
                            .unwrap_or_default(),
                        glance: glance.clone(),
                    })
                });
                Column { x, width: slot.width, ids: slot.ids, content: content.clone() }
            })
            .collect()
    }

    /// The columns whose cells have to be assembled anew, where only the `touched` ones were built
    /// anew and all others stand in the same rows with the same ways: those whose curves lead to
    /// them, and themselves.
    fn stale_near(
        &self,
        touched: &[usize],
        ways: &[Way],
        heights: Heights,
        kept: &[KeptColumn],
    ) -> Vec<(usize, Surroundings)> {
        let curves = 0..self.context.curves.len();
        let mut near: BTreeSet<usize> = touched.iter().copied().collect();
        for &index in touched {
            let leads = |curve| (0..index).rev().find(|&left| self.columns[left].feels(curve));
            let first = curves.clone().map(|curve| leads(curve).unwrap_or(0)).min();
            near.extend(first.unwrap_or(index)..index);
        }
        let next = |index: usize, curve: usize| {
            let column =
                (index + 1..self.columns.len()).find(|&at| self.columns[at].feels(curve))?;
            let valence = self.columns[column].point(curve)?.valence;
            let of = &self.context.curves[curve];
            let dx = emotions::point_x(self.context, of, self.columns[column].width);
            let dx = self.lefts[column] + dx - self.lefts[index];
            Some(Next { dx, valence, adjacent: column == index + 1 })
        };
        let mut stale = Vec::new();
        for index in near {
            let first = ways.partition_point(|way| way.from < index);
            let leave = ways[first..].iter().take_while(|way| way.from == index);
            let arrow = leave.filter(|way| way.plain).last();
            let next: Vec<Option<Next>> = curves.clone().map(|curve| next(index, curve)).collect();
            if !kept[index].holds(heights, &next, arrow) {
                stale.push((index, Surroundings::new(next, arrow)));
            }
        }
        stale
    }

    /// The columns whose cells have to be assembled anew, with what they are assembled for.
    fn stale(
        &self,
        ways: &[Way],
        heights: Heights,
        kept: &[KeptColumn],
    ) -> Vec<(usize, Surroundings)> {
        let mut arrows: Vec<Option<&Way>> = vec![None; self.columns.len()];
        for way in ways.iter().filter(|way| way.plain) {
            arrows[way.from] = Some(way);
        }
        let curves = self.context.curves.len();
        let mut ahead: Vec<Option<(usize, f64, i8)>> = vec![None; curves];
        let mut next: Vec<Option<Next>> = vec![None; curves];
        let mut stale = Vec::new();
        for (index, built) in self.columns.iter().enumerate().rev() {
            let x = self.lefts[index];
            for (next, ahead) in next.iter_mut().zip(&ahead) {
                *next = ahead.map(|(column, place, valence)| Next {
                    dx: place - x,
                    valence,
                    adjacent: column == index + 1,
                });
            }
            let arrow = arrows[index];
            if !kept[index].holds(heights, &next, arrow) {
                stale.push((index, Surroundings::new(next.clone(), arrow)));
            }
            for (at, (ahead, curve)) in ahead.iter_mut().zip(&self.context.curves).enumerate() {
                if let Some(point) = built.point(at) {
                    let dx = emotions::point_x(self.context, curve, built.width);
                    *ahead = Some((index, x + dx, point.valence));
                }
            }
        }
        stale
    }
}

/// Paints the cells of the columns of one picture, when somebody looks at them.
struct Painter {
    context: Arc<Context>,
    rows: Rows,
    scale: Scale,
    heights: Heights,
}

impl Painter {
    fn cells(&self, built: &Built, surroundings: &Surroundings) -> Vec<Cell> {
        let (context, heights) = (&*self.context, self.heights);
        let style = &context.style;
        let gap = style.lane_gap;
        let mut cells = Vec::with_capacity(built.heights().len() + 3);
        if let (Some(card), Some(row)) =
            (&built.card, self.rows.index(RowKey::main(Lane::Touchpoints)))
        {
            let block = card_block(context, card, heights.card);
            cells.push(Cell { row, dx: style.gutter, dy: gap, block });
            if let Some((way, share)) = &surroundings.arrow {
                let middle = gap + heights.card / 2.0;
                let space = (2.0 * style.gutter, heights.card / 2.0 + heights.heat);
                let block = plain_arrow(context, *way, share.as_deref(), space);
                cells.push(Cell { row, dx: built.width - style.gutter, dy: middle, block });
            }
        }
        for cell in built.cells(context) {
            if let Some(row) = self.rows.index(cell.row) {
                let dy = if cell.row.part == Part::OnWays { 0.0 } else { gap };
                cells.push(Cell { row, dx: cell.dx, dy, block: Arc::new(cell.block) });
            }
        }
        if let Some(row) = self.rows.index(RowKey::main(Lane::Emotions))
            && built.feelings.points.iter().any(Option::is_some)
        {
            let next = &surroundings.next;
            let block = emotions::block(context, &built.feelings, next, &self.scale, built.width);
            cells.push(Cell { row, dx: 0.0, dy: heights.zero, block });
        }
        cells
    }
}
