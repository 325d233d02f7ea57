//! The window's look: the theme's tokens as egui's style, the bundled faces as its fonts.

use crate::app::Motion;
use crate::scene::{Face, Weight};
use crate::theme::{Color, Theme};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin,
    RichText, Shadow, Stroke, Style, TextStyle, Vec2, Visuals,
};
use std::sync::Arc;

/// Corner radius of buttons and fields.
pub const RADIUS: u8 = 6;
/// Height of buttons and fields.
pub const HEIGHT: f32 = 30.0;

/// Our colour as egui's.
pub fn color(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// The family of a weight.
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => FontFamily::Name("semibold".into()),
        Weight::Bold => FontFamily::Name("bold".into()),
    }
}

/// A type size of the window in a weight.
pub fn font(weight: Weight, size: f32) -> FontId {
    FontId::new(size, family(weight))
}

/// The bundled faces, each weight with the emoji face behind it.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in Face::ALL {
        fonts.font_data.insert(format!("{face:?}"), Arc::new(FontData::from_static(face.bytes())));
    }
    let stack = |face: Face| vec![format!("{face:?}"), format!("{:?}", Face::Emoji)];
    let families = [
        (FontFamily::Proportional, Face::Regular),
        (FontFamily::Monospace, Face::Regular),
        (family(Weight::SemiBold), Face::SemiBold),
        (family(Weight::Bold), Face::Bold),
    ];
    for (family, face) in families {
        fonts.families.insert(family, stack(face));
    }
    fonts
}

/// Gives `ctx` the bundled faces. Once, before the first frame.
pub fn install_fonts(ctx: &Context) {
    ctx.set_fonts(fonts());
    // Zooming belongs to the map; the system scales windows.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// The colours panels use, from the theme.
#[derive(Debug, Clone)]
pub struct Look {
    /// The theme itself.
    pub theme: Arc<Theme>,
    /// Titles and names.
    pub ink: Color32,
    /// Running text.
    pub text: Color32,
    /// Captions.
    pub muted: Color32,
    /// Rules and outlines.
    pub line: Color32,
    /// Behind panels.
    pub panel: Color32,
    /// Behind the paper.
    pub desk: Color32,
    /// Behind buttons and quiet cards.
    pub card: Color32,
    /// Selection and focus.
    pub selection: Color32,
    /// Behind what is selected.
    pub selected: Color32,
    /// Text on what is selected.
    pub on_selected: Color32,
    /// Moments of truth.
    pub moment: Color32,
    /// Factor on type sizes.
    pub scale: f32,
}

impl Look {
    /// The look of a theme.
    pub fn of(theme: Arc<Theme>) -> Self {
        let c = &theme.color;
        let selected = c.paper.mix(c.selection, if theme.dark { 0.32 } else { 0.12 });
        let on_selected = if theme.dark { c.ink } else { c.selection };
        Self {
            ink: color(c.ink),
            text: color(c.text),
            muted: color(c.muted),
            line: color(c.line),
            panel: color(c.paper),
            desk: color(c.desk),
            card: color(c.card),
            selection: color(c.selection),
            selected: color(selected),
            on_selected: color(on_selected),
            moment: color(c.moment.strong),
            // A projector needs larger letters in the panels too, but the map comes first.
            scale: 1.0 + (theme.scale - 1.0) * 0.6,
            theme,
        }
    }

    /// Text of the panels.
    pub fn body(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(font(Weight::Regular, 13.0 * self.scale)).color(self.text)
    }

    /// A caption.
    pub fn caption(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(font(Weight::Regular, 11.5 * self.scale)).color(self.muted)
    }

    /// The name of something.
    pub fn name(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(font(Weight::SemiBold, 13.0 * self.scale)).color(self.ink)
    }

    /// The heading of a panel's part.
    pub fn heading(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(font(Weight::SemiBold, 12.5 * self.scale)).color(self.muted)
    }

    /// A title.
    pub fn title(&self, text: impl Into<String>, size: f32) -> RichText {
        RichText::new(text).font(font(Weight::Bold, size * self.scale)).color(self.ink)
    }

    /// Gives `ctx` this look.
    pub fn apply(&self, ctx: &Context, motion: Motion) {
        let style = self.style();
        ctx.set_theme(if self.theme.dark { egui::Theme::Dark } else { egui::Theme::Light });
        ctx.all_styles_mut(|each| {
            let animation = if motion == Motion::Reduced { 0.0 } else { each.animation_time };
            *each = style.clone();
            // Tests switch animations off.
            each.animation_time = animation;
        });
    }

    /// egui's style in this look.
    fn style(&self) -> Style {
        let mut style = Style { visuals: self.visuals(), ..Style::default() };
        let size = |points: f32| FontId::new(points * self.scale, FontFamily::Proportional);
        style.text_styles = [
            (TextStyle::Small, size(11.5)),
            (TextStyle::Body, size(13.0)),
            (TextStyle::Button, size(13.0)),
            (TextStyle::Monospace, size(13.0)),
            (TextStyle::Heading, font(Weight::Bold, 18.0 * self.scale)),
        ]
        .into();
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(6.0, 6.0);
        spacing.button_padding = Vec2::new(10.0, 4.0);
        spacing.interact_size = Vec2::new(30.0, 28.0 * self.scale);
        spacing.menu_margin = Margin::same(6);
        spacing.window_margin = Margin::same(16);
        spacing.menu_width = 240.0;
        spacing.tooltip_width = 320.0;
        spacing.icon_width = 16.0;
        spacing.icon_spacing = 8.0;
        spacing.scroll.bar_width = 8.0;
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        style
    }

    fn visuals(&self) -> Visuals {
        let base = if self.theme.dark { Visuals::dark() } else { Visuals::light() };
        let mut v = Visuals {
            override_text_color: None,
            weak_text_color: Some(self.muted),
            panel_fill: self.panel,
            window_fill: self.panel,
            window_stroke: Stroke::new(1.0, self.line),
            window_corner_radius: CornerRadius::same(10),
            menu_corner_radius: CornerRadius::same(8),
            extreme_bg_color: self.panel,
            text_edit_bg_color: Some(self.card),
            faint_bg_color: self.card,
            code_bg_color: self.card,
            hyperlink_color: self.selection,
            window_shadow: self.shadow(24),
            popup_shadow: self.shadow(16),
            ..base
        };
        v.selection.bg_fill = self.selected;
        v.selection.stroke = Stroke::new(1.0, self.on_selected);
        let hover = self.mix_panel(self.theme.color.muted, 0.10);
        let press = self.mix_panel(self.theme.color.muted, 0.18);
        let radius = CornerRadius::same(RADIUS);
        let w = &mut v.widgets;
        for (state, fill, edge, text) in [
            (&mut w.noninteractive, self.panel, self.line, self.text),
            (&mut w.inactive, self.card, self.line, self.text),
            (&mut w.hovered, hover, self.line, self.ink),
            (&mut w.active, press, self.selection, self.ink),
            (&mut w.open, press, self.line, self.ink),
        ] {
            state.bg_fill = fill;
            state.weak_bg_fill = fill;
            state.bg_stroke = Stroke::new(1.0, edge);
            state.fg_stroke = Stroke::new(1.0, text);
            state.corner_radius = radius;
            state.expansion = 0.0;
        }
        v
    }

    /// The panel's colour mixed with another.
    pub fn mix_panel(&self, other: Color, t: f32) -> Color32 {
        color(self.theme.color.paper.mix(other, t))
    }

    /// A soft shadow below something that floats.
    pub fn shadow(&self, blur: u8) -> Shadow {
        let alpha = if self.theme.dark { 120 } else { 36 };
        Shadow { offset: [0, 4], blur, spread: 0, color: Color32::from_black_alpha(alpha) }
    }
}
