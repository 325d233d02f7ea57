//! What several tests and benchmarks need.
#![allow(dead_code, reason = "each test binary uses its part")]

pub(crate) mod answered;
pub(crate) mod edits;
pub(crate) mod generate;
pub(crate) mod hands;
pub(crate) mod pictures;
pub(crate) mod sampler;
pub(crate) mod sketch;
pub(crate) mod sources;

/// Tells why a tool cannot be used here; fails where it must be.
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var("CJM_REQUIRE_TOOLS").as_deref() != Ok("1"), "{reason}");
    println!("skipped: {reason}");
}
