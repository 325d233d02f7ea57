//! `cjm worklists`: what each owner has to look after, as text, CSV or Markdown.

use super::args::WorklistsArgs;
use super::{CliError, Exit, open, print};
use crate::i18n::{Arg, Texts};
use crate::insight::{
    Slice, WorkItem, Worklist, difference_text, pain_text, score_text, worklists,
};
use crate::model::{Document, ElementId};
use crate::report::{self, Heads};
use crate::scores::Difference;
use std::fmt::Write as _;

/// Prints the worklists, or one owner's.
///
/// # Errors
/// When the map cannot be read, or has no such owner.
pub(super) fn run(args: &WorklistsArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let document = open::open(&args.input, texts)?.document;
    let mut lists = worklists(&document, Slice::ALL);
    if let Some(wanted) = &args.owner {
        known(&document, wanted)?;
        lists.retain(|list| is_same(&list.owner, wanted));
    }
    let text = if args.csv {
        report::worklists(&document, &lists, texts).to_csv(Heads::Keys)
    } else if args.markdown {
        let tables = lists.iter().map(|list| {
            let mut table = report::worklists(&document, std::slice::from_ref(list), texts);
            owner(list, texts).clone_into(&mut table.title);
            table.to_markdown(texts)
        });
        tables.collect::<Vec<String>>().join("\n")
    } else {
        lists.iter().map(|list| lines(&document, list, texts)).collect()
    };
    print(&text)?;
    Ok(Exit::Fine)
}

fn is_same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Whether somebody of that name answers for a touchpoint of the map.
///
/// # Errors
/// When nobody does.
fn known(document: &Document, wanted: &str) -> Result<(), CliError> {
    let mut names: Vec<&str> = Vec::new();
    for id in document.journey() {
        let element = document.element(id);
        let touchpoint = element.and_then(|element| element.content.as_touchpoint());
        let name = touchpoint.map(|touchpoint| touchpoint.owner.trim()).unwrap_or_default();
        if !name.is_empty() && !names.iter().any(|known| is_same(known, name)) {
            names.push(name);
        }
    }
    if wanted.trim().is_empty() || names.iter().any(|name| is_same(name, wanted)) {
        return Ok(());
    }
    Err(CliError::NoOwner { name: wanted.to_owned(), known: names.join(", ") })
}

fn owner<'a>(list: &'a Worklist, texts: &'static Texts) -> &'a str {
    if list.owner.is_empty() { texts.get("insight-no-owner") } else { &list.owner }
}

fn name(document: &Document, id: ElementId) -> &str {
    document.element(id).map(|element| element.content.text()).unwrap_or_default()
}

fn lines(document: &Document, list: &Worklist, texts: &'static Texts) -> String {
    let mut text = format!("{}\n", owner(list, texts));
    for item in &list.entries {
        text += &entry(document, item, texts);
    }
    text
}

fn entry(document: &Document, item: &WorkItem, texts: &'static Texts) -> String {
    let mut text = format!("  {}\n", name(document, item.touchpoint));
    // Writing to a string cannot fail.
    let mut tell = |line: String| {
        let _ = writeln!(text, "    {line}");
    };
    if let (Some(score), Some(target)) = (&item.score, item.target) {
        let (figure, target) = (score_text(texts, score), texts.score(score.metric, target));
        let key = if item.is_low { "worklist-low" } else { "worklist-reached" };
        tell(texts.with(key, &[("score", Arg::Text(&figure)), ("target", Arg::Text(&target))]));
    } else {
        tell(texts.get("worklist-no-answers").to_owned());
    }
    if let Some(pain) = &item.pain {
        tell(texts.with("worklist-pain", &[("pain", Arg::Text(&pain_text(texts, pain)))]));
    }
    for (key, ids) in [("worklist-barrier", &item.barriers), ("worklist-comment", &item.comments)] {
        for &id in ids {
            tell(texts.with(key, &[("text", Arg::Text(name(document, id)))]));
        }
    }
    if let Some(follow_up) = &item.follow_up {
        let since = texts.date(follow_up.since);
        let args = [
            ("state", Arg::Text(texts.word(follow_up.state))),
            ("since", Arg::Text(&since)),
            ("answer", Arg::Text(&follow_up.answer)),
        ];
        let key =
            if follow_up.answer.is_empty() { "worklist-state" } else { "worklist-state-answer" };
        tell(texts.with(key, &args));
    }
    if let Some(since) = &item.since {
        let (before, after) = (score_text(texts, &since.before), score_text(texts, &since.after));
        let difference = since.difference.as_ref();
        let key = match difference.and_then(Difference::is_better) {
            Some(true) => "worklist-since-better",
            Some(false) => "worklist-since-worse",
            None => "worklist-since-unclear",
        };
        let difference =
            difference.map(|difference| difference_text(texts, difference)).unwrap_or_default();
        let args = [
            ("before", Arg::Text(&before)),
            ("after", Arg::Text(&after)),
            ("difference", Arg::Text(&difference)),
        ];
        tell(texts.with(key, &args));
    }
    if item.suggest_reopen {
        tell(texts.get("worklist-reopen").to_owned());
    }
    text
}
