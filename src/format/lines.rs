//! What layout and shape tell where brackets and quotes do not: which lines begin an item of a
//! list or a field of the file, and where a damaged piece ends at the latest.

use super::list::List;
use super::scan::Scanner;
use super::v1;

/// Indentation of the fields of a file, as it is written.
const USUAL_TOP: usize = 2;
/// Lines of a list that are looked at for its first item.
const FIRST_LINES: usize = 64;
/// Longest word an item begins with.
const LONGEST_WORD: usize = 16;
/// Longest damaged header of a list.
const LONGEST_HEADER: usize = 24;

/// The lines of a file.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Indentation of the file's fields.
    top: usize,
}

impl<'a> Lines<'a> {
    /// The lines of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, top: USUAL_TOP }
    }

    /// Learns the indentation of the file's fields from the one that begins at `at`.
    pub(super) fn learn(&mut self, at: usize) {
        if let Some(top) = self.indent(at) {
            self.top = top;
        }
    }

    /// Indentation of the file's fields.
    pub(super) fn top(&self) -> usize {
        self.top
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// How far the line of `at` is indented, if nothing else stands before `at`.
    pub(super) fn indent(&self, at: usize) -> Option<usize> {
        let before = self.text.as_bytes().get(..at)?;
        let depth = before.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
        matches!(before.get(..at - depth)?.last(), None | Some(b'\n')).then_some(depth)
    }

    /// The start of the line after `at`, and how far it is indented.
    fn next_line(&self, at: usize) -> Option<(usize, usize)> {
        let rest = self.text.as_bytes().get(at..)?;
        let line = at + memchr::memchr(b'\n', rest)? + 1;
        let line_bytes = self.text.as_bytes().get(line..)?;
        Some((line, line_bytes.iter().take_while(|b| matches!(b, b' ' | b'\t')).count()))
    }

    /// Whether `name:` stands at `at`.
    pub(super) fn is_field(&self, at: usize) -> bool {
        self.field_name(at).is_some()
    }

    fn field_name(&self, at: usize) -> Option<&'a str> {
        let mut scanner = Scanner::new(self.text);
        scanner.at = at;
        let name = scanner.name()?;
        while scanner.eat(b' ') {}
        scanner.eat(b':').then(|| name.of(self.text))
    }

    /// Whether a field of the whole file begins at `at`, where a line indented by `depth` begins.
    /// Where nothing is indented, only known names tell such fields from those of elements.
    fn is_top_field(&self, at: usize, depth: usize) -> bool {
        depth <= self.top
            && self.field_name(at).is_some_and(|name| {
                self.top > 0
                    || List::from_key(name) != List::Other
                    || ["format", "min_reader"].contains(&name)
            })
    }

    /// Whether a line begins at `at` with a field of the whole file.
    pub(super) fn begins_field(&self, at: usize) -> bool {
        self.indent(at).is_some_and(|depth| self.is_top_field(at, depth))
    }

    /// Whether a known list begins at `at`, wherever it stands: `links: [`.
    pub(super) fn begins_list(&self, at: usize) -> bool {
        let Some(name) = self.field_name(at).filter(|&name| List::from_key(name) != List::Other)
        else {
            return false;
        };
        let value = self.rest(at + name.len()).trim_start().strip_prefix(':');
        value.is_some_and(|value| value.trim_start().starts_with('['))
    }

    /// Whether behind a piece that ends at `at` stand fields that no list and no file can have
    /// there: the piece ends too early.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let rest = self.rest(at);
        let behind = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        let next = self.text.len() - behind.len();
        behind.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
            && self.is_field(next)
            && !self.begins_field(next)
            && !self.begins_list(next)
    }

    /// The list meant by `name`, which is one letter off, if its value at `at` looks like that.
    pub(super) fn meant(&self, name: &str, at: usize) -> Option<List> {
        let like = |list: &&List| {
            let value = self.rest(at);
            let fits = match (list, value.strip_prefix('[')) {
                (List::Map, _) => value.starts_with('(') && name.len() <= List::Map.key().len(),
                (_, Some(items)) => {
                    let first = self.text.len() - items.trim_start().len();
                    self.list_of(first) == Some(**list)
                }
                _ => false,
            };
            fits && distance(name, list.key()) == 1
        };
        List::ALL.iter().find(like).copied()
    }

    /// The list whose name, colon and bracket stand damaged in the line after `at`, and where
    /// what follows them begins, if the damage is at `fault`.
    pub(super) fn damaged_header(&self, at: usize, fault: usize) -> Option<(List, usize)> {
        let rest = self.rest(at).trim_start();
        let start = self.text.len() - rest.len();
        let end = rest.find(['[', '(', '{', '\n']).unwrap_or(rest.len());
        let found: String = rest.get(..end)?.chars().filter(|c| !c.is_whitespace()).collect();
        if fault > start + end || found.len() > LONGEST_HEADER {
            return None;
        }
        List::ALL.iter().find_map(|&list| {
            let most = if list == List::Map { 1 } else { 2 };
            let like = list != List::Other && distance(&found, &format!("{}:", list.key())) <= most;
            like.then_some((list, start + end))
        })
    }

    /// The start of the next line after `at` that begins with a field of the whole file.
    pub(super) fn next_field(&self, at: usize) -> usize {
        let mut at = at;
        while let Some((line, depth)) = self.next_line(at) {
            if self.is_top_field(line + depth, depth) {
                return line;
            }
            at = line;
        }
        self.text.len()
    }

    /// The list whose items begin like what stands at `at`.
    pub(super) fn list_of(&self, at: usize) -> Option<List> {
        let rest = self.rest(at);
        if let Some(inside) = rest.strip_prefix('(') {
            let first = at + rest.len() - inside.trim_start().len();
            return match self.field_name(first)? {
                "id" => Some(List::Pictures),
                "key" => Some(List::Questions),
                "touchpoint" => Some(List::Cells),
                "about" => Some(List::Conflicts),
                "list" => Some(List::SetAside),
                _ => None,
            };
        }
        let bracket = rest.bytes().take(LONGEST_WORD + 1).position(|byte| byte == b'(')?;
        let word = rest.get(..bracket)?;
        if v1::kind_of_word(word).is_some() {
            Some(List::Elements)
        } else {
            v1::link_of_word(word).map(|_| List::Links)
        }
    }

    /// Whether something that could be an item begins at `at`: `(` or `Word(`.
    pub(super) fn could_be_item(&self, at: usize) -> bool {
        let rest = self.rest(at);
        rest.starts_with('(')
            || rest.starts_with(|c: char| c.is_ascii_uppercase()) && {
                let word = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
                word.starts_with('(')
            }
    }

    /// Where an item of `list` begins right after the one letter at `at` that is out of place.
    pub(super) fn item_beside(&self, list: List, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        // Nearly every item begins like this, and there are very many.
        if let [b'A'..=b'Z' | b'(', b'a'..=b'z', ..] = rest.as_bytes() {
            return None;
        }
        let odd = rest.chars().next().filter(|_| self.list_of(at).is_none())?;
        let behind = rest[odd.len_utf8()..].trim_start_matches([' ', '\t']);
        let next = self.text.len() - behind.len();
        (self.list_of(next) == Some(list)).then_some(next)
    }

    /// The first line from `from` up to `to` that begins like an item, and of which list.
    pub(super) fn first_item(&self, from: usize, to: usize) -> Option<(usize, List)> {
        let mut at = from;
        if let Some(list) = self.indent(at).and_then(|_| self.list_of(at)) {
            return Some((at, list));
        }
        while let Some((line, depth)) = self.next_line(at).filter(|&(line, _)| line < to) {
            if let Some(list) = self.list_of(line + depth) {
                return Some((line + depth, list));
            }
            at = line;
        }
        None
    }

    /// How far the items of `list` are indented, judged by the first that looks like one after
    /// `at`.
    pub(super) fn item_indent(&self, list: List, at: usize) -> Option<usize> {
        let mut at = at;
        if let Some(depth) = self.indent(at).filter(|_| self.list_of(at) == Some(list)) {
            return Some(depth);
        }
        for _ in 0..FIRST_LINES {
            let (line, depth) = self.next_line(at)?;
            if self.list_of(line + depth) == Some(list) {
                return Some(depth);
            }
            at = line;
        }
        None
    }

    /// Where the next item of `list`, or the next list, begins after a comma behind `at`: all that
    /// is known of pieces that stand on one line.
    pub(super) fn next_like(&self, list: List, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut commas = memchr::memchr_iter(b',', bytes.get(at..)?).map(|comma| at + comma + 1);
        commas.find_map(|behind| {
            let rest = self.rest(behind);
            let next = self.text.len() - rest.trim_start().len();
            (self.list_of(next) == Some(list) || self.begins_list(next)).then_some(next)
        })
    }

    /// Where the piece that starts at `at` and is indented by `indent` should end by its layout,
    /// if that is before `limit`: behind its closing bracket, or where the next item or field
    /// begins.
    pub(super) fn end_of(&self, at: usize, indent: usize, limit: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = at;
        loop {
            let (line, depth) = self.next_line(at).filter(|&(line, _)| line < limit)?;
            let first = line + depth;
            match bytes.get(first).filter(|_| depth <= indent) {
                Some(b')' | b'}' | b']') if depth == indent => {
                    return (first + 1 < limit).then_some(first + 1);
                }
                Some(b')' | b'}' | b']') => return Some(line),
                Some(_) if depth == indent && self.could_be_item(first) => return Some(line),
                Some(_) if self.is_top_field(first, depth) || self.list_of(first).is_some() => {
                    return Some(line);
                }
                _ => at = line,
            }
        }
    }
}

/// How many letters must be changed, added or left out to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
