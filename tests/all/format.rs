//! The file: what is written reads back the same, whatever was in it; what is damaged opens as far
//! as it can be understood; and a save leaves the old or the new file, never neither.

mod backup;
mod damage;
pub(crate) mod everything;
mod golden;
mod journal;
mod kill;
mod malformed;
mod owner;
mod round_trip;
mod save;
