//! Every integration test in one binary: one link, one run.
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test that cannot go on has failed, and exact figures are compared on purpose"
)]

mod advice;
mod apart;
mod cli;
mod cli_pages;
mod convert;
mod differences;
mod edit;
mod export;
mod footer;
mod format;
mod house;
mod insight;
mod interchange;
mod keeping;
mod keys;
mod lang;
mod laws;
mod layout;
mod library;
mod merge;
mod model;
mod opening;
mod outputs;
mod overlay;
mod pages;
mod paths;
mod pooled;
mod report;
mod report_hostile;
mod samples;
mod scores;
mod settings;
mod soak;
mod survey_bombs;
mod survey_comments;
mod surveys;
mod table;
mod telling;
mod theme;
mod verbs;
mod window;
mod window_access;
mod window_advice;
mod window_canvas;
mod window_editing;
mod window_feedback;
mod window_files;
mod window_find;
mod window_frames;
mod window_hand;
mod window_inspector;
mod window_outline;
mod window_outside;
mod window_overlay;
mod window_palette;
mod window_scores;
mod window_shared;
mod window_start;
mod window_story;
mod window_survey;
mod window_table;
mod window_trouble;
mod window_versions;
mod window_workbook;
mod window_workshop;
mod workbook;
mod workbook_tools;
mod workshop;

#[path = "../support/mod.rs"]
mod support;
