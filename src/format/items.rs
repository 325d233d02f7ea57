//! Cuts one list of a file into its items.

use super::decode;
use super::list::List;
use super::read_error::ReadError;
use super::reason::Reason;
use super::scan::{Scanner, Span};
use super::sections::{Cutter, Ending, most};

impl Cutter<'_> {
    /// Reads the items of a list up to its `]`.
    pub(super) fn items(&mut self, list: List) -> Result<(), ReadError> {
        let indent = self.lines.item_indent(list, self.scanner.at);
        while let Some(at) = self.next_item(list) {
            let item = if self.lines.is_field(at) {
                // It lost its beginning.
                self.cut(list, at, indent)
            } else {
                self.item(list, at, indent)
            };
            let items = &mut self.sections.lists[list as usize];
            if items.len() == most(list) {
                let place = self.place(at);
                return Err(ReadError::TooMany { list, limit: most(list), place });
            }
            items.push(item);
        }
        Ok(())
    }

    /// Passes what stands between items; `None` at the end of the list.
    fn next_item(&mut self, list: List) -> Option<usize> {
        loop {
            let before = self.scanner.at;
            if let Err(fault) = self.scanner.blank() {
                if self.patience > 0 {
                    // A comment that is never closed: only its sign is out of place.
                    self.patience -= 1;
                    self.scanner.at = fault.at + 2;
                    self.untidy(fault.at, fault.reason);
                    continue;
                }
                self.lose(before, self.lines.next_field(before), fault);
                return None;
            }
            let at = self.scanner.at;
            match self.scanner.peek() {
                None => {
                    self.end_in_list();
                    return None;
                }
                Some(b']') => {
                    self.scanner.at += 1;
                    return None;
                }
                Some(b',') => self.scanner.at += 1,
                Some(byte) => {
                    if self.lines.begins_field(at)
                        || self.lines.begins_list(at)
                        || byte == b')' && self.is_last(at)
                    {
                        self.untidy(at, Reason::ExpectedClosing);
                        return None;
                    }
                    if !matches!(byte, b')' | b'}') && self.lines.item_beside(list, at).is_none() {
                        return Some(at);
                    }
                    let found = self.scanner.text()[at..].chars().next().unwrap_or_default();
                    self.untidy(at, Reason::Unexpected { found });
                    self.scanner.at += found.len_utf8();
                }
            }
        }
    }

    /// The file ends in a list. Where its last bracket is there, a damaged piece swallowed it.
    fn end_in_list(&mut self) {
        let text = self.scanner.text().trim_end();
        let alone = self.lines.indent(text.len().saturating_sub(1)) == Some(0);
        let whole = text.ends_with(')') && (alone || !text.contains('\n'));
        self.sections.ending = Some(if whole { Ending::Swallowed } else { Ending::CutOff });
    }

    /// Whether the byte at `at` is the file's last but for blanks.
    fn is_last(&self, at: usize) -> bool {
        let rest = self.scanner.text().as_bytes().get(at + 1..).unwrap_or_default();
        rest.iter().all(u8::is_ascii_whitespace)
    }

    /// Reads one item that starts at `at`, in a list whose items are indented by `usual`.
    fn item(&mut self, list: List, at: usize, usual: Option<usize>) -> Span {
        let text = self.scanner.text();
        let own = self.lines.indent(at);
        let indent = match (own, usual) {
            (Some(own), Some(usual)) if own > usual && self.lines.could_be_item(at) => Some(own),
            (own, usual) => usual.or(own),
        };
        let end_before =
            |cutter: &Self, limit| indent.and_then(|indent| cutter.lines.end_of(at, indent, limit));
        if self.patience > 0 {
            if let Ok(span) = self.scanner.value() {
                let fits = end_before(self, span.end).is_none() && !self.lines.goes_on(span.end);
                if fits || decode::understood(list, span.of(text)) {
                    return span;
                }
            }
            self.patience -= 1;
        } else if self.work > 0 {
            let end = end_before(self, text.len()).unwrap_or(text.len());
            self.work = self.work.saturating_sub(end - at);
            let mut scanner = Scanner::new(Span { start: at, end }.of(text));
            if let Ok(span) = scanner.value() {
                self.scanner.at = at + span.end;
                return Span { start: at, end: at + span.end };
            }
        }
        self.cut(list, at, indent)
    }

    /// Cuts the piece that starts at `at` where it should end by its layout.
    fn cut(&mut self, list: List, at: usize, indent: Option<usize>) -> Span {
        let end = match indent {
            Some(indent) => self.lines.end_of(at, indent, self.scanner.text().len()),
            None => self.lines.next_like(list, at),
        };
        self.scanner.at = end.unwrap_or_else(|| self.lines.next_field(at + 1));
        self.piece(at)
    }
}
