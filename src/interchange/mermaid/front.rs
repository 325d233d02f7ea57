//! What may stand before a journey: front matter between lines of dashes.

use super::super::bytes::lines;
use super::super::{Doubt, InterchangeError, Spot, Syntax, Warning};

/// A text from the journey on, and what its front matter calls the diagram.
pub(super) struct Front<'a> {
    /// The title; empty = none.
    pub(super) title: String,
    /// What follows.
    pub(super) rest: &'a str,
    /// The number of its first line, from 1.
    pub(super) first: usize,
}

/// Takes the front matter off a text whose first line has this number.
///
/// # Errors
/// When it never ends.
pub(super) fn front<'a>(
    text: &'a str,
    first: usize,
    warnings: &mut Vec<Warning>,
) -> Result<Front<'a>, InterchangeError> {
    let mut numbered = (first..).zip(lines(text)).skip_while(|(_, line)| line.trim().is_empty());
    let Some((begun, _)) = numbered.next().filter(|(_, line)| is_rule(line)) else {
        return Ok(Front { title: String::new(), rest: text, first });
    };
    let mut title = String::new();
    let mut told = false;
    for (number, line) in numbered {
        if is_rule(line) {
            // The end of this line is an empty line of the rest.
            let behind = line.as_ptr().addr() - text.as_ptr().addr() + line.len();
            return Ok(Front { title, rest: &text[behind..], first: number });
        }
        match line.split_once(':') {
            Some(("title", value)) => title = scalar(value),
            _ if line.trim().is_empty() || line.trim_start().starts_with('#') || told => {}
            _ => {
                told = true;
                warnings.push(Warning { spot: Spot::Line(number), doubt: Doubt::FrontMatter });
            }
        }
    }
    Err(InterchangeError::At { line: begun, column: 1, what: Syntax::Unclosed })
}

fn is_rule(line: &str) -> bool {
    line.starts_with("---") && line.trim_end().bytes().all(|b| b == b'-')
}

/// A plain or quoted value of YAML in one line.
fn scalar(value: &str) -> String {
    let value = value.trim();
    let quoted = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    if let Some(inside) = quoted('"') {
        return inside.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(inside) = quoted('\'') {
        return inside.replace("''", "'");
    }
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}
