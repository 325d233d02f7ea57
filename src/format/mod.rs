//! The `.cjm` file: RON in and out, limits, salvage, atomic save.
