//! Merges a text of several lines line by line: changes of different lines are both taken.

/// Most pairs of lines compared; longer texts are merged as one.
const MOST_PAIRS: usize = 4_000_000;

/// The text that three copies of it come to; `None` where both sides changed the same lines, or
/// lines beside each other, and not alike.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, ours, theirs] =
        [base, ours, theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let (in_ours, in_theirs) = (alike(&base, &ours)?, alike(&base, &theirs)?);
    let mut merged = String::new();
    let (mut b, mut o, mut t) = (0, 0, 0);
    loop {
        // The next line from before that both sides still have.
        let next = (b..base.len()).find_map(|at| Some((at, in_ours[at]?, in_theirs[at]?)));
        let (end, end_o, end_t) = next.unwrap_or((base.len(), ours.len(), theirs.len()));
        let (was, mine, other) = (&base[b..end], &ours[o..end_o], &theirs[t..end_t]);
        let taken = super::three::three(was, mine, other)?;
        for line in taken {
            merged.push_str(line);
        }
        let Some((at, at_o, at_t)) = next else { return Some(merged) };
        merged.push_str(base[at]);
        (b, o, t) = (at + 1, at_o + 1, at_t + 1);
    }
}

/// For each line of `old` where it stands in `new`, in order, as many as can be; `None` where the
/// texts are too long to tell.
fn alike(old: &[&str], new: &[&str]) -> Option<Vec<Option<usize>>> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = (&old[head..], &new[head..]);
    let tail = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&rest.0[..rest.0.len() - tail], &rest.1[..rest.1.len() - tail]);
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        return None;
    }
    let mut places: Vec<Option<usize>> = (0..head).map(Some).collect();
    places.extend(longest(a, b).into_iter().map(|at| at.map(|at| at + head)));
    places.extend((0..tail).map(|at| Some(head + b.len() + at)));
    Some(places)
}

/// The longest common subsequence: where each of `a` stands in `b`.
fn longest(a: &[&str], b: &[&str]) -> Vec<Option<usize>> {
    let width = b.len() + 1;
    // How many are common from here on.
    let mut common = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] = if a[i] == b[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut places = vec![None; a.len()];
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            places[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::merge;

    #[test]
    fn changes_of_different_lines_are_both_taken() {
        let base = "one\ntwo\nthree\nfour\nfive\n";
        let ours = "ONE\ntwo\nthree\nfour\nfive\n";
        let theirs = "one\ntwo\nthree\nfour\nFIVE\nsix\n";
        let merged = Some("ONE\ntwo\nthree\nfour\nFIVE\nsix\n".to_owned());
        assert_eq!(merge(base, ours, theirs), merged);
        assert_eq!(merge(base, theirs, ours), merged);
        assert_eq!(
            merge(base, "two\nthree\nfour\nfive\n", theirs).as_deref(),
            Some("two\nthree\nfour\nFIVE\nsix\n")
        );
    }

    #[test]
    fn changes_of_one_line_clash_unless_they_are_alike() {
        let base = "one\ntwo\nthree";
        assert_eq!(merge(base, "one\n2\nthree", "one\nII\nthree"), None);
        assert_eq!(merge(base, "one\n2\nthree", "one\n2\nthree").as_deref(), Some("one\n2\nthree"));
        assert_eq!(merge(base, "one\n2\nthree", base).as_deref(), Some("one\n2\nthree"));
        // Beside each other.
        assert_eq!(merge(base, "1\ntwo\nthree", "one\n2\nthree"), None);
        assert_eq!(merge("", "mine\n", "theirs\n"), None);
    }
}
