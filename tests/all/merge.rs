//! Comparing and merging: laws over random maps, a test for each row of the table of merges,
//! settling conflicts, the command line, and real merges by git.

mod accounted;
mod commands;
mod laws;
mod nearest;
mod settling;
mod table;
