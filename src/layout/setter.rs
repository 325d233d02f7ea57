//! Cells are measured first and painted when somebody looks, by the same code: measuring shapes
//! their texts and draws nothing; painting is given the same texts again, in the same order.

use super::draw::Pen;
use super::text::{Paragraph, Shaper, TextStyle};
use std::slice;
use std::sync::Arc;

/// Where a column's cells get their shaped texts.
pub enum Setter<'a> {
    /// Shapes texts and remembers them.
    Measure(&'a mut Shaper, Vec<Arc<Paragraph>>),
    /// Hands out what was remembered.
    Paint(slice::Iter<'a, Arc<Paragraph>>),
}

impl<'a> Setter<'a> {
    /// For measuring.
    pub fn measure(shaper: &'a mut Shaper) -> Self {
        Self::Measure(shaper, Vec::new())
    }

    /// For painting what was measured with these texts.
    pub fn paint(measured: &'a [Arc<Paragraph>]) -> Self {
        Self::Paint(measured.iter())
    }

    /// As [`Shaper::paragraph`].
    pub fn paragraph(&mut self, text: &str, style: TextStyle, width: f64) -> Arc<Paragraph> {
        match self {
            Self::Measure(shaper, known) => {
                let paragraph = shaper.paragraph(text, style, width);
                known.push(paragraph.clone());
                paragraph
            }
            Self::Paint(known) => {
                let paragraph = known.next().cloned();
                debug_assert_eq!(
                    paragraph.as_ref().map(|known| known.style),
                    Some(style),
                    "{text}"
                );
                paragraph.unwrap_or_else(|| Arc::new(Paragraph::empty(style)))
            }
        }
    }

    /// As [`Shaper::line`].
    pub fn line(&mut self, text: &str, style: TextStyle) -> Arc<Paragraph> {
        self.paragraph(text, style, f64::INFINITY)
    }

    /// A pen for a block: one that draws nothing while measuring.
    pub fn pen(&self) -> Pen {
        match self {
            Self::Measure(..) => Pen::dry(),
            Self::Paint(_) => Pen::default(),
        }
    }

    /// How many texts were shaped so far while measuring.
    pub fn len(&self) -> usize {
        match self {
            Self::Measure(_, known) => known.len(),
            Self::Paint(_) => 0,
        }
    }

    /// Takes texts as shaped that were measured before.
    pub fn add(&mut self, measured: &[Arc<Paragraph>]) {
        if let Self::Measure(_, known) = self {
            known.extend_from_slice(measured);
        }
    }

    /// What was shaped while measuring.
    pub fn shaped(self) -> Vec<Arc<Paragraph>> {
        match self {
            Self::Measure(_, known) => known,
            Self::Paint(_) => Vec::new(),
        }
    }
}
