//! Short messages that stay out of the way and name the next step.

use super::Action;
use std::time::{Duration, Instant};

/// How long a message that asks nothing stays.
const STAYS: Duration = Duration::from_secs(6);
/// Most messages shown at once; older ones go first.
const MOST: usize = 4;

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something went well.
    Good,
    /// Something to know; stays until closed.
    Warning,
    /// Something failed; stays until closed.
    Error,
}

/// A message with, maybe, a step to take next.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Which message, to close it.
    pub id: u64,
    /// How serious it is.
    pub tone: Tone,
    /// What happened.
    pub text: String,
    /// The step to take: its name and what it does.
    pub step: Option<(String, Action)>,
    /// When it goes by itself.
    pub until: Option<Instant>,
}

/// The messages shown now.
#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    next: u64,
}

impl Notices {
    /// Shows a message.
    pub fn show(&mut self, tone: Tone, text: String, step: Option<(String, Action)>) {
        // The same failure said twice helps nobody.
        self.list.retain(|notice| notice.text != text);
        let until = (tone == Tone::Good).then(|| Instant::now() + STAYS);
        self.list.push(Notice { id: self.next, tone, text, step, until });
        self.next += 1;
        let extra = self.list.len().saturating_sub(MOST);
        self.list.drain(..extra);
    }

    /// Closes a message.
    pub fn close(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Drops the messages whose time is over.
    pub fn tidy(&mut self, now: Instant) {
        self.list.retain(|notice| notice.until.is_none_or(|until| until > now));
    }

    /// The messages, oldest first.
    pub fn list(&self) -> &[Notice] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_go_by_themselves_but_errors_stay() {
        let mut notices = Notices::default();
        notices.show(Tone::Good, "saved".into(), None);
        notices.show(Tone::Error, "failed".into(), None);
        notices.tidy(Instant::now() + STAYS + Duration::from_secs(1));
        assert_eq!(notices.list().len(), 1);
        assert_eq!(notices.list()[0].text, "failed");
    }

    #[test]
    fn few_at_once_and_none_twice() {
        let mut notices = Notices::default();
        for i in 0..10 {
            notices.show(Tone::Error, format!("failure {i}"), None);
        }
        notices.show(Tone::Error, "failure 9".into(), None);
        assert_eq!(notices.list().len(), MOST);
        let last = notices.list().last().map(|notice| notice.id);
        notices.close(last.unwrap());
        assert!(notices.list().iter().all(|notice| notice.text != "failure 9"));
    }
}
