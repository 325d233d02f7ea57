//! Journeys in pages of Markdown: what stands between fences of `mermaid`.

use super::super::bytes::lines;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// The number of its first line, from 1.
    pub(super) first: usize,
}

/// What stands between the fences of `mermaid` in a page, from its beginning on. A fence that is
/// never closed ends with the page.
pub(super) fn pieces(page: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut numbered = (1..).zip(lines(page));
    std::iter::from_fn(move || {
        let (number, opening) = numbered.find(|(_, line)| fence(line).is_some())?;
        let mark = fence(opening)?;
        let start = place(page, opening) + opening.len();
        let closing = numbered.find(|(_, line)| closes(line, mark));
        let end = closing.map_or(page.len(), |(_, line)| place(page, line));
        // The end of the opening line is an empty first line.
        Some((opening, Piece { text: &page[start..end], first: number }))
    })
    .filter(|(opening, _)| language(opening).eq_ignore_ascii_case("mermaid"))
    .map(|(_, piece)| piece)
}

/// Where a part of a text stands in it, in bytes.
fn place(whole: &str, part: &str) -> usize {
    part.as_ptr().addr() - whole.as_ptr().addr()
}

/// The marks that open a fence; `None` where a line opens none.
fn fence(line: &str) -> Option<&str> {
    let text = line.trim_start();
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(mark).len();
    (length >= 3).then(|| &text[..length])
}

/// Whether a line closes a fence of these marks.
fn closes(line: &str, mark: &str) -> bool {
    let text = line.trim();
    let one = mark.chars().next();
    text.len() >= mark.len() && text.chars().all(|c| Some(c) == one)
}

/// What the first word behind a fence says is in it.
fn language(line: &str) -> &str {
    let behind = line.trim_start().trim_start_matches(['`', '~']);
    behind.split_whitespace().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(page: &str) -> Vec<(usize, &str)> {
        pieces(page).map(|piece| (piece.first, piece.text)).collect()
    }

    #[test]
    fn what_stands_between_fences_is_found_with_its_place() {
        assert_eq!(of("```mermaid\na\n```\n"), [(1, "\na\n")]);
        assert_eq!(
            of("x\n  ~~~~ Mermaid {x}\r\na\r\n~~~\r\n~~~~~\r\nb"),
            [(2, "\r\na\r\n~~~\r\n")]
        );
        assert_eq!(of("```mermaid\na"), [(1, "\na")]);
        assert_eq!(of("```\n```mermaid\n```\n```mermaid\nb\n```"), [(4, "\nb\n")]);
        assert_eq!(of("``mermaid\na\n``"), []);
    }
}
