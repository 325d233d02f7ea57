//! What comes from outside and what goes there: texts of other tools, dropped files, pictures.

mod dropping;
mod foreign;
mod losing;
mod pictures;

pub(super) use dropping::named_files;
pub use dropping::{DropKind, PICTURE_FILES};
pub use foreign::{
    AskedForeign, FOREIGN_FILES, Foreign, ForeignFrom, ForeignMap, MAP_FILES, ReadForeign,
};
pub use losing::Losing;
pub use pictures::PictureFrom;

/// What is asked for about texts of other tools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignAsk {
    /// Read this text and show what becomes of it.
    Read(ForeignFrom),
    /// Read it once more.
    Again,
    /// Choose another file.
    Other,
    /// It is no journey: its lines are touchpoints.
    Lines,
    /// Open what became of it as a new map.
    Accept,
    /// Open nothing.
    Leave,
    /// Write the text, knowing what is lost.
    GoOn,
    /// Write nothing.
    Keep,
}
