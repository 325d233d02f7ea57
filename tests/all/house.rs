//! The house's invariants, read off its sources. Every check is also shown to fail on a planted
//! violation: a check that cannot fail proves nothing.

use crate::support::sources::{Source, house};

/// What each room may use of ours, besides itself. Rooms not listed may use all.
const MAY_USE: &[(&str, &[&str])] = &[
    ("scores", &[]),
    ("theme", &[]),
    ("model", &["scores"]),
    ("scene", &["model", "theme"]),
    ("i18n", &["model", "scene", "scores", "theme"]),
    ("settings", &["i18n", "model", "theme"]),
    ("insight", &["i18n", "model", "scores"]),
    ("edit", &["model", "scores"]),
    ("format", &["i18n", "model", "scores"]),
    ("merge", &["format", "i18n", "model", "scores"]),
    ("import", &["edit", "i18n", "model", "scores"]),
    ("interchange", INTERCHANGE_MAY_USE),
    ("layout", &["i18n", "insight", "model", "scene", "scores", "theme"]),
    ("export", &["i18n", "model", "scene", "theme"]),
    ("pages", PAGES_MAY_USE),
    ("report", &["i18n", "insight", "model", "scores"]),
    ("templates", &["format", "i18n", "model"]),
    ("app", APP_MAY_USE),
    ("ui", &["app", "i18n", "insight", "model", "scene", "scores", "theme"]),
];

/// What `pages` may use: what lays maps out, and what hands them on.
const PAGES_MAY_USE: &[&str] =
    &["edit", "export", "i18n", "insight", "layout", "model", "scene", "scores", "theme"];
/// What `interchange` may use: tables are read by `import`, and become edits by `edit`'s verbs.
const INTERCHANGE_MAY_USE: &[&str] =
    &["edit", "i18n", "import", "insight", "model", "report", "scores", "theme"];

/// What `app` may use: every room but those that draw, and the command line.
const APP_MAY_USE: &[&str] = &[
    "edit",
    "export",
    "format",
    "i18n",
    "import",
    "insight",
    "interchange",
    "layout",
    "merge",
    "model",
    "pages",
    "report",
    "scene",
    "scores",
    "settings",
    "templates",
    "theme",
];

/// The exporters, each a file or folder of `export`.
const EXPORTERS: &[&str] = &["svg", "png", "pdf", "pptx", "html"];

/// A path as seen from the root of the crate: `crate::`, `self::` and `super::` followed.
fn from_root(source: &Source, path: &str) -> Option<Vec<String>> {
    let inside = source.path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let mut place: Vec<&str> = inside.split('/').collect();
    if matches!(place.last(), Some(&("mod" | "lib" | "main"))) {
        place.pop();
    }
    let mut steps = path.split("::").filter(|step| !step.is_empty()).peekable();
    match *steps.peek()? {
        "crate" => {
            place.clear();
            steps.next();
        }
        "cjm" if source.path == "src/main.rs" => {
            place.clear();
            steps.next();
        }
        "self" => drop(steps.next()),
        "super" => {
            while steps.next_if_eq(&"super").is_some() {
                place.pop();
            }
        }
        _ => return None,
    }
    Some(place.into_iter().chain(steps).map(str::to_owned).collect())
}

/// Complaints about every path that `wrong` finds wrong.
fn complain(sources: &[Source], wrong: impl Fn(&Source, &str) -> Option<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        for (at, path) in source.paths() {
            if let Some(why) = wrong(source, &path) {
                complaints.push(format!("{}: {path}: {why}", source.place(at)));
            }
        }
    }
    complaints
}

/// Whether a path names something of this crate from outside.
fn is_of(path: &str, krate: &str) -> bool {
    path.strip_prefix("::")
        .unwrap_or(path)
        .strip_prefix(krate)
        .is_some_and(|rest| rest.starts_with("::"))
}

/// Complaints about crates that are not `allowed` where they are named.
fn outside_crates(
    sources: &[Source],
    crates: &[&str],
    allowed: impl Fn(&Source) -> bool,
) -> Vec<String> {
    complain(sources, |source, path| {
        let found = crates.iter().find(|krate| is_of(path, krate))?;
        (!allowed(source)).then(|| format!("{found} is not for {}", source.room()))
    })
}

fn rooms(sources: &[Source]) -> Vec<String> {
    complain(sources, |source, path| {
        let (_, may) = MAY_USE.iter().find(|(room, _)| *room == source.room())?;
        let target = from_root(source, path)?;
        // One step is something of the room itself, or the crate's root.
        let room = target.first()?;
        let ours = room == source.room() || may.contains(&room.as_str());
        let known = ROOMS.contains(&room.as_str());
        (known && !ours).then(|| format!("{} may not use {room}", source.room()))
    })
}

const ROOMS: &[&str] = &[
    "app",
    "cli",
    "edit",
    "export",
    "format",
    "i18n",
    "import",
    "insight",
    "interchange",
    "layout",
    "merge",
    "model",
    "pages",
    "report",
    "scene",
    "scores",
    "settings",
    "shell",
    "templates",
    "theme",
    "ui",
];

fn window(sources: &[Source]) -> Vec<String> {
    let crates = ["egui", "eframe", "egui_extras", "epaint", "emath", "rfd"];
    outside_crates(sources, &crates, |source| {
        matches!(source.room(), "app" | "ui" | "shell" | "main")
    })
}

fn graph(sources: &[Source]) -> Vec<String> {
    let mut complaints = outside_crates(sources, &["petgraph"], |source| source.room() == "model");
    for source in sources {
        for index in ["NodeIndex", "EdgeIndex"] {
            for (at, _) in source.code.match_indices(index) {
                let statement = source.statement_before(at);
                if source.room() != "model" || statement.contains("pub ") {
                    complaints.push(format!("{}: {index} leaves model", source.place(at)));
                }
            }
        }
    }
    complaints
}

fn files_of_data(sources: &[Source]) -> Vec<String> {
    let data = ["format", "settings", "theme"];
    let mut complaints =
        outside_crates(sources, &["serde", "ron"], |source| data.contains(&source.room()));
    complaints.extend(outside_crates(sources, &["serde_json"], |source| {
        data.contains(&source.room())
            || matches!(source.room(), "import" | "interchange" | "report" | "cli")
    }));
    complaints
}

fn file_system(sources: &[Source]) -> Vec<String> {
    complain(sources, |source, path| {
        let touches = path == "std::fs" || is_of(path, "std::fs") || is_of(path, "tempfile");
        let allowed = matches!(source.room(), "format" | "settings" | "import" | "cli")
            || source.path.starts_with("src/app/tasks");
        (touches && !allowed).then(|| "files are for format, settings, import, tasks, cli".into())
    })
}

/// A map opened runs nothing and calls nobody: nothing here could. A second start talks to the
/// first over a socket that no other machine sees, and links go to the system's own program.
fn strangers(sources: &[Source]) -> Vec<String> {
    let mut complaints = complain(sources, |source, path| {
        let runs = ["std::process::Command", "std::net", "std::os::unix::net"];
        let runs = runs.iter().any(|what| path == *what || is_of(path, what));
        // Whoever sets git up, or looks at revisions, has git do it.
        let git = ["src/cli/git_setup.rs", "src/app/tasks/git.rs"];
        let runs = runs && !git.contains(&&*source.path);
        let talks = is_of(path, "interprocess") && source.path != "src/shell/instance.rs";
        (runs || talks).then(|| "nothing is run or called".into())
    });
    for source in sources.iter().filter(|source| source.path != "src/ui/inspector/entry.rs") {
        for word in ["OpenUrl", "open_url", "hyperlink(", "hyperlink_to(", "Hyperlink::"] {
            for (at, _) in source.code.match_indices(word) {
                complaints.push(format!("{}: {word}: links open in one place", source.place(at)));
            }
        }
    }
    complaints
}

fn exporters(sources: &[Source]) -> Vec<String> {
    let of = |source: &Source| {
        let inside = source.path.strip_prefix("src/export/")?;
        let name = inside.split(['/', '.']).next()?;
        EXPORTERS.iter().copied().find(|&format| format == name)
    };
    complain(sources, |source, path| {
        if source.room() != "export" {
            return None;
        }
        let target = from_root(source, path).unwrap_or_default();
        let steps: Vec<&str> = target.iter().map(String::as_str).collect();
        if let ["model", "Document" | "Edit" | "Content" | "Element", ..] = steps[..] {
            return Some("exporters read the scene only".into());
        }
        if is_of(path, "parley") {
            return Some("text comes shaped".into());
        }
        let (ours, ["export", other, ..]) = (of(source)?, &steps[..]) else { return None };
        (EXPORTERS.contains(other) && *other != ours).then(|| format!("{ours} may not use {other}"))
    })
}

fn panels(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| source.room() == "ui") {
        let code: String = source.code.split_whitespace().collect::<Vec<_>>().join(" ");
        for wrong in ["&mut Document", "&mut model::Document", "&mut crate::model::Document"] {
            if code.contains(wrong) {
                complaints.push(format!("{}: {wrong}: ui changes nothing", source.path));
            }
        }
        for (at, path) in source.paths() {
            let target = from_root(source, &path).unwrap_or_default();
            let steps: Vec<&str> = target.iter().map(String::as_str).collect();
            let shapes = is_of(&path, "parley") || is_of(&path, "skrifa");
            if shapes || matches!(steps[..], ["model", "Edit", ..]) {
                complaints.push(format!("{}: {path}: not in a panel", source.place(at)));
            }
        }
    }
    complaints
}

/// Statements whose words only programmers read, or that carry an error's English text.
const NOT_FOR_USERS: &[&str] = &[
    "log::",
    "expect(",
    "unreachable!",
    "panic!",
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "#[error",
    "reason",
    "#[expect",
    "#[allow",
    "concat!",
    "include_",
    "cfg(",
];

/// Names that are the same in every language.
const NAMES: &[&str] = &["Noto Emoji"];

fn words_of_users(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        // The model's and the file's errors speak English in their type; what is shown is a key.
        let shows = matches!(
            source.room(),
            "app" | "ui" | "shell" | "main" | "cli" | "layout" | "export" | "insight" | "settings"
        );
        // The grammar of the command line is English, like all messages of its parser.
        let arguments = ["src/cli/args.rs", "src/cli/export_args.rs"];
        let shows = shows && !arguments.contains(&&*source.path);
        for (at, text) in &source.literals {
            let statement = source.statement_before(*at);
            let quiet = NOT_FOR_USERS.iter().any(|quiet| statement.contains(quiet));
            if quiet || NAMES.contains(&text.as_str()) {
                continue;
            }
            let foreign = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            if foreign || (shows && is_prose(text)) {
                complaints.push(format!("{}: «{text}» is a literal", source.place(*at)));
            }
        }
    }
    complaints
}

/// Two words of letters beside each other, outside markup.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let markup = text.contains(['<', '=', '#', '/']);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.contains(['{', '}'])).collect();
    let long = |pair: &[&str]| pair.iter().any(|word| word.len() > 2);
    !markup && words.windows(2).any(|pair| pair.iter().all(is_word) && long(pair))
}

#[track_caller]
fn holds(check: fn(&[Source]) -> Vec<String>) {
    let sources = house();
    assert!(sources.len() > 40, "the sources were not found");
    let complaints = check(&sources);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The check complains of each of the first and of none of the second.
#[track_caller]
fn proves(check: fn(&[Source]) -> Vec<String>, wrong: &[(&str, &str)], right: &[(&str, &str)]) {
    for (path, text) in wrong {
        assert!(!check(&[Source::new(path, text)]).is_empty(), "{path}: {text} passes");
    }
    for (path, text) in right {
        let complaints = check(&[Source::new(path, text)]);
        assert!(complaints.is_empty(), "{path}: {text} fails: {complaints:?}");
    }
}

#[test]
fn rooms_use_only_what_they_may() {
    holds(rooms);
    proves(
        rooms,
        &[
            ("src/scores/mod.rs", "use crate::model::Document;"),
            ("src/scores/mod.rs", "use super::model::Document;"),
            ("src/model/apply.rs", "fn f() { crate::layout::run() }"),
            ("src/layout/cells/card.rs", "use super::super::super::ui::Canvas;"),
            ("src/export/svg/mod.rs", "use crate::{model::Id, layout::Layout};"),
            ("src/format/v1.rs", "pub(crate) use crate::{\n    scene as s,\n};"),
        ],
        &[
            ("src/scores/a.rs", "use super::model; // crate::model::Document"),
            ("src/model/apply.rs", "use crate::scores::Metric;"),
            ("src/model/apply.rs", "#[cfg(test)]\nmod tests { use crate::format::read; }"),
            ("src/ui/mod.rs", "use crate::app::{Action, model::Document as D};"),
            ("src/cli/mod.rs", "use crate::export::svg;"),
        ],
    );
}

#[test]
fn the_windows_library_stays_in_the_window() {
    holds(window);
    proves(
        window,
        &[
            ("src/layout/mod.rs", "use egui::{self, Vec2};"),
            ("src/scene/mod.rs", "fn f(p: egui::Pos2) {}"),
            ("src/cli/mod.rs", "use eframe::run_native;"),
            ("src/format/mod.rs", "let file = rfd::FileDialog::new();"),
        ],
        &[
            ("src/ui/mod.rs", "use egui::Vec2;"),
            ("src/shell.rs", "use eframe::App;"),
            ("src/layout/mod.rs", "/// Like egui::Vec2.\nlet egui = \"egui::Vec2\";"),
        ],
    );
}

#[test]
fn the_graph_library_stays_in_the_model() {
    holds(graph);
    proves(
        graph,
        &[
            ("src/insight/ways.rs", "use petgraph::Graph;"),
            ("src/insight/ways.rs", "fn f(node: NodeIndex) {}"),
            ("src/model/document.rs", "pub fn node(&self) -> NodeIndex {}"),
            ("src/model/document.rs", "pub struct A;\nimpl A { pub fn b(\n  n: EdgeIndex) {} }"),
        ],
        &[
            ("src/model/document.rs", "use petgraph::stable_graph::NodeIndex;"),
            ("src/model/document.rs", "pub(super) fn node(&self) -> NodeIndex {}"),
            ("src/model/document.rs", "fn node(&self) -> NodeIndex {}"),
        ],
    );
    let manifest = include_str!("../../Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with("petgraph")).unwrap();
    assert!(line.contains("default-features = false") && !line.contains("serde"), "{line}");
}

#[test]
fn only_files_and_settings_are_serialised() {
    holds(files_of_data);
    proves(
        files_of_data,
        &[
            ("src/model/mod.rs", "use serde::Serialize;"),
            ("src/scores/mod.rs", "#[derive(serde::Deserialize)] struct A;"),
            ("src/app/mod.rs", "let a = ron::from_str(text);"),
            ("src/export/html.rs", "use serde_json::json;"),
        ],
        &[
            ("src/format/v1.rs", "use serde::{Deserialize, de};"),
            ("src/report/json.rs", "use serde_json::json;"),
            ("src/model/mod.rs", "let ron = 1; format::ron::read()"),
        ],
    );
}

#[test]
fn files_are_touched_where_files_are_kept() {
    holds(file_system);
    proves(
        file_system,
        &[
            ("src/layout/mod.rs", "use std::fs;"),
            ("src/export/png.rs", "use std::{fs::File, io};"),
            ("src/app/run.rs", "std::fs::write(path, text)"),
            ("src/ui/start.rs", "use std::{io, fs as files};"),
            ("src/model/mod.rs", "tempfile::tempdir()"),
        ],
        &[
            ("src/format/save.rs", "use std::fs::File;"),
            ("src/app/tasks.rs", "std::fs::read(path)"),
            ("src/app/tasks/save.rs", "use std::fs;"),
            ("src/model/mod.rs", "use std::fmt;"),
        ],
    );
}

#[test]
fn nothing_is_run_and_nobody_called() {
    holds(strangers);
    proves(
        strangers,
        &[
            ("src/cli/open.rs", "use std::process::{Command, ExitCode};"),
            ("src/format/open.rs", "std::net::TcpStream::connect(name)"),
            ("src/app/run.rs", "use interprocess::local_socket::Stream;"),
            ("src/ui/canvas/mod.rs", "ui.hyperlink_to(name, link);"),
            ("src/ui/find.rs", "ui.ctx().open_url(egui::OpenUrl::new_tab(link));"),
        ],
        &[
            ("src/main.rs", "use std::process::ExitCode;"),
            ("src/shell/instance.rs", "use interprocess::local_socket::Stream;"),
            ("src/ui/inspector/entry.rs", "ui.ctx().open_url(OpenUrl::new_tab(link));"),
            ("src/ui/style.rs", "hyperlink_color: self.selection,"),
            ("src/cli/args.rs", "pub enum Command { Check }"),
        ],
    );
}

#[test]
fn exporters_read_the_scene_and_never_each_other() {
    holds(exporters);
    proves(
        exporters,
        &[
            ("src/export/svg.rs", "use crate::model::{Language, Document};"),
            ("src/export/mod.rs", "fn f(d: &crate::model::Document) {}"),
            ("src/export/pdf/page.rs", "use super::super::svg::escape;"),
            ("src/export/pdf.rs", "use super::png;\nfn f() { super::png::draw() }"),
            ("src/export/html.rs", "crate::export::svg::write(out)"),
            ("src/export/png/mod.rs", "use parley::Layout;"),
        ],
        &[
            ("src/export/mod.rs", "pub mod svg; use self::svg::write; svg::write()"),
            ("src/export/svg/mod.rs", "use super::{ExportError, xml}; use super::svg::text;"),
            ("src/export/png.rs", "use crate::model::Language; use crate::scene::Scene;"),
            ("src/app/run.rs", "use crate::export::{svg, png}; use crate::model::Document;"),
        ],
    );
}

#[test]
fn panels_change_nothing() {
    holds(panels);
    proves(
        panels,
        &[
            ("src/ui/inspector.rs", "fn f(document: &mut Document) {}"),
            ("src/ui/inspector.rs", "fn f(d: &mut\n    crate::model::Document) {}"),
            ("src/ui/inspector.rs", "use crate::model::Edit;"),
            ("src/ui/canvas/text.rs", "use parley::Layout;"),
        ],
        &[
            ("src/ui/inspector.rs", "fn f(document: &Document, ui: &mut Ui) {}"),
            ("src/app/run.rs", "fn f(document: &mut Document) {}"),
        ],
    );
}

#[test]
fn nothing_the_user_reads_is_a_literal() {
    holds(words_of_users);
    proves(
        words_of_users,
        &[
            ("src/ui/start.rs", "ui.label(\"Open a map\");"),
            ("src/ui/start.rs", "let s = r#\"Drop it here\"#;"),
            ("src/cli/mod.rs", "println!(\"{} was written.\", \"The file\");"),
            ("src/layout/frame.rs", "pen.text(\"Точки\", 0.0);"),
            ("src/model/mod.rs", "let name = \"нет\";"),
            ("src/app/mod.rs", "Notice::new(format!(\"cannot open {path}\"))"),
        ],
        &[
            ("src/ui/start.rs", "ui.label(texts.get(\"app-open-map\"));"),
            ("src/ui/start.rs", "// Open a map\nlog::warn!(\"cannot open {path}\");"),
            ("src/export/svg.rs", "out.push_str(\"<text class=\\\"a b\\\">some text</text>\");"),
            ("src/layout/frame.rs", "let wide = text.expect(\"two plain words\");"),
            ("src/layout/a.rs", "#[cfg(test)]\nmod t { const A: &str = \"Two words\"; }"),
            ("src/layout/a.rs", "let c = 'ж'; let l: &'static str = \" · \";"),
        ],
    );
}

#[test]
fn sources_are_read_as_the_compiler_reads_them() {
    let text = r##"
//! use egui::A;
/* use egui::B; /* use egui::C; */ use egui::D; */
use a::{self, b::{c, d as e}, f::*};
fn g<'a>(x: &'a str) -> char { let _ = ("use egui::E; \"q\" {", r#"use " egui::F"#); '"' }
fn h() -> char { '\'' }
#[cfg(test)]
mod tests { fn i() { use egui::G; "}" } }
fn j() { k::l() }
"##;
    let source = Source::new("src/x.rs", text);
    let paths: Vec<String> = source.paths().into_iter().map(|(_, path)| path).collect();
    for path in ["a::b::c", "a::b::d", "k::l"] {
        assert!(paths.iter().any(|found| found == path), "{path} in {paths:?}");
    }
    assert!(!source.code.contains("egui"), "{}", source.code);
    let literals: Vec<&str> = source.literals.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(literals, ["use egui::E; \"q\" {", "use \" egui::F"]);
    assert_eq!(source.line(source.code.find("k::l").unwrap()), 9);
    assert_eq!(source.room(), "x");
}

/// What a type captures is no import, and a tree that never ends does not keep the reader for ever.
#[test]
fn not_every_use_is_an_import() {
    for text in [
        "fn f<'a, T>(x: &'a T) -> impl A + use<'a, T> { let y = b::c(x); d::e(y) }",
        "fn f<T>() -> impl Fn(&T) -> bool + use<T> where T: A { move |_| { b::c(); d::e() } }",
        "use a::{b; fn f() { b::c(); d::e() }",
        "fn f() { b::c(); d::e() } use a::{b",
    ] {
        let source = Source::new("src/x.rs", text);
        let paths: Vec<String> = source.paths().into_iter().map(|(_, path)| path).collect();
        for path in ["b::c", "d::e"] {
            assert!(paths.iter().any(|found| found == path), "{path} in {paths:?} of {text}");
        }
    }
}
