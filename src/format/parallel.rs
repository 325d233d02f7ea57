//! Long lists are worked on by all cores, with the same results on any number of them.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Items from which a second thread pays, also where all cores are busy and it starts late.
const LONG: usize = 10_000;
/// Items one thread takes at a time: few enough that a core with other work to do holds nobody up.
const CHUNK: usize = 1_000;

/// Applies `work` to every item; results in the order of the items.
pub(super) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut all = Vec::with_capacity(items.len());
    for part in chunks(items, |chunk| chunk.iter().map(&work).collect::<Vec<R>>()) {
        all.extend(part);
    }
    all
}

/// Applies `work` to stretches of the items; results in the order of the items.
pub(super) fn chunks<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    on(if items.len() < LONG { 1 } else { cores() }, items, work)
}

/// [`chunks`] on this many threads.
fn on<T: Sync, R: Send>(threads: usize, items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let chunks: Vec<&[T]> = items.chunks(CHUNK).collect();
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(chunk) = chunks.get(at) else { return done };
            done.push((at, work(chunk)));
        }
    };
    let mut results = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(chunks.len())).map(|_| scope.spawn(take)).collect();
        let mut results = take();
        for other in others {
            results.extend(joined(other));
        }
        results
    });
    results.sort_unstable_by_key(|&(at, _)| at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// The cores there are, up to eight. Asked once: the system answers from several files.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from).min(8))
}

/// What a thread made; if it panicked, so does this one.
fn joined<R>(thread: thread::ScopedJoinHandle<'_, R>) -> R {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_the_same_on_any_number_of_threads() {
        for count in [0, 1, CHUNK, CHUNK + 1, LONG + 1] {
            let items: Vec<usize> = (0..count).collect();
            let expected: Vec<usize> = items.iter().map(|item| item * 3).collect();
            assert_eq!(map(&items, |item| item * 3), expected);
            for threads in 1..=9 {
                let parts = on(threads, &items, |chunk| {
                    // Threads overtake each other.
                    thread::sleep(std::time::Duration::from_micros(chunk[0] as u64 % 7 * 50));
                    chunk.iter().map(|item| item * 3).collect::<Vec<_>>()
                });
                assert_eq!(parts.concat(), expected, "{count} items on {threads} threads");
            }
        }
    }

    #[test]
    fn a_panic_is_not_swallowed() {
        let items: Vec<usize> = (0..2 * LONG).collect();
        let caught = std::panic::catch_unwind(|| {
            map(&items, |&item| assert_ne!(item, LONG + 1, "planted"));
        });
        assert!(caught.is_err());
    }
}
