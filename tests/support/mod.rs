//! What several tests and benchmarks need.
#![allow(dead_code, reason = "each test binary uses its part")]

pub(crate) mod edits;
pub(crate) mod generate;
pub(crate) mod hands;
pub(crate) mod pictures;
pub(crate) mod sampler;
pub(crate) mod sketch;
pub(crate) mod sources;
