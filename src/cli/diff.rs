//! `cjm diff`: what two maps have differently, as text with names instead of ids, or as JSON.

use super::output::{undrawn, write};
use super::{CliError, Exit, open, print};
use crate::export::{self, Format, Options};
use crate::format::{Existing, unquoted};
use crate::i18n::Texts;
use crate::layout::{Layout, Marks, View, marked};
use crate::merge::{Comparison, Difference, FieldChange, How, compare, differences, element_name};
use crate::model::{ConflictKey, Document, Link, SetAside};
use crate::watch::Watch;
use clap::Parser;
use serde_json::{Value, json};
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
    /// .svg, .png, .pdf, .pptx or .html
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
        as_text(&differences(&old, &new, &found, texts), texts)
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
    write(path, Existing::Replace, texts, |out| {
        let options = Options::default();
        export::write(&scene, format, &options, out, &Watch::default())
            .map_err(|error| undrawn(error, texts))
    })?;
    Ok(Exit::Fine)
}

/// A line of its own for everything, fields below what they are of.
pub(super) fn as_text(lines: &[Difference], texts: &'static Texts) -> String {
    if lines.is_empty() {
        return format!("{}\n", texts.get("merge-same"));
    }
    let line = |it: &Difference| {
        format!("{}{} {}\n", "    ".repeat(usize::from(it.within)), it.how.sign(), it.text)
    };
    lines.iter().map(line).collect()
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
