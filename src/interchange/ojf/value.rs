//! Values of JSON as a tolerant reader takes them: what is not of the right kind is nothing, and
//! told.

use super::super::draft::LONGEST_TEXT;
use super::super::{Doubt, InterchangeError, Spot, Syntax, Warning};
use serde_json::error::Category;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Most doubtful places that are told one by one.
const MOST_WARNINGS: usize = 1_000;

/// An object of JSON.
pub(super) type Object = Map<String, Value>;

/// What a text of JSON says.
///
/// # Errors
/// When it is none.
pub(super) fn parse(text: &str) -> Result<Value, InterchangeError> {
    serde_json::from_str(text).map_err(|error| {
        let what = match error.classify() {
            Category::Eof => Syntax::JsonCut,
            _ if error.to_string().starts_with("recursion") => Syntax::JsonDeep,
            _ => Syntax::Json,
        };
        let column = column(text, error.line(), error.column());
        InterchangeError::At { line: error.line().max(1), column, what }
    })
}

/// A column in characters, from 1, where the parser counts bytes, from 0 at the end of a line.
fn column(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let before = line.get(..bytes.saturating_sub(1)).unwrap_or(line);
    before.chars().count() + 1
}

/// What was noticed while values were taken.
#[derive(Debug, Default)]
pub(super) struct Noticed {
    /// In the order of the text.
    pub(super) warnings: Vec<Warning>,
    /// How often fields stand there that a map has no place for.
    left_out: BTreeMap<String, u64>,
    /// How many of the warnings are not there: a text of nothing else would fill the memory.
    more: u64,
    /// At how many nodes there are details of a blueprint.
    pub(super) blueprints: u64,
}

impl Noticed {
    /// Notes something doubtful about a value.
    pub(super) fn warn(&mut self, path: impl Into<String>, doubt: Doubt) {
        if self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(Warning { spot: Spot::Path(path.into()), doubt });
        } else {
            self.more += 1;
        }
    }

    /// Notes a field that is left out.
    pub(super) fn left_out(&mut self, field: impl Into<String>) {
        *self.left_out.entry(field.into()).or_default() += 1;
    }

    /// Notes every field of an object that is not among the `known` ones.
    pub(super) fn unknown(&mut self, object: &Object, of: &str, known: &[&str]) {
        for (field, value) in object {
            let empty = match value {
                Value::Null => true,
                Value::String(text) => text.is_empty(),
                Value::Array(list) => list.is_empty(),
                Value::Object(inside) => inside.is_empty(),
                _ => false,
            };
            if !empty && !known.contains(&field.as_str()) {
                let field: String = field.chars().take(40).collect();
                self.left_out(if of.is_empty() { field } else { format!("{of}.{field}") });
            }
        }
    }

    /// A text; empty where there is none. Numbers are texts as well.
    ///
    /// # Errors
    /// When it is too long.
    pub(super) fn text(
        &mut self,
        object: &Object,
        field: &str,
        path: &str,
    ) -> Result<String, InterchangeError> {
        let at = || if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
        match object.get(field) {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::String(text)) if text.len() > LONGEST_TEXT => {
                Err(InterchangeError::LongText { path: at() })
            }
            Some(Value::String(text)) => Ok(text.trim().to_owned()),
            Some(Value::Number(number)) => Ok(number.to_string()),
            Some(_) => {
                self.warn(at(), Doubt::WrongKind);
                Ok(String::new())
            }
        }
    }

    /// The objects of a list, each with its path; none where there is no list.
    pub(super) fn objects<'a>(
        &mut self,
        object: &'a Object,
        field: &str,
        path: &str,
    ) -> Vec<(String, &'a Object)> {
        let at = if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
        let list = match object.get(field) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.warn(at, Doubt::WrongKind);
                return Vec::new();
            }
        };
        let mut found = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let path = format!("{at}[{index}]");
            match value {
                Value::Object(object) => found.push((path, object)),
                _ => self.warn(path, Doubt::WrongKind),
            }
        }
        found
    }

    /// Whether a field says yes.
    pub(super) fn flag(&mut self, object: &Object, field: &str, path: &str) -> bool {
        match object.get(field) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.warn(format!("{path}.{field}"), Doubt::WrongKind);
                false
            }
        }
    }

    /// Everything noticed; what concerns the whole text comes last.
    pub(super) fn done(mut self) -> Vec<Warning> {
        let whole = |doubt| Warning { spot: Spot::Whole, doubt };
        if self.more > 0 {
            self.warnings.push(whole(Doubt::More { count: self.more }));
        }
        if self.blueprints > 0 {
            self.warnings.push(whole(Doubt::Blueprint { count: self.blueprints }));
        }
        let left_out = self.left_out.into_iter();
        let left_out = left_out.map(|(field, count)| whole(Doubt::LeftOut { field, count }));
        self.warnings.extend(left_out);
        self.warnings
    }
}
