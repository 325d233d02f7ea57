//! The file: what is written reads back the same, whatever was in it.

mod everything;
mod round_trip;
