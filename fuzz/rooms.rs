//! The rooms of the program that reading a map needs, without the window: what is fuzzed is built
//! from the program's own sources, in a minute or two and with the sanitizer over all of it.

// The rest of the house uses what these rooms do not.
#![allow(dead_code)]

#[path = "../src/format/mod.rs"]
pub mod format;
#[path = "../src/i18n/mod.rs"]
pub mod i18n;
#[path = "../src/model/mod.rs"]
pub mod model;
#[path = "../src/scene/mod.rs"]
pub mod scene;
#[path = "../src/scores/mod.rs"]
pub mod scores;
#[path = "../src/theme/mod.rs"]
pub mod theme;
