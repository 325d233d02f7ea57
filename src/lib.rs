//! The editor of customer journey maps, from file to window. This page is the map of the house;
//! each room says on its own first line what it does.
//!
//! # Rooms, and the one way data flows
//!
//! ```text
//! file ─ format ─▶ model ─ layout ─▶ scene ─┬─ ui canvas ─▶ screen
//!                    ▲                       └─ pages ─ export ─▶ svg · png · pdf · pptx · html
//!                  Edit ◀── actions ◀── ui (sees &Document, returns actions)
//! ```
//!
//! | room | duty | may use |
//! |---|---|---|
//! | [`model`] | what a map *is*: ids, elements, links, the graph, edits, `check()`, paths | petgraph, [`scores`] |
//! | [`scores`] | histograms, metrics, intervals; pure arithmetic | nothing of ours |
//! | [`insight`] | advice and pooled figures from model and scores | model, scores, i18n |
//! | [`report`] | tables of scores, worklists and indicators → CSV, Markdown, XLSX | model, scores, insight, i18n, xml |
//! | [`import`] | survey files → histograms → one edit | model, scores, edit, i18n, watch |
//! | [`interchange`] | texts of other tools and back: Mermaid, Markdown, draw.io, Open Journey Format, workbooks | model, scores, insight, report, edit, import, theme, i18n, xml |
//! | [`edit`] | verbs, undo and redo, gestures, selection, clips | model |
//! | [`mod@format`] | RON in and out, limits, salvage, atomic save, backups, journal and recovery | model, serde, ron |
//! | [`merge`] | comparing maps, and merging two copies by id and field | model, format, i18n, scores |
//! | [`theme`] | colours and sizes from `assets/themes/*.ron` | – |
//! | [`layout`] | text shaping, grid, curve, routing of ways: document → scene | model, insight, theme, i18n |
//! | [`scene`] | painted items, hit testing, what is in sight | model's ids, theme's colours |
//! | [`export`] | scene → pictures, slides, a page with a viewer from `assets/html`; one file per format | scene, theme, i18n, watch, xml |
//! | [`pages`] | which part of a map stands on which page, its type large enough to be read | model, edit, insight, layout, scene, export, theme, i18n, watch |
//! | [`i18n`], [`settings`] | texts from `assets/lang/<tag>/*.ftl`; preferences | – |
//! | [`templates`] | maps to start from | format |
//! | [`watch`] | how far long work has come, and stopping it | nothing of ours |
//! | [`xml`] | what XML forbids is left out, what means something in it is escaped | nothing of ours |
//! | [`app`], [`ui`], [`shell`] | session and commands; panels and canvas; the window | all above |
//! | [`cli`] | arguments and headless commands | all above |
//!
//! # Invariants
//!
//! Each is enforced by a test that reads the sources (`tests/all/house.rs`):
//!
//! 1. egui and eframe only in `app`, `ui`, `shell`, `main`: everything else runs headless.
//! 2. petgraph only in `model`; no index of it leaves that room.
//! 3. serde and ron only in `format`, `settings`, `theme`.
//! 4. `ui` never holds a `&mut Document`; it returns actions that run in one place.
//! 5. `std::fs` only in `format`, `import`, `settings`, `app`'s tasks and `cli`.
//! 6. Exporters read the scene only, and never each other. Nobody but `layout` measures, breaks
//!    or shapes text.
//! 7. Nothing the user reads is a literal: it is a key in `assets/lang`.
//!
//! # Decisions worth knowing
//!
//! - **A link is its kind and its two ends.** There is no link id: the same statement made on two
//!   copies of a map is one link, and a textual merge cannot tie it to the wrong element.
//! - **petgraph's own form is never saved.** It re-uses freed indices, so a clean textual merge of
//!   two edited copies would tie links to wrong elements. Files hold ids; the graph is rebuilt.
//! - **Edits live in the model** ([`model::Edit`]): `Document::apply` checks preconditions first
//!   and changes all or nothing. Undo keeps snapshots, which share everything an edit left alone.
//! - **A scene is made of small blocks with 64-bit origins.** Coordinates stay exact on maps of
//!   millions of units, an edit replaces the blocks it touched, a screen draws the columns in sight.
//! - **A column is painted when somebody first looks at it** ([`scene::Cells`]). Laying out only
//!   measures; the same code draws later, from the texts measuring shaped. Of a very large map a
//!   window needs a few columns, and an export takes one after the other.
//! - **Text is shaped once**, by parley with the bundled faces; every exporter writes the glyphs it
//!   is given, so no picture can break a line differently from another. Plain Latin and Cyrillic
//!   texts take a short way through parley's own shaper and line breaks, with the same result.
//! - **One map is in front, the others stand left and right of it** ([`app::Tabs`]): what acts on
//!   the map acts on the one in front, and only reports of tasks look among all of them.
//! - **A second start ends at once**: it hands its files over a local socket to the window that is
//!   open (`shell::instance`).
//! - **The journal compares documents** ([`mod@format`]): it knows nothing of edits, undo or panels,
//!   only what the map was and what it is, so nothing that changes a map can be forgotten.
//! - **Verbs, not panels, know how a map is edited** ([`edit::verbs`]): each looks at the document
//!   and says what to change, what the step is called and what is typed next.
//! - **Conflicts are a part of the map** ([`model::Conflict`]): a merge never stops half-way and never
//!   makes a file that does not open; settling one is an edit like any other.
//! - **Merging compares fields as files write them** ([`mod@format`] takes elements apart): a field of
//!   a newer version takes part, and a new one needs no line in [`merge`].
//! - **`model` uses `scores`**: a cell of answers *is* a histogram, and a second type for the same
//!   thing would only be converted.

/// Scenes and texts are made of very many small pieces, which the system's allocators are slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub mod app;
pub mod cli;
pub mod edit;
pub mod export;
pub mod format;
pub mod i18n;
pub mod import;
pub mod insight;
pub mod interchange;
pub mod layout;
pub mod merge;
pub mod model;
pub mod pages;
pub mod report;
pub mod scene;
pub mod scores;
pub mod settings;
pub mod shell;
pub mod templates;
pub mod theme;
pub mod ui;
pub mod watch;
pub mod xml;
