//! `cjm diff`: what two maps have differently, as text with names instead of ids, or as JSON.

use super::output::{Failed, Replace, write};
use super::{CliError, Exit, open, print};
use crate::export::{self, ExportError, Format, Options};
use crate::format::unquoted;
use crate::i18n::Texts;
use crate::layout::{Layout, Marks, View, marked};
use crate::merge::{
    Comparison, FieldChange, How, about_text, compare, element_name, field_name, link_text,
    value_text,
};
use crate::model::{ConflictKey, Document, Link, SetAside};
use crate::watch::Watch;
use clap::Parser;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Arguments of `cjm diff`.
#[derive(Debug, Parser)]
pub struct DiffArgs {
    /// The old map
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new map
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Print JSON for a script: texts as they are, other values as files write them
    #[arg(long)]
    pub json: bool,
    /// Draw the new map with what was added or changed outlined, and what is gone listed below it:
    /// .svg, .png or .pdf
    #[arg(long, value_name = "OUT", conflicts_with = "json")]
    pub picture: Option<PathBuf>,
}

/// Prints what differs.
///
/// # Errors
/// When a map cannot be read.
pub(super) fn run(args: &DiffArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let old = open::open(&args.old, texts)?.document;
    let new = open::open(&args.new, texts)?.document;
    let found = compare(&old, &new);
    if let Some(path) = &args.picture {
        return draw(path, (&old, &new), &found, texts);
    }
    let text = if args.json {
        format!("{:#}\n", as_json(&old, &new, &found))
    } else {
        Report { old: &old, new: &new, texts, text: String::new() }.of(&found)
    };
    print(&text)?;
    Ok(Exit::Fine)
}

/// Draws the new map with what differs marked.
fn draw(
    path: &Path,
    (old, new): (&Document, &Document),
    found: &Comparison,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    let format =
        Format::of_path(path).map_err(|_| CliError::UnknownFormat { path: path.to_owned() })?;
    let view = View::of(new.props());
    let of = |how: How| found.elements.iter().filter(move |change| change.how == how);
    let marks = Marks {
        added: of(How::Added).map(|change| change.id).collect(),
        changed: of(How::Changed).map(|change| change.id).collect(),
        removed: of(How::Removed).map(|change| element_name(old, change.id, texts)).collect(),
    };
    let scene = Layout::default().scene(new, &view);
    let scene = marked(&scene, &view.theme.theme(), texts, &marks);
    write(path, Replace::Yes, texts, |out| {
        let options = Options::default();
        export::write(&scene, format, &options, out, &Watch::default()).map_err(|error| match error
        {
            ExportError::Io(error) => Failed::Write(error),
            other => Failed::Draw(other.text(texts)),
        })
    })?;
    Ok(Exit::Fine)
}

/// The sign before what was added, removed or changed.
const fn sign(how: How) -> char {
    match how {
        How::Added => '+',
        How::Removed => '-',
        How::Changed => '~',
    }
}

struct Report<'a> {
    old: &'a Document,
    new: &'a Document,
    texts: &'static Texts,
    text: String,
}

impl Report<'_> {
    fn of(mut self, found: &Comparison) -> String {
        if found.is_empty() {
            return format!("{}\n", self.texts.get("merge-same"));
        }
        if !found.props.is_empty() {
            self.line(0, '~', self.texts.get("merge-map"));
            self.fields(&found.props, How::Changed);
        }
        for change in &found.elements {
            let side = if change.how == How::Removed { self.old } else { self.new };
            let name = element_name(side, change.id, self.texts);
            self.line(0, sign(change.how), &name);
            self.fields(&change.fields, change.how);
        }
        for (links, sign) in [(&found.lost, '-'), (&found.gained, '+')] {
            for &link in links {
                let side = if sign == '+' { self.new } else { self.old };
                let text = link_text(side, link, self.texts);
                self.line(0, sign, &text);
            }
        }
        self.surveys(found);
        self.kept(found);
        self.text
    }

    fn line(&mut self, depth: usize, sign: char, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{}{sign} {text}", "    ".repeat(depth));
    }

    /// Fields, old → new; of something added or removed only what it has.
    fn fields(&mut self, changes: &[FieldChange], how: How) {
        for FieldChange { name, old, new } in changes {
            if how != How::Changed && &**name == "order" {
                continue;
            }
            let was = value_text(self.old, old.as_deref(), self.texts);
            let is = value_text(self.new, new.as_deref(), self.texts);
            let name = field_name(name, self.texts);
            let text = match how {
                How::Changed => format!("{name}: {was} → {is}"),
                How::Added => format!("{name}: {is}"),
                How::Removed => format!("{name}: {was}"),
            };
            self.line(1, sign(how), &text);
        }
    }

    fn surveys(&mut self, found: &Comparison) {
        for change in &found.questions {
            let side = if change.how == How::Removed { self.old } else { self.new };
            let text = side.questions().get(&change.id).map_or("", |it| &it.text);
            let name = self.texts.with("merge-question", &[("text", text.into())]);
            self.line(0, sign(change.how), &name);
            self.fields(&change.fields, change.how);
        }
        for change in &found.answers {
            let side = if self.new.contains(change.touchpoint) { self.new } else { self.old };
            let name = element_name(side, change.touchpoint, self.texts);
            let file = side.props().imports.get(&change.import).map(|it| it.file.as_str());
            let import = file.filter(|file| !file.is_empty()).unwrap_or(&change.import);
            let [added, removed, changed] = [change.added, change.removed, change.changed]
                .map(|count| self.texts.whole(count as u64));
            let args = [
                ("name", (&name).into()),
                ("import", import.into()),
                ("added", (&added).into()),
                ("removed", (&removed).into()),
                ("changed", (&changed).into()),
            ];
            let text = self.texts.with("merge-answers", &args);
            self.line(0, '~', &text);
        }
    }

    fn kept(&mut self, found: &Comparison) {
        for change in &found.unknown {
            self.fields(std::slice::from_ref(change), How::Changed);
        }
        for (list, sign) in [(&found.aside_lost, '-'), (&found.aside_gained, '+')] {
            if !list.is_empty() {
                let text = self.texts.count("merge-aside", list.len() as u64);
                self.line(0, sign, &text);
            }
        }
        let conflict = |map, key| {
            let about = about_text(map, key, self.texts);
            self.texts.with("merge-conflict", &[("about", (&about).into())])
        };
        let lost = found.conflicts_lost.iter().map(|key| ('-', conflict(self.old, key)));
        let gained = found.conflicts_gained.iter().map(|key| ('+', conflict(self.new, key)));
        let lines: Vec<(char, String)> = lost.chain(gained).collect();
        for (sign, text) in lines {
            self.line(0, sign, &text);
        }
    }
}

fn as_json(old: &Document, new: &Document, found: &Comparison) -> Value {
    let elements = found.elements.iter().map(|change| {
        let side = if change.how == How::Removed { old } else { new };
        json!({
            "id": change.id.to_string(),
            "kind": change.kind.key(),
            "how": change.how.key(),
            "name": side.element(change.id).map(|element| element.content.text()),
            "fields": fields(&change.fields),
        })
    });
    let questions = found.questions.iter().map(|change| {
        json!({
            "key": &*change.id,
            "how": change.how.key(),
            "fields": fields(&change.fields),
        })
    });
    let answers = found.answers.iter().map(|change| {
        json!({
            "touchpoint": change.touchpoint.to_string(),
            "import": &*change.import,
            "added": change.added,
            "removed": change.removed,
            "changed": change.changed,
        })
    });
    json!({
        "map": fields(&found.props),
        "elements": elements.collect::<Vec<Value>>(),
        "links": { "gained": links(&found.gained), "lost": links(&found.lost) },
        "questions": questions.collect::<Vec<Value>>(),
        "answers": answers.collect::<Vec<Value>>(),
        "set_aside": { "gained": aside(&found.aside_gained), "lost": aside(&found.aside_lost) },
        "unknown": fields(&found.unknown),
        "conflicts": {
            "gained": found.conflicts_gained.iter().map(ConflictKey::name).collect::<Vec<_>>(),
            "lost": found.conflicts_lost.iter().map(ConflictKey::name).collect::<Vec<_>>(),
        },
    })
}

fn fields(changes: &[FieldChange]) -> Value {
    let value = |value: &Option<std::sync::Arc<str>>| {
        value.as_ref().map(|value| unquoted(value).unwrap_or_else(|| value.to_string()))
    };
    let one = |change: &FieldChange| json!({ "field": &*change.name, "old": value(&change.old), "new": value(&change.new) });
    Value::Array(changes.iter().map(one).collect())
}

fn links(links: &[Link]) -> Value {
    let one = |link: &Link| {
        json!({
            "kind": link.kind.key(),
            "from": link.from.to_string(),
            "to": link.to.to_string(),
        })
    };
    Value::Array(links.iter().map(one).collect())
}

fn aside(list: &[SetAside]) -> Value {
    let one = |piece: &SetAside| json!({ "list": &*piece.list, "text": &*piece.text });
    Value::Array(list.iter().map(one).collect())
}
