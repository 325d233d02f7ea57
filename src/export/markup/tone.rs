//! Tones: places of a picture that have one colour in one theme and another colour in another,
//! numbered. A scene in which every colour is the number of a tone is drawn like any other.

use crate::theme::Color;

/// The tone of this number, written where a colour stands.
pub fn color(number: u32) -> Color {
    let [_, r, g, b] = number.to_be_bytes();
    Color::rgb(r, g, b)
}

/// The number written where a colour stands.
pub fn number(color: Color) -> u32 {
    u32::from_be_bytes([0, color.r, color.g, color.b])
}
