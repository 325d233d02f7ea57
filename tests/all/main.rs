//! Every integration test in one binary: one link, one run.

#[path = "../support/mod.rs"]
mod support;
