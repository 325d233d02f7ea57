//! Long lists are worked off on both ordinary cores.

/// From how many items on a second thread is worth its start.
pub const WORTH_A_THREAD: usize = 48;
/// How many threads: the ordinary two cores.
pub const THREADS: usize = 2;

/// Does `work` for every item, in parts of the list, each part on a thread with a state of its
/// own. The results keep the list's order.
pub fn spread<S: Send, T: Sync, R: Send>(
    states: &mut [S],
    list: &[T],
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> Vec<R> {
    let Some((first, others)) = states.split_first_mut() else { return Vec::new() };
    if list.len() < WORTH_A_THREAD || others.is_empty() {
        return list.iter().map(|item| work(first, item)).collect();
    }
    let part = list.len().div_ceil(others.len() + 1);
    let mut parts = list.chunks(part);
    let own = parts.next().unwrap_or_default();
    let work = &work;
    std::thread::scope(|scope| {
        let threads: Vec<_> = others
            .iter_mut()
            .zip(parts)
            .map(|(state, part)| {
                scope.spawn(move || part.iter().map(|item| work(state, item)).collect::<Vec<R>>())
            })
            .collect();
        let mut results: Vec<R> = own.iter().map(|item| work(first, item)).collect();
        for thread in threads {
            match thread.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    })
}
