//! The `.cjm` file: RON in and out, what is wrong with a file, and saving that never loses one.
//!
//! A file is one RON struct: a header (`format`, `min_reader`) that every version can read, the
//! map's properties, and lists of elements, pictures, links, questions and cells, each sorted,
//! one field per line, so that a changed word is a changed line.
//! `fields` takes elements apart into such fields, for those who compare and merge. Reading goes in steps, each a
//! file here: `sniff` (is it a map at all?), `sections` (cut it into pieces by brackets and
//! layout), `decode` (understand one piece with the structs of its version, `v1`), `read` (build
//! the document, set aside what it cannot hold). What is not understood is kept word for word:
//! unknown fields beside the known ones, anything else in the list `set_aside`, which every
//! opening tries again.
//!
//! Knows nothing of layout, pictures' pixels or screens.

mod again;
mod aside;
mod decode;
mod disk;
mod emit;
mod explain;
mod fields;
mod items;
mod left_out;
mod lines;
mod list;
mod mended;
mod name;
mod open;
mod parallel;
mod place;
mod problem;
mod read;
mod read_error;
mod reason;
mod save;
mod save_error;
mod scan;
mod sections;
mod sniff;
mod v1;
mod write;

pub use disk::{Disk, Lock, RealDisk};
pub use fields::{
    Field, Listed, element_fields, element_of, entries, from_entries, is_value, listed,
    props_fields, props_of, question_fields, question_of, quoted, read_cell, read_element, read_id,
    unquoted, write_cell, write_element, write_id, write_question,
};
pub use list::List;
pub use name::Name;
pub use open::{MapFile, OpenError, OpenedFile, WhyNotOpened, open};
pub use place::Place;
pub use problem::{Problem, What};
pub use read::{FORMAT, Newer, Opened, read};
pub use read_error::ReadError;
pub use reason::Reason;
pub use save::{Existing, save, save_as, save_as_on, save_on};
pub use save_error::{SaveError, WhyNotSaved};
pub use sniff::MOST_BYTES;
pub use write::write;
