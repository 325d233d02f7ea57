//! Any bytes at all: opening them must not panic, and what opens must save and open the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rooms::format::{read, write};

fuzz_target!(|bytes: &[u8]| {
    let Ok(opened) = read(bytes) else { return };
    assert_eq!(opened.document.check(), []);
    let saved = write(&opened.document);
    let again = read(&saved).expect("what was saved opens");
    assert!(again.document == opened.document);
    assert_eq!(write(&again.document), saved);
});
