//! Customer journey maps: model, file, layout, pictures and the editor's window.
#![doc = "(The map of the house comes here.)"]

pub mod cli;
pub mod edit;
pub mod export;
pub mod format;
pub mod i18n;
pub mod insight;
pub mod layout;
pub mod model;
pub mod scene;
pub mod scores;
pub mod settings;
pub mod templates;
pub mod theme;
