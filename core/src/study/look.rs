//! Owns how the panel looks, as the owner writes it; the widget turns it into CSS.

use alloc::string::String;

use crate::json::Json;
use crate::shape::{Shape, form, named, record};

named! {
    /// Where the panel stands. Start and end follow the reading direction.
    #[derive(Default)]
    pub enum Position {
        /// The lower corner at the end of the line: right in English, left in Arabic.
        #[default]
        BottomEnd = "bottom-end",
        /// The lower corner at the start of the line.
        BottomStart = "bottom-start",
        /// The upper corner at the end of the line.
        TopEnd = "top-end",
        /// The upper corner at the start of the line.
        TopStart = "top-start",
        /// The middle of the lower edge.
        Center = "center",
    }
}

named! {
    /// How much room the parts of the panel take.
    #[derive(Default)]
    pub enum Density {
        /// Less than usual.
        Compact = "compact",
        /// As usual.
        #[default]
        Normal = "normal",
        /// More than usual.
        Spacious = "spacious",
    }
}

named! {
    /// Which letters the panel is written in.
    #[derive(Default)]
    pub enum Font {
        /// Those of the visitor's system.
        #[default]
        System = "system",
        /// Those of the page around it.
        Host = "host",
        /// The system's letters with serifs.
        Serif = "serif",
        /// The system's letters of one width.
        Mono = "mono",
    }
}

named! {
    /// Whether the panel is light or dark.
    #[derive(Default)]
    pub enum Scheme {
        /// As the visitor's system asks for.
        #[default]
        Auto = "auto",
        /// Always light.
        Light = "light",
        /// Always dark.
        Dark = "dark",
    }
}

/// Colours, letters and place of the panel.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Look {
    /// Colour of buttons and of the chosen value, `#rrggbb`.
    pub accent: Option<String>,
    /// Colour of its ground, `#rrggbb`.
    pub paper: Option<String>,
    /// Colour of its writing, `#rrggbb`.
    pub ink: Option<String>,
    /// Where it stands.
    pub position: Position,
    /// Radius of its corners, in pixels.
    pub radius: Option<f64>,
    /// How much room its parts take.
    pub density: Density,
    /// Its letters.
    pub font: Font,
    /// Light or dark.
    pub scheme: Scheme,
}

form! {
    /// A colour as six hex digits.
    COLOUR = 7, is_colour, "^#[0-9A-Fa-f]{6}$"
}

record! {
    /// How the panel looks. Colours whose contrast is too low to be read are corrected, with a warning.
    pub(super) LOOK as "Look" {
        /// Colour of buttons and of the chosen value, `#rrggbb`.
        optional "accent": Shape::Form(&COLOUR),
        /// Colour of the ground, `#rrggbb`.
        optional "paper": Shape::Form(&COLOUR),
        /// Colour of the writing, `#rrggbb`.
        optional "ink": Shape::Form(&COLOUR),
        /// Where the panel stands; start and end follow the reading direction. `bottom-end` if not given.
        optional "position": Shape::Choice(Position::IDS),
        /// Radius of the corners, in pixels; 16 if not given.
        optional "radius": Shape::Number(0.0, 32.0),
        /// How much room the parts take; `normal` if not given.
        optional "density": Shape::Choice(Density::IDS),
        /// Which letters; `system` if not given.
        optional "font": Shape::Choice(Font::IDS),
        /// Light or dark; `auto`, the visitor's own setting, if not given.
        optional "scheme": Shape::Choice(Scheme::IDS),
    }
}

impl Look {
    pub(super) fn build(json: &Json) -> Look {
        let text = |key| json.text(key).map(String::from);
        Look {
            accent: text("accent"),
            paper: text("paper"),
            ink: text("ink"),
            position: json.text("position").and_then(Position::named).unwrap_or_default(),
            radius: json.number("radius"),
            density: json.text("density").and_then(Density::named).unwrap_or_default(),
            font: json.text("font").and_then(Font::named).unwrap_or_default(),
            scheme: json.text("scheme").and_then(Scheme::named).unwrap_or_default(),
        }
    }
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
