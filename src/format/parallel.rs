//! Long lists are worked on by all cores.

use std::thread;

/// Items from which a second thread pays.
const LONG: usize = 2_000;

/// Applies `work` to every item; results in the order of the items.
pub(super) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(8);
    if items.len() < LONG || threads == 1 {
        return items.iter().map(work).collect();
    }
    let mut results = Vec::with_capacity(items.len());
    thread::scope(|scope| {
        let work = &work;
        let mut chunks = items.chunks(items.len().div_ceil(threads));
        let first = chunks.next().unwrap_or_default();
        let others: Vec<_> = chunks
            .map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<R>>()))
            .collect();
        results.extend(first.iter().map(work));
        for other in others {
            match other.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    results
}
