//! Every integration test in one binary: one link, one run.

mod model;
#[path = "../support/mod.rs"]
mod support;
