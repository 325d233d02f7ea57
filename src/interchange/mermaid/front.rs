//! What may stand before a journey: front matter between lines of dashes.

use super::super::{Doubt, InterchangeError, Spot, Syntax, Warning};

/// The lines of a text from the journey on, each with its number from 1, and what the front matter
/// calls the diagram.
pub(super) struct Front<'a> {
    /// The title; empty = none.
    pub(super) title: String,
    /// The remaining lines.
    pub(super) lines: Vec<(usize, &'a str)>,
}

/// Takes the front matter off a text.
///
/// # Errors
/// When it never ends.
pub(super) fn front<'a>(
    text: &'a str,
    warnings: &mut Vec<Warning>,
) -> Result<Front<'a>, InterchangeError> {
    let lines: Vec<(usize, &str)> = (1..).zip(super::super::bytes::lines(text)).collect();
    let first = lines.iter().position(|(_, line)| !line.trim().is_empty()).unwrap_or(0);
    if !lines.get(first).is_some_and(|(_, line)| is_rule(line)) {
        return Ok(Front { title: String::new(), lines });
    }
    let inside = first + 1;
    let Some(length) = lines[inside..].iter().position(|(_, line)| is_rule(line)) else {
        let (line, column) = (first + 1, 1);
        return Err(InterchangeError::At { line, column, what: Syntax::Unclosed });
    };
    let mut title = String::new();
    let mut told = false;
    for (number, line) in &lines[inside..inside + length] {
        match line.split_once(':') {
            Some(("title", value)) => title = scalar(value),
            _ if line.trim().is_empty() || line.trim_start().starts_with('#') || told => {}
            _ => {
                told = true;
                warnings.push(Warning { spot: Spot::Line(*number), doubt: Doubt::FrontMatter });
            }
        }
    }
    Ok(Front { title, lines: lines[inside + length + 1..].to_vec() })
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
