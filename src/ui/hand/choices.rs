//! What is chosen: format, what it is for, which part of the map, how it is parted.

use super::ask;
use crate::app::{
    HandChoice, HandLanes, HandOn, HandOnAsk, HandPart, PageSplit, PageTarget, Picture, SheetSize,
};
use crate::theme::ThemeName;
use crate::ui::pick::Pick;
use crate::ui::widgets::{Scope, TextLine, label_ui};
use egui::{DragValue, Id, Margin, Ui};

/// Sides of pages in millimetres.
const MILLIMETRES: std::ops::RangeInclusive<f64> = 10.0..=5_000.0;
/// Sides of pages in pixels.
const PIXELS: std::ops::RangeInclusive<u32> = 100..=20_000;
/// Dots per inch.
const DPI: std::ops::RangeInclusive<u16> = 48..=1_200;
/// Touchpoints a page.
const TOUCHPOINTS: std::ops::RangeInclusive<u16> = 1..=50;

/// The lists, by their names.
const LISTS: [&str; 6] =
    ["hand-format", "hand-target", "hand-part", "hand-split", "hand-lanes", "hand-theme"];

/// The ids of the lists; that of the formats comes first.
pub fn lists() -> impl Iterator<Item = Id> {
    LISTS.into_iter().map(Id::unique)
}

/// What a page is for, but for its numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Named(PageTarget),
    Millimetres,
    Pixels,
}

/// How a picture is parted, but for its number.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    Named(PageSplit),
    Touchpoints,
}

/// Every choice, one below the other.
pub fn choices_ui(ui: &mut Ui, scope: &mut Scope<'_>, open: &HandOn) {
    let mut choice = open.choice.clone();
    format_ui(ui, scope, &mut choice);
    if choice.picture != Picture::Html {
        target_ui(ui, scope, &mut choice);
    }
    part_ui(ui, scope, &mut choice);
    if choice.picture != Picture::Html {
        split_ui(ui, scope, &mut choice);
    }
    looks_ui(ui, scope, &mut choice);
    switches_ui(ui, scope, &mut choice);
    if choice != open.choice {
        ask(scope, HandOnAsk::Choose(Box::new(choice)));
    }
}

/// A choice of one of `options`, below its name.
fn pick_ui<T: PartialEq + Clone>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    key: &str,
    now: &mut T,
    options: Vec<(T, String)>,
) {
    label_ui(ui, scope.look, scope.text(key));
    let shown = options.iter().find(|(value, _)| value == now);
    let shown = shown.map(|(_, name)| name.clone()).unwrap_or_default();
    let pick = Pick {
        id: Id::unique(key),
        name: scope.text(key),
        shown: &shown,
        now: Some(now.clone()),
        quiet: true,
    };
    let width = ui.available_width();
    if let Some(picked) = pick.show(ui, scope, width, || options) {
        *now = picked;
    }
}

fn format_ui(ui: &mut Ui, scope: &Scope<'_>, choice: &mut HandChoice) {
    let name = |picture: Picture| scope.text(format_key(picture)).to_owned();
    let options = Picture::ALL.iter().map(|picture| (*picture, name(*picture))).collect();
    let before = choice.picture;
    pick_ui(ui, scope, "hand-format", &mut choice.picture, options);
    if before != choice.picture && choice.picture == Picture::Pptx {
        // Slides tell the story unless somebody wants something else.
        choice.part = HandPart::Story;
    }
}

const fn format_key(picture: Picture) -> &'static str {
    match picture {
        Picture::Svg => "hand-format-svg",
        Picture::Png => "hand-format-png",
        Picture::Pdf => "hand-format-pdf",
        Picture::Pptx => "hand-format-pptx",
        Picture::Html => "hand-format-html",
    }
}

fn target_ui(ui: &mut Ui, scope: &Scope<'_>, choice: &mut HandChoice) {
    let mut kind = match choice.target {
        PageTarget::Millimetres { .. } => Kind::Millimetres,
        PageTarget::Pixels { .. } => Kind::Pixels,
        named => Kind::Named(named),
    };
    let named = PageTarget::NAMED.iter().filter(|target| {
        // Slides are as large as slides or sheets of paper.
        choice.picture != Picture::Pptx || **target != PageTarget::Screen
    });
    let mut options: Vec<(Kind, String)> =
        named.map(|target| (Kind::Named(*target), target_name(scope, *target))).collect();
    options.push((Kind::Millimetres, scope.text("hand-target-mm").to_owned()));
    options.push((Kind::Pixels, scope.text("hand-target-px").to_owned()));
    let before = kind;
    pick_ui(ui, scope, "hand-target", &mut kind, options);
    if kind != before {
        choice.target = match kind {
            Kind::Named(target) => target,
            Kind::Millimetres => PageTarget::Millimetres { width: 420.0, height: 297.0 },
            Kind::Pixels => PageTarget::Pixels { width: 1_920, height: 1_080, dpi: 96.0 },
        };
    }
    match &mut choice.target {
        PageTarget::Millimetres { width, height } => {
            sides_ui(ui, scope, |ui, at| {
                let side = if at == 0 { &mut *width } else { &mut *height };
                ui.add(DragValue::new(side).range(MILLIMETRES).max_decimals(1))
            });
        }
        PageTarget::Pixels { width, height, .. } => {
            sides_ui(ui, scope, |ui, at| {
                let side = if at == 0 { &mut *width } else { &mut *height };
                ui.add(DragValue::new(side).range(PIXELS))
            });
        }
        _ => {}
    }
}

/// The fields of width and height, side by side.
fn sides_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    mut field: impl FnMut(&mut Ui, usize) -> egui::Response,
) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        for (at, key) in ["hand-width", "hand-height"].into_iter().enumerate() {
            let label = ui.label(scope.look.body(scope.text(key)));
            field(ui, at).labelled_by(label.id);
        }
    });
}

fn target_name(scope: &Scope<'_>, target: PageTarget) -> String {
    match target {
        PageTarget::Slide => scope.text("hand-target-slide").to_owned(),
        PageTarget::Paper(paper) => {
            let paper = SheetSize::key(paper).to_uppercase();
            scope.app.texts().with("hand-target-paper", &[("paper", (&paper).into())])
        }
        _ => scope.text("hand-target-screen").to_owned(),
    }
}

fn part_ui(ui: &mut Ui, scope: &Scope<'_>, choice: &mut HandChoice) {
    let texts = scope.app.texts();
    let Some(map) = &scope.app.map else { return };
    let name = |part: HandPart| match part {
        HandPart::Map => texts.get("hand-part-map").to_owned(),
        HandPart::Selection => texts.get("hand-part-selection").to_owned(),
        HandPart::Phase(phase) => texts.word(phase).to_owned(),
        HandPart::Frame => texts.get("hand-part-frame").to_owned(),
        HandPart::Story => texts.get("hand-part-story").to_owned(),
    };
    let may = |part: &HandPart| match part {
        HandPart::Selection => !map.selection.is_empty(),
        HandPart::Frame => !map.document.story().is_empty(),
        // A page with a viewer tells the story anyway.
        HandPart::Story => choice.picture != Picture::Html,
        HandPart::Map | HandPart::Phase(_) => true,
    };
    let parts = HandPart::ALL.iter().copied().filter(|part| may(part) || *part == choice.part);
    let options = parts.map(|part| (part, name(part))).collect();
    pick_ui(ui, scope, "hand-part", &mut choice.part, options);
}

fn split_ui(ui: &mut Ui, scope: &Scope<'_>, choice: &mut HandChoice) {
    let mut way = match choice.split {
        PageSplit::Touchpoints(_) => Way::Touchpoints,
        named => Way::Named(named),
    };
    let key = |split: PageSplit| match split {
        PageSplit::None => "hand-split-none",
        PageSplit::Auto => "hand-split-auto",
        PageSplit::Phases => "hand-split-phases",
        PageSplit::Stages | PageSplit::Touchpoints(_) => "hand-split-stages",
    };
    let named = PageSplit::NAMED.iter();
    let mut options: Vec<(Way, String)> =
        named.map(|split| (Way::Named(*split), scope.text(key(*split)).to_owned())).collect();
    options.push((Way::Touchpoints, scope.text("hand-split-touchpoints").to_owned()));
    let before = way;
    pick_ui(ui, scope, "hand-split", &mut way, options);
    if way != before {
        choice.split = match way {
            Way::Named(split) => split,
            Way::Touchpoints => PageSplit::Touchpoints(4),
        };
    }
    if let PageSplit::Touchpoints(most) = &mut choice.split {
        ui.add_space(4.0);
        number_ui(ui, scope, "hand-most", DragValue::new(most).range(TOUCHPOINTS));
    }
}

fn number_ui(ui: &mut Ui, scope: &Scope<'_>, key: &str, field: DragValue<'_>) {
    ui.horizontal(|ui| {
        let label = ui.label(scope.look.body(scope.text(key)));
        ui.add(field).labelled_by(label.id);
    });
}

fn looks_ui(ui: &mut Ui, scope: &Scope<'_>, choice: &mut HandChoice) {
    let name = |lanes: HandLanes| {
        scope
            .text(match lanes {
                HandLanes::Shown => "hand-lanes-shown",
                HandLanes::Usual => "hand-lanes-usual",
                HandLanes::All => "hand-lanes-all",
            })
            .to_owned()
    };
    let lanes = HandLanes::ALL.iter().map(|lanes| (*lanes, name(*lanes))).collect();
    pick_ui(ui, scope, "hand-lanes", &mut choice.lanes, lanes);
    let texts = scope.app.texts();
    let themes = ThemeName::ALL.iter();
    let themes = themes.map(|theme| (*theme, texts.word(*theme).to_owned())).collect();
    pick_ui(ui, scope, "hand-theme", &mut choice.theme, themes);
}

fn switches_ui(ui: &mut Ui, scope: &Scope<'_>, choice: &mut HandChoice) {
    let name = scope.text("hand-footer");
    label_ui(ui, scope.look, name);
    let (id, hint) = (Id::unique("hand-footer"), scope.text("hand-footer-hint"));
    TextLine { id, name, hint, margin: Margin::symmetric(8, 6) }.show(ui, &mut choice.footer);
    ui.add_space(8.0);
    if choice.picture == Picture::Png {
        let usual = choice.target.dpi() as u16;
        let mut dpi = choice.dpi.unwrap_or(usual);
        number_ui(ui, scope, "hand-dpi", DragValue::new(&mut dpi).range(DPI));
        choice.dpi = Some(dpi).filter(|dpi| *dpi != usual);
    }
    if choice.picture != Picture::Pdf {
        ui.checkbox(&mut choice.transparent, scope.look.body(scope.text("hand-transparent")));
    }
    if choice.picture == Picture::Pptx {
        ui.checkbox(&mut choice.as_picture, scope.look.body(scope.text("hand-as-picture")));
    }
}
