//! A second look at what earlier openings set aside.

use super::aside::{Aside, Source};
use super::decode;
use super::list::List;
use super::v1;

/// Looks again at what earlier openings set aside: what can be understood now (by a newer version,
/// or because somebody mended it) goes back to its list. If anything does, so does all that had
/// no place on the map: it may have hung on that. If nothing does, nothing moves, so that a map
/// reads back as it was written.
pub(super) fn try_again<'a>(
    before: Vec<Source<'a>>,
    sources: &mut [Vec<Source<'a>>; List::ALL.len()],
    aside: &mut Aside<'a>,
) {
    let mut left_out = Vec::new();
    let mut revived = false;
    for source in before {
        let at = source.at;
        let v1::SetAside { list: name, text } = match decode::decode(&source.text) {
            Ok(entry) => entry,
            Err(bad) => {
                aside.put(List::SetAside, &source, bad);
                continue;
            }
        };
        if let Some(&list) = List::ALL.iter().find(|list| list.left_out_key() == name) {
            left_out.push((list, text, at));
            continue;
        }
        let list = List::from_key(&name);
        if list != List::SetAside && decode::understood(list, &text) {
            revived = true;
            sources[list as usize].push(Source { text: text.into(), at, again: true });
        } else {
            aside.keep(&name, &text, at);
        }
    }
    for (list, text, at) in left_out {
        if revived {
            sources[list as usize].push(Source { text: text.into(), at, again: true });
        } else {
            aside.keep(&list.left_out_key(), &text, at);
        }
    }
}
