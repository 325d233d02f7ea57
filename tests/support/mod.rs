//! What several tests and benchmarks need.
#![allow(dead_code, reason = "each test binary uses its part")]

pub(crate) mod answered;
pub(crate) mod bombs;
pub(crate) mod child;
pub(crate) mod edits;
pub(crate) mod generate;
pub(crate) mod hands;
pub(crate) mod hostile;
pub(crate) mod memory;
pub(crate) mod office;
pub(crate) mod pictures;
pub(crate) mod sampler;
pub(crate) mod sketch;
pub(crate) mod soak;
pub(crate) mod sources;
pub(crate) mod traced;

/// Tells why a tool cannot be used here; fails where it must be.
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var("CJM_REQUIRE_TOOLS").as_deref() != Ok("1"), "{reason}");
    println!("skipped: {reason}");
}

/// How many cases a test runs: `usual`, or what the environment variable says that a long run sets.
pub(crate) fn cases(variable: &str, usual: u64) -> u64 {
    let Ok(wanted) = std::env::var(variable) else { return usual };
    let wanted = wanted.parse().unwrap_or_else(|_| panic!("{variable}={wanted} is no number"));
    println!("{variable}: {wanted} cases instead of {usual}");
    wanted
}

/// The same where cases are told apart by number: a long run goes on where the last one stopped.
pub(crate) fn numbered(variable: &str, usual: u64) -> std::ops::Range<u64> {
    let first = cases("CJM_LONG_FROM", 0);
    first..first + cases(variable, usual)
}
