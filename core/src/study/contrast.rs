//! Owns whether colours can be told apart (WCAG 2.2), and the nearest ones that can. Knows nothing of where they are used.

use alloc::string::String;

use crate::hex;

/// A colour of the screen: red, green and blue from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// Black.
pub const BLACK: Colour = Colour([0; 3]);
/// White.
pub const WHITE: Colour = Colour([255; 3]);

/// In how many steps a colour goes to black or white: small enough that none is moved further than it must by more than can be seen.
const STEPS: u16 = 32;

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let number = u32::from_str_radix(text.strip_prefix('#').filter(|digits| digits.len() == 6)?, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// The colour as `#rrggbb`.
    pub fn hex(self) -> String {
        let mut text = String::from("#");
        self.0.into_iter().for_each(|byte| hex::push(&mut text, byte));
        text
    }

    /// How bright it looks, from 0 to 1: WCAG's relative luminance. The curve's power of 2.4 is made of roots, since the general power would
    /// cost every visitor 2 KB.
    pub fn luminance(self) -> f64 {
        let linear = self.0.map(|value| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { curve((share + 0.055) / 1.055) }
        });
        let [red, green, blue] = linear;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, from 1 to 21.
    ///
    /// ```
    /// use expectly_core::study::Colour;
    /// let ratio = |one: &str, other: &str| Colour::parse(one).zip(Colour::parse(other)).map(|(one, other)| one.ratio(other));
    /// assert_eq!(ratio("#000000", "#ffffff").map(f64::round), Some(21.0));
    /// assert!(ratio("#777777", "#ffffff").is_some_and(|ratio| (ratio - 4.48).abs() < 0.01));
    /// ```
    pub fn ratio(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > other { one / other } else { other / one }
    }

    /// Some of this colour and the rest of another, as CSS mixes them in `srgb`: `parts` of [`Colour::WHOLE`].
    pub fn mixed(self, other: Colour, parts: u16) -> Colour {
        let Colour([red, green, blue]) = other;
        let mix = |one: u8, other: u8| (u16::from(one) * parts + u16::from(other) * (Colour::WHOLE - parts)) / Colour::WHOLE;
        let Colour([one, two, three]) = self;
        Colour([mix(one, red), mix(two, green), mix(three, blue)].map(|value| u8::try_from(value).unwrap_or(u8::MAX)))
    }

    /// All of a colour, for [`Colour::mixed`].
    pub const WHOLE: u16 = 100;

    /// Black or white, whichever contrasts more.
    pub fn opposite(self) -> Colour {
        if self.ratio(BLACK) > self.ratio(WHITE) { BLACK } else { WHITE }
    }

    /// The colour itself, or the nearest to it on the way to black or white that passes; the end of that way if nothing does.
    pub fn until(self, end: Colour, passes: impl Fn(Colour) -> bool) -> Colour {
        let step = |step: u16| end.mixed(self, Colour::WHOLE * step / STEPS);
        (0..STEPS).map(step).find(|colour| passes(*colour)).unwrap_or(end)
    }
}

/// `x` to the power of 2.4, for `x` from 0.05 to 1.
fn curve(x: f64) -> f64 {
    let (square, root) = (x * x, x.sqrt());
    // The power of 0.4 is the fifth root of the square: Newton's steps, from a blend of the powers of 0.25 and 0.5.
    let step = |y: f64| y - (y - square / (y * y * y * y)) / 5.0;
    square * step(step(0.4 * root.sqrt() + 0.6 * root))
}

#[cfg(test)]
mod tests {
    use super::{BLACK, Colour, WHITE};

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn a_luminance_is_that_of_the_standard_or_unreadable_colours_pass() {
        for value in 0..=255u8 {
            let share = f64::from(value) / 255.0;
            let exact = if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) };
            assert!((Colour([value; 3]).luminance() - exact).abs() < 1e-7, "{value}");
        }
    }

    #[test]
    fn button_text_can_be_read_on_any_accent() {
        assert_eq!(["#0b57d0", "#ffd400", "#777777", "#a3491f"].map(|accent| colour(accent).opposite()), [WHITE, BLACK, BLACK, WHITE]);
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                let accent = Colour([red, green, 128]);
                assert!(accent.ratio(accent.opposite()) >= 4.5, "{}", accent.hex());
            }
        }
    }

    #[test]
    fn a_corrected_colour_passes_and_is_no_further_off_than_it_must_be() {
        let yellow = colour("#ffd400");
        let corrected = yellow.until(BLACK, |accent| accent.ratio(WHITE) >= 3.0);
        assert!((3.0..3.3).contains(&corrected.ratio(WHITE)), "{}", corrected.hex());
        assert_eq!(yellow.until(BLACK, |_| true), yellow);
        assert_eq!(yellow.until(BLACK, |_| false), BLACK);
    }

    #[test]
    fn a_colour_is_written_as_it_was_read() {
        assert_eq!(colour("#0b57d0").hex(), "#0b57d0");
        assert_eq!(Colour::parse("#0b57d"), None);
        assert_eq!(Colour::parse("0b57d0"), None);
    }
}
