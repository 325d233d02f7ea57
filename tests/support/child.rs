//! This test binary started again, for what needs a process of its own.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a part that was played printed, and how long it took.
pub(crate) struct Played {
    /// Everything it printed.
    pub(crate) said: String,
    /// How long it took.
    pub(crate) took: Duration,
}

/// What stands behind a word in a line that a part printed: a number.
pub(crate) fn number_behind(said: &str, word: &str) -> f64 {
    let rest = said.split(word).nth(1).unwrap_or_else(|| panic!("no {word} in {said}"));
    let number = rest.split_whitespace().next().unwrap_or_default();
    number.parse().unwrap_or_else(|_| panic!("{word} {number} in {said}"))
}

/// Runs one test of this binary in another process, where it finds `value` in `variable`; longer
/// than `most` is for ever.
#[track_caller]
pub(crate) fn play(test: &str, variable: &str, value: impl AsRef<OsStr>, most: Duration) -> Played {
    let start = Instant::now();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(variable, value)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > most {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{test} goes on for ever");
        }
        thread::sleep(Duration::from_millis(5));
    }
    let took = start.elapsed();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{test}: {:?}: {said}", output.status);
    Played { said, took }
}
