//! What is chosen of how a map is handed on, and presets that keep it.

use crate::app::Picture;
use crate::model::Phase;
use crate::pages::{Split, Target};
use crate::settings::Preset;
use crate::theme::ThemeName;

/// Which part of the map is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Map,
    /// The columns of what is selected.
    Selection,
    /// A phase.
    Phase(Phase),
    /// The chosen frame of the story.
    Frame,
    /// Every frame of the story.
    Story,
}

impl Part {
    /// Every part, in the order lists show them.
    pub const ALL: &'static [Self] = &[
        Self::Map,
        Self::Selection,
        Self::Phase(Phase::ALL[0]),
        Self::Phase(Phase::ALL[1]),
        Self::Phase(Phase::ALL[2]),
        Self::Frame,
        Self::Story,
    ];

    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Selection => "selection",
            Self::Phase(phase) => phase.key(),
            Self::Frame => "frame",
            Self::Story => "story",
        }
    }
}

/// Which lanes are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lanes {
    /// Those on the screen.
    Shown,
    /// The usual ones.
    Usual,
    /// Every one.
    All,
}

impl Lanes {
    /// Every choice, in the order lists show them.
    pub const ALL: &'static [Self] = &[Self::Shown, Self::Usual, Self::All];

    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Usual => "usual",
            Self::All => "all",
        }
    }
}

/// What is chosen in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The format.
    pub picture: Picture,
    /// What it is for.
    pub target: Target,
    /// Which part of the map.
    pub part: Part,
    /// How it is parted where it would be too small.
    pub split: Split,
    /// Which lanes.
    pub lanes: Lanes,
    /// The look.
    pub theme: ThemeName,
    /// PNG: dots per inch; `None` = what its target asks for.
    pub dpi: Option<u16>,
    /// Whether there is no paper behind the map.
    pub transparent: bool,
    /// PPTX: whether slides are pictures.
    pub as_picture: bool,
    /// What stands at the foot of every page; empty = nothing.
    pub footer: String,
}

impl Choice {
    /// What is usual for a format: slides tell the story, pages to look at are as large as the map.
    pub fn usual(picture: Picture, theme: ThemeName) -> Self {
        let slides = picture == Picture::Pptx;
        Self {
            picture,
            target: if slides { Target::Slide } else { Target::Screen },
            part: if slides { Part::Story } else { Part::Map },
            split: Split::None,
            lanes: Lanes::Shown,
            theme,
            dpi: None,
            transparent: false,
            as_picture: false,
            footer: String::new(),
        }
    }

    /// The choice with what its format cannot be changed to what it can.
    pub(super) fn settled(mut self) -> Self {
        match self.picture {
            Picture::Html => (self.target, self.split) = (Target::Screen, Split::None),
            Picture::Pptx if self.target == Target::Screen => self.target = Target::Slide,
            _ => {}
        }
        if !self.target.is_usable() {
            self.target = Target::Screen;
        }
        self
    }

    /// It under a name, to be used again.
    pub fn preset(&self, name: String) -> Preset {
        Preset {
            name,
            format: self.picture.extension().to_owned(),
            target: self.target.key(),
            part: self.part.key().to_owned(),
            split: self.split.key(),
            lanes: self.lanes.key().to_owned(),
            theme: self.theme.key().to_owned(),
            dpi: self.dpi.unwrap_or(0),
            transparent: self.transparent,
            as_picture: self.as_picture,
            footer: self.footer.clone(),
        }
    }

    /// What a preset holds; what is not understood in it is as usual.
    pub fn of_preset(preset: &Preset) -> Self {
        fn known<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str, wanted: &str) -> Option<T> {
            all.iter().copied().find(|it| key(*it) == wanted)
        }
        let picture = known(Picture::ALL, Picture::extension, &preset.format);
        let theme = known(ThemeName::ALL, ThemeName::key, &preset.theme);
        let usual = Self::usual(picture.unwrap_or(Picture::Pdf), theme.unwrap_or_default());
        Self {
            target: Target::parse(&preset.target).unwrap_or(usual.target),
            part: known(Part::ALL, Part::key, &preset.part).unwrap_or(usual.part),
            split: Split::parse(&preset.split).unwrap_or(usual.split),
            lanes: known(Lanes::ALL, Lanes::key, &preset.lanes).unwrap_or(usual.lanes),
            dpi: Some(preset.dpi).filter(|dpi| *dpi > 0),
            transparent: preset.transparent,
            as_picture: preset.as_picture,
            footer: preset.footer.clone(),
            ..usual
        }
        .settled()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preset_holds_what_was_chosen() {
        let choice = Choice {
            target: Target::Millimetres { width: 300.0, height: 200.0 },
            part: Part::Phase(Phase::ALL[1]),
            split: Split::Touchpoints(4),
            lanes: Lanes::All,
            dpi: Some(150),
            transparent: true,
            footer: "© Clinic".to_owned(),
            ..Choice::usual(Picture::Png, ThemeName::Dark)
        };
        assert_eq!(Choice::of_preset(&choice.preset("a".to_owned())), choice);
    }

    #[test]
    fn what_is_not_understood_in_a_preset_is_as_usual() {
        let odd = Preset { format: "doc".into(), target: "a9".into(), ..Preset::default() };
        let usual = Choice::usual(Picture::Pdf, ThemeName::default());
        assert_eq!(Choice::of_preset(&odd), usual);
    }

    #[test]
    fn slides_are_for_slides() {
        let choice =
            Choice { target: Target::Screen, ..Choice::usual(Picture::Pptx, ThemeName::Light) };
        assert_eq!(choice.settled().target, Target::Slide);
    }
}
