//! `cjm textconv`: a map as plain text that people read, one statement a line, so that `git diff`
//! shows what changed in it.

use super::merge::conflict_text;
use super::{CliError, Exit, open, print};
use crate::format::{element_fields, props_fields, unquoted};
use crate::i18n::Texts;
use crate::merge::{element_name, field_name, value_text};
use crate::model::{Document, Element, ElementId, ElementKind, LinkKind};
use crate::scores::Answers;
use clap::Parser;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Arguments of `cjm textconv`.
#[derive(Debug, Parser)]
pub struct TextArgs {
    /// The map
    #[arg(value_name = "MAP")]
    pub input: PathBuf,
}

/// Prints the map as text. What is there and is no map is printed as it is, after a line that says
/// why: git shows nothing at all of a history in which this fails for one version.
///
/// # Errors
/// When it cannot be read.
pub(super) fn run(args: &TextArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let document = match open::open(&args.input, texts) {
        Ok(opened) => opened.document,
        Err(CliError::NotAMap { why, .. }) => return as_it_is(&args.input, &why, texts),
        Err(error) => return Err(error),
    };
    let mut lines =
        Lines { document: &document, texts, told: BTreeSet::new(), text: String::new() };
    lines.map();
    print(&lines.text)?;
    Ok(Exit::Fine)
}

/// Prints what is no map; of an empty file, nothing.
fn as_it_is(path: &Path, why: &str, texts: &'static Texts) -> Result<Exit, CliError> {
    let bytes = fs::read(path).map_err(|error| {
        let (path, why) = (path.display().to_string(), error.to_string());
        let args = [("path", (&path).into()), ("why", (&why).into())];
        CliError::CannotRead { why: texts.with("file-read-failed", &args) }
    })?;
    if !bytes.is_empty() {
        print(&format!("# {}\n", why.lines().collect::<Vec<_>>().join(" ")))?;
        // A pipe that nobody reads any more is no failure.
        let _ = std::io::stdout().write_all(&bytes);
    }
    Ok(Exit::Fine)
}

/// Links that are told beside the element they start at.
const TOLD: [LinkKind; 11] = [
    LinkKind::Arrives,
    LinkKind::Of,
    LinkKind::Hinders,
    LinkKind::Carries,
    LinkKind::Marks,
    LinkKind::Answers,
    LinkKind::Supports,
    LinkKind::Measures,
    LinkKind::Influences,
    LinkKind::Voices,
    LinkKind::Depicts,
];

struct Lines<'a> {
    document: &'a Document,
    texts: &'static Texts,
    told: BTreeSet<ElementId>,
    text: String,
}

impl Lines<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{}{text}", "  ".repeat(depth));
    }

    fn map(&mut self) {
        for field in props_fields(self.document.props()) {
            self.field(0, &field.name, &field.value);
        }
        for kind in [ElementKind::Persona, ElementKind::Stage] {
            let ids = if kind == ElementKind::Stage {
                self.document.stages()
            } else {
                self.document.of_kind(kind)
            };
            for id in ids {
                self.line(0, "");
                self.element(0, id);
            }
        }
        // What stands nowhere.
        for &kind in ElementKind::ALL {
            for id in self.document.of_kind(kind) {
                self.element(0, id);
            }
        }
        self.surveys();
        let conflicts = self.document.conflicts().iter();
        let lines: Vec<String> = conflicts
            .map(|(key, it)| format!("! {}", conflict_text(self.document, key, it, self.texts)))
            .collect();
        for line in lines {
            self.line(0, &line);
        }
    }

    /// A field; a text of several lines on as many.
    fn field(&mut self, depth: usize, name: &str, value: &str) {
        let shown = field_name(name, self.texts);
        match unquoted(value) {
            Some(text) if text.contains('\n') => {
                self.line(depth, &format!("{shown}:"));
                for line in text.lines() {
                    self.line(depth + 1, line);
                }
            }
            Some(text) => self.line(depth, &format!("{shown}: {text}")),
            None => {
                let value = value_text(self.document, Some(value), self.texts);
                self.line(depth, &format!("{shown}: {value}"));
            }
        }
    }

    /// An element with its fields, its links, and what hangs on it; each element once.
    fn element(&mut self, depth: usize, id: ElementId) {
        let Some(element) = self.document.element(id).cloned() else { return };
        if !self.told.insert(id) {
            return;
        }
        let name = element_name(self.document, id, self.texts);
        self.line(depth, &name);
        self.fields(depth + 1, id, &element, &name);
        for kind in TOLD {
            for other in self.document.targets(id, kind) {
                let name = element_name(self.document, other, self.texts);
                self.line(depth + 1, &format!("{}: {name}", self.texts.word(kind)));
            }
        }
        for hanging in self.hanging_on(id) {
            self.element(depth + 1, hanging);
        }
    }

    fn fields(&mut self, depth: usize, id: ElementId, element: &Element, name: &str) {
        for field in element_fields(id, element) {
            // Its name tells it already, unless it is cut short there.
            let named = unquoted(&field.value)
                .is_some_and(|text| text == element.content.text() && name.contains(&text));
            if !named && !matches!(&*field.name, "order" | "image") {
                self.field(depth, &field.name, &field.value);
            }
        }
    }

    /// What is told below an element.
    fn hanging_on(&self, id: ElementId) -> Vec<ElementId> {
        let map = self.document;
        let mut below = map.targets(id, LinkKind::Contains);
        below.extend(map.targets(id, LinkKind::Feels));
        for kind in TOLD {
            if !matches!(kind, LinkKind::Arrives | LinkKind::Of | LinkKind::Influences) {
                below.extend(map.sources(id, kind));
            }
        }
        below.extend(map.targets(id, LinkKind::Leaves));
        below
    }

    fn surveys(&mut self) {
        let document = self.document;
        for (key, question) in document.questions() {
            let metric = self.texts.word(question.metric);
            self.line(0, &format!("{key}: {} ({metric})", question.text));
        }
        for touchpoint in document.journey() {
            for (key, answers) in document.cells_of(touchpoint) {
                let month = key.period.map(|month| month.to_string());
                let segments =
                    key.segments.iter().map(|it| format!("{} = {}", it.column, it.value));
                let name = element_name(document, touchpoint, self.texts);
                let place: Vec<String> = [name, key.question.to_string()]
                    .into_iter()
                    .chain(month)
                    .chain(segments)
                    .collect();
                self.line(0, &format!("{}: {}", place.join(", "), counts(answers)));
            }
        }
    }
}

/// How many gave each answer, from the lowest on.
fn counts(answers: &Answers) -> String {
    let one = |histogram: &crate::scores::Histogram| {
        let counts: Vec<String> = histogram.counts().iter().map(ToString::to_string).collect();
        format!("{}… {}", histogram.lowest(), counts.join(" "))
    };
    match answers {
        Answers::One(histogram) => one(histogram),
        Answers::Three(three) => three.iter().map(one).collect::<Vec<_>>().join(" | "),
    }
}
