//! The timer of a workshop: how long a stage is talked about, and a gentle signal at the end.

use super::{App, Tone};
use crate::model::ElementId;
use std::time::Duration;

/// The lengths that are offered, in minutes.
pub const MINUTES: &[u32] = &[3, 5, 10, 15, 20, 30];
/// The longest length, in minutes.
pub const MOST_MINUTES: u32 = 180;
/// How long the signal at the end goes on.
const SIGNAL: Duration = Duration::from_secs(9);
/// How long one breath of the signal takes.
const BREATH: Duration = Duration::from_secs(3);

/// What is asked of the timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimerAsk {
    /// To run, or to wait.
    Toggle,
    /// To begin anew and wait.
    Reset,
    /// To run so many minutes.
    Minutes(u32),
}

/// How much time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLeft {
    /// So much is left.
    Left(Duration),
    /// It was over so long ago.
    Over(Duration),
}

/// A timer that counts down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    length: Duration,
    /// How much went by before it was last started.
    spent: Duration,
    /// When it was last started; `None` = it waits.
    since: Option<Duration>,
    /// The stage that is talked about.
    pub stage: Option<ElementId>,
    /// Whether the end was told.
    told: bool,
}

impl Default for Timer {
    fn default() -> Self {
        let length = Duration::from_mins(10);
        Self { length, spent: Duration::ZERO, since: None, stage: None, told: false }
    }
}

impl Timer {
    /// Whether it runs.
    pub const fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Whether it is as it was set: neither running nor begun.
    pub fn is_fresh(&self) -> bool {
        !self.is_running() && self.spent.is_zero()
    }

    /// Its length in minutes.
    pub const fn minutes(&self) -> u32 {
        (self.length.as_secs() / 60) as u32
    }

    fn spent(&self, now: Duration) -> Duration {
        self.spent + self.since.map_or(Duration::ZERO, |since| now.saturating_sub(since))
    }

    /// How much time there is.
    pub fn left(&self, now: Duration) -> TimeLeft {
        let spent = self.spent(now);
        match self.length.checked_sub(spent) {
            Some(left) if !left.is_zero() => TimeLeft::Left(left),
            _ => TimeLeft::Over(spent.saturating_sub(self.length)),
        }
    }

    /// Which share of the time is left, 0 … 1.
    pub fn share(&self, now: Duration) -> f32 {
        match self.left(now) {
            TimeLeft::Left(left) => left.as_secs_f32() / self.length.as_secs_f32().max(1.0),
            TimeLeft::Over(_) => 0.0,
        }
    }

    /// When what is shown changes next; `None` = it stays. A signal moves between seconds.
    pub fn changes_in(&self, now: Duration, moves: bool) -> Option<Duration> {
        self.since?;
        let second = Duration::from_secs(1);
        if moves && self.signal(now).is_some() {
            return Some(Duration::from_millis(50));
        }
        let part = Duration::from_nanos(u64::from(self.spent(now).subsec_nanos()));
        Some(second.saturating_sub(part).max(Duration::from_millis(10)))
    }

    /// How strong the signal of the end is, 0 … 1, while it lasts.
    pub fn signal(&self, now: Duration) -> Option<f32> {
        match self.left(now) {
            TimeLeft::Over(over) if over < SIGNAL && !self.is_fresh() => {
                let breath = over.as_secs_f32() / BREATH.as_secs_f32();
                Some(0.5 - 0.5 * (breath * std::f32::consts::TAU).cos())
            }
            _ => None,
        }
    }

    /// Whether the time is over, and that was not told yet; it is told once.
    fn ends(&mut self, now: Duration) -> bool {
        let ends = self.is_running() && !self.told && matches!(self.left(now), TimeLeft::Over(_));
        self.told |= ends;
        ends
    }

    /// Does what is asked at a moment, where this stage is talked about.
    fn ask(&mut self, ask: TimerAsk, now: Duration, stage: Option<ElementId>) {
        match ask {
            TimerAsk::Toggle if self.is_running() => {
                self.spent = self.spent(now);
                self.since = None;
            }
            TimerAsk::Toggle => {
                if matches!(self.left(now), TimeLeft::Over(_)) {
                    self.spent = Duration::ZERO;
                    self.told = false;
                }
                if self.spent.is_zero() {
                    self.stage = stage;
                }
                self.since = Some(now);
            }
            TimerAsk::Reset => *self = Self { length: self.length, ..Self::default() },
            TimerAsk::Minutes(minutes) => {
                let minutes = u64::from(minutes.clamp(1, MOST_MINUTES));
                let (running, known) = (self.is_running(), self.stage);
                *self = Self { length: Duration::from_mins(minutes), ..Self::default() };
                if running {
                    (self.since, self.stage) = (Some(now), known);
                }
            }
        }
    }
}

impl App {
    /// Does what is asked of the timer.
    pub(super) fn time(&mut self, ask: TimerAsk) {
        let stage = self.map.as_ref().and_then(|map| map.stage_at(map.target()));
        let now = self.clock.now();
        self.workshop.timer.ask(ask, now, stage);
    }

    /// Does what is due: saves maps by themselves, and tells that the time is over, once it is.
    pub fn tick(&mut self) {
        self.save_by_itself();
        self.look_at_files();
        let now = self.clock.now();
        if self.workshop.timer.ends(now) {
            let texts = self.texts();
            let stage = self.timed_stage();
            let text = match &stage {
                Some(name) => texts.with("notice-time-stage", &[("name", name.into())]),
                None => texts.get("notice-time").to_owned(),
            };
            self.notices.show(Tone::Warning, text, None);
        }
    }

    /// The name of the stage the timer runs for.
    pub fn timed_stage(&self) -> Option<String> {
        let document = &self.map.as_ref()?.document;
        let name = document.element(self.workshop.timer.stage?)?.content.text().trim();
        (!name.is_empty()).then(|| name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn time_runs_waits_and_ends_once() {
        let mut timer = Timer::default();
        timer.ask(TimerAsk::Minutes(5), s(100), None);
        assert_eq!((timer.left(s(100)), timer.is_fresh()), (TimeLeft::Left(s(300)), true));
        assert_eq!(timer.changes_in(s(100), true), None);
        timer.ask(TimerAsk::Toggle, s(100), None);
        assert_eq!(timer.left(s(160)), TimeLeft::Left(s(240)));
        timer.ask(TimerAsk::Toggle, s(160), None);
        assert_eq!(timer.left(s(1_000)), TimeLeft::Left(s(240)));
        timer.ask(TimerAsk::Toggle, s(1_000), None);
        assert!(!timer.ends(s(1_239)));
        assert!(timer.ends(s(1_240)) && !timer.ends(s(1_241)));
        assert_eq!(timer.left(s(1_250)), TimeLeft::Over(s(10)));
        assert!(timer.signal(s(1_241)).is_some() && timer.signal(s(1_250)).is_none());
        timer.ask(TimerAsk::Toggle, s(1_250), None);
        timer.ask(TimerAsk::Toggle, s(2_000), None);
        assert_eq!(timer.left(s(2_000)), TimeLeft::Left(s(300)), "begun anew after its end");
    }

    #[test]
    fn what_is_shown_changes_once_a_second() {
        let mut timer = Timer::default();
        timer.ask(TimerAsk::Toggle, s(0), None);
        let now = Duration::from_millis(2_250);
        assert_eq!(timer.changes_in(now, true), Some(Duration::from_millis(750)));
        let over = s(601);
        assert!(timer.changes_in(over, true) < Some(s(1)), "the signal moves");
        assert_eq!(timer.changes_in(over, false), Some(s(1)), "not where nothing may move");
    }

    #[test]
    fn other_minutes_begin_anew_and_go_on_running() {
        let mut timer = Timer::default();
        timer.ask(TimerAsk::Toggle, s(0), None);
        timer.ask(TimerAsk::Minutes(500), s(60), None);
        assert_eq!((timer.minutes(), timer.is_running()), (MOST_MINUTES, true));
        assert_eq!(timer.left(s(61)), TimeLeft::Left(s(u64::from(MOST_MINUTES) * 60 - 1)));
        timer.ask(TimerAsk::Reset, s(70), None);
        assert!(timer.is_fresh());
    }
}
