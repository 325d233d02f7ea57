//! A range of cells from a spreadsheet as touchpoints: the cells, what each column means, and what
//! the rows say under that meaning. `verbs::paste_rows` puts them on a map.

mod column;
mod reading;
mod sheet;

pub use column::{Column, Mapping};
pub use reading::{Feeling, Problem, Reading, Remark, Row, RowNote};
pub use sheet::Sheet;
