//! `cjm diff`: what two maps have differently, as text with names instead of ids, or as JSON.

use super::{CliError, Exit, open, print};
use crate::format::unquoted;
use crate::i18n::Texts;
use crate::merge::{Comparison, Difference, FieldChange, How, compare, differences};
use crate::model::{ConflictKey, Document, Link, SetAside};
use clap::Parser;
use serde_json::{Value, json};
use std::path::PathBuf;

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
}

/// Prints what differs.
///
/// # Errors
/// When a map cannot be read.
pub(super) fn run(args: &DiffArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let old = open::open(&args.old, texts)?.document;
    let new = open::open(&args.new, texts)?.document;
    let found = compare(&old, &new);
    let text = if args.json {
        format!("{:#}\n", as_json(&old, &new, &found))
    } else {
        as_text(&differences(&old, &new, &found, texts), texts)
    };
    print(&text)?;
    Ok(Exit::Fine)
}

/// A line of its own for everything, fields below what they are of.
fn as_text(lines: &[Difference], texts: &'static Texts) -> String {
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
