//! The `.cjm` file: RON in and out, what is wrong with a file, and saving that never loses one.
//!
//! A file is one RON struct: a header (`format`, `min_reader`) that every version can read, the
//! map's properties, and lists of elements, pictures, links, questions and cells, each sorted,
//! one field per line, so that a changed word is a changed line. `fields` takes elements apart into
//! such fields, for those who compare and merge. Reading goes in steps, each a
//! file here: `sniff` (is it a map at all?), `sections` (cut it into pieces by brackets and
//! layout), `decode` (understand one piece with the structs of its version, `v1`), `read` (build
//! the document, set aside what it cannot hold). What is not understood is kept word for word:
//! unknown fields beside the known ones, anything else in the list `set_aside`, which every
//! opening tries again.
//!
//! What a session needs beside that: a journal of what is not saved yet (`journal`, brought back by
//! `recovery`), what saves replaced (`backup`), who else has a map open (`owner`), and whether its
//! file was changed meanwhile (`glance`).
//!
//! Knows nothing of layout, pictures' pixels or screens.

mod again;
mod aside;
mod backup;
mod decode;
mod disk;
mod emit;
mod explain;
mod fields;
mod glance;
mod items;
mod journal;
mod left_out;
mod lines;
mod list;
mod mended;
mod name;
mod open;
mod owner;
mod parallel;
mod place;
mod problem;
mod read;
mod read_error;
mod reason;
mod recovery;
mod save;
mod save_error;
mod scan;
mod sections;
mod sniff;
mod v1;
mod whole;
mod write;

pub use backup::{Backup, Backups, Keep, NoBackup};
pub use disk::{Disk, Lock, RealDisk};
pub use fields::{
    Field, Listed, element_fields, element_of, entries, from_entries, is_value, listed,
    props_fields, props_of, question_fields, question_of, quoted, read_cell, read_element, read_id,
    unquoted, unquoted_list, write_cell, write_element, write_id, write_question,
};
pub use glance::Glance;
pub use journal::{Flusher, Journal, JournalError, flush_all};
pub use list::List;
pub use name::Name;
pub use open::{MapFile, OpenError, OpenedFile, WhyNotOpened, open};
pub use owner::{OwnNote, Owner, REFRESH, STALE, Who, clear, who_else};
pub use place::Place;
pub use problem::{Problem, What};
pub use read::{FORMAT, Newer, Opened, read};
pub use read_error::ReadError;
pub use reason::Reason;
pub use recovery::{
    FileState, LeftBehind, Recoverable, Restored, Unrecoverable, WhyLost, left_behind,
};
pub use save::{Consent, Existing, SaveOptions, save, save_as, save_as_on, save_on, sweep};
pub use save_error::{SaveError, WhyNotSaved};
pub use sniff::MOST_BYTES;
pub use whole::{NotMade, why_not_written, write_all};
pub use write::write;
