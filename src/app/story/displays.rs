//! Which display shows the story and which the speaker's window.

/// The displays of the machine, each by its place in the system's list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Displays {
    /// How many there are.
    pub count: usize,
    /// The one the window is on, where the system tells.
    pub own: Option<usize>,
    /// The one the system calls its main one, where it has such.
    pub main: Option<usize>,
    /// What was chosen while this many were there.
    chosen: Option<(usize, Places)>,
}

/// A display for those who look, another for the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// The story's.
    pub audience: usize,
    /// The speaker's window's.
    pub speaker: usize,
}

impl Displays {
    /// So many, of which these are the window's and the main one.
    pub fn new(count: usize, own: Option<usize>, main: Option<usize>) -> Self {
        let there = |it: Option<usize>| it.filter(|at| *at < count);
        Self { count, own: there(own), main: there(main), chosen: None }
    }

    /// Takes in how they are now, and remembers what was chosen.
    pub(super) fn see(&mut self, now: Self) {
        *self = Self { chosen: self.chosen, ..now };
    }

    /// Whether both are still there.
    pub(super) fn have(&self, places: Places) -> bool {
        places.audience.max(places.speaker) < self.count
    }

    /// Remembers who got which, as long as there are as many.
    pub(super) fn choose(&mut self, places: Places) {
        self.chosen = Some((self.count, places));
    }

    /// Who gets which; `None` = there is only one. The speaker sits at the main display, the
    /// laptop's; a window that was put on another one stays there.
    pub(super) fn places(&self) -> Option<Places> {
        if self.count < 2 {
            return None;
        }
        if let Some((count, places)) = self.chosen
            && count == self.count
        {
            return Some(places);
        }
        let speaker = self.main.or(self.own).unwrap_or(0);
        let other = (0..self.count).find(|at| *at != speaker)?;
        let audience = self.own.filter(|own| *own != speaker).unwrap_or(other);
        Some(Places { audience, speaker })
    }

    /// Who gets which when the story goes on from this display to the next, and the speaker's
    /// window to the one that it leaves; `None` = there is only one.
    pub(super) fn after(&self, audience: usize) -> Option<Places> {
        let next = (audience + 1) % self.count.max(1);
        (self.count > 1).then_some(Places { audience: next, speaker: audience })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speaker_sits_at_the_main_display_and_the_story_is_on_another() {
        let places = |count, own, main| {
            let places = Displays::new(count, own, main).places();
            places.map(|places| (places.audience, places.speaker))
        };
        assert_eq!(places(0, None, None), None);
        assert_eq!(places(1, Some(0), Some(0)), None);
        assert_eq!(places(2, Some(0), Some(0)), Some((1, 0)), "from the laptop to the projector");
        assert_eq!(places(2, Some(1), Some(0)), Some((1, 0)), "it is there already");
        assert_eq!(places(2, Some(0), Some(1)), Some((0, 1)));
        assert_eq!(places(2, Some(1), None), Some((0, 1)), "no main one: away from where it is");
        assert_eq!(places(3, Some(2), Some(0)), Some((2, 0)));
        assert_eq!(places(2, Some(7), Some(9)), Some((1, 0)), "a system that errs");
    }

    #[test]
    fn displays_are_exchanged_and_that_is_remembered_until_others_are_there() {
        let mut displays = Displays::new(2, Some(0), Some(0));
        let first = displays.places().unwrap();
        let other = displays.after(first.audience).unwrap();
        assert_eq!((other.audience, other.speaker), (first.speaker, first.audience));
        assert_eq!(displays.after(other.audience), Some(first));
        displays.choose(other);
        displays.see(Displays::new(2, Some(0), Some(0)));
        assert_eq!(displays.places(), Some(other));
        displays.see(Displays::new(3, Some(0), Some(0)));
        assert_eq!(displays.places(), Some(first));
        displays.see(Displays::new(1, Some(0), Some(0)));
        assert_eq!((displays.places(), displays.after(0)), (None, None));
        assert!(!displays.have(other));
        // Of three, each gets the story in turn.
        let displays = Displays::new(3, Some(0), Some(0));
        let mut at = 1;
        for next in [2, 0, 1] {
            let places = displays.after(at).unwrap();
            assert_eq!((places.audience, places.speaker), (next, at));
            assert!(displays.have(places));
            at = next;
        }
    }
}
