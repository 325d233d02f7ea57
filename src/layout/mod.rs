//! Document → scene: measures and breaks text, grows columns and rows, draws the curve, routes
//! the ways. The only place that decides where something goes. Knows nothing of screens.

mod text;
mod view;

pub use text::{Paragraph, Shaper, TextStyle};
pub use view::View;

use crate::model::Document;
use crate::scene::Scene;
use std::sync::Arc;

/// Lays documents out and remembers what it can use again: shaped paragraphs, and the blocks of
/// every column that an edit did not touch.
#[derive(Default)]
pub struct Layout {}

impl Layout {
    /// The picture of `document` as `view` wants it. Called again after an edit, it lays out only
    /// what the edit touched.
    pub fn scene(&mut self, document: &Document, view: &View) -> Arc<Scene> {
        let _ = (document, view);
        unimplemented!()
    }
}
