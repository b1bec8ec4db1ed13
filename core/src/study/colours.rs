//! Owns which colours a panel is drawn in: the owner's where they can be read, else the nearest that can, and what is to be said of it.

use alloc::string::String;
use alloc::vec::Vec;

use super::contrast::{BLACK, Colour, WHITE};
use super::{Look, Scheme};

/// The least contrast of text (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// The least contrast of what controls are recognised by (WCAG 2.2, 1.4.11).
const CONTROL: f64 = 3.0;
/// How much of the ink is in the softest text; panel.css mixes the same.
const SOFT: u16 = 75;
/// How much of it is in the lines around controls; panel.css mixes the same.
const LINE: u16 = 52;

/// The usual colours of the light and the dark panel: accent, paper, ink.
const LIGHT: [&str; 3] = ["#0b57d0", "#ffffff", "#1c1b1a"];
const DARK: [&str; 3] = ["#8ab4f8", "#232120", "#f3efeb"];

/// The colours of a panel, each readable where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// Buttons, the chosen value, the ring around what has the focus.
    pub accent: Colour,
    /// What is written on the accent.
    pub on_accent: Colour,
    /// The ground.
    pub paper: Colour,
    /// The writing.
    pub ink: Colour,
}

/// A colour of the study that cannot be read where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct LowContrast {
    /// Where it is written.
    pub path: &'static str,
    /// Its contrast.
    pub ratio: f64,
    /// The least that is readable.
    pub least: f64,
    /// What is used instead.
    pub used: String,
}

impl Look {
    /// The colours of the light panel or the dark one. The owner's paper and ink are for the light one, or with the scheme `dark` for the
    /// dark one; the accent is for both.
    pub fn colours(&self, dark: bool) -> Colours {
        let (own, [accent, paper, ink]) = self.wanted(dark);
        let (paper, ink) = readable(paper, ink);
        // The other panel's accent is not what the owner has looked at, so that it may be moved further than it must.
        let least = if own { CONTROL } else { TEXT };
        let accent = accent.until(paper.opposite(), |accent| accent.ratio(paper) >= least);
        Colours { accent, on_accent: accent.opposite(), paper, ink }
    }

    /// The colours that the owner chose and that are not used as they are.
    pub fn low_contrasts(&self) -> Vec<LowContrast> {
        let dark = self.scheme == Scheme::Dark;
        let (_, [accent, paper, ink]) = self.wanted(dark);
        let used = self.colours(dark);
        let mut found = Vec::new();
        let (soft, line) = (soft(ink, paper), line(ink, paper));
        let (ratio, least) = if soft < TEXT { (soft, TEXT) } else { (line, CONTROL) };
        if used.paper != paper {
            found.push(LowContrast { path: "look.paper", ratio, least, used: used.paper.hex() });
        }
        if used.ink != ink {
            found.push(LowContrast { path: "look.ink", ratio, least, used: used.ink.hex() });
        }
        if used.accent != accent {
            found.push(LowContrast { path: "look.accent", ratio: accent.ratio(used.paper), least: CONTROL, used: used.accent.hex() });
        }
        found
    }

    /// Whether the owner's colours are meant for that panel, and what would be used if all could be read.
    fn wanted(&self, dark: bool) -> (bool, [Colour; 3]) {
        let own = dark == (self.scheme == Scheme::Dark);
        let [accent, paper, ink] = if dark { DARK } else { LIGHT };
        let colour = |chosen: &Option<String>, usual: &str| {
            chosen.as_deref().and_then(Colour::parse).or_else(|| Colour::parse(usual)).unwrap_or(if dark { WHITE } else { BLACK })
        };
        let none = None;
        let (own_paper, own_ink) = if own { (&self.paper, &self.ink) } else { (&none, &none) };
        (own, [colour(&self.accent, accent), colour(own_paper, paper), colour(own_ink, ink)])
    }
}

fn soft(ink: Colour, paper: Colour) -> f64 {
    ink.mixed(paper, SOFT).ratio(paper)
}

fn line(ink: Colour, paper: Colour) -> f64 {
    ink.mixed(paper, LINE).ratio(paper)
}

/// Paper and ink: the ink is moved first, then the paper, which is not readable with any ink if it is neither light nor dark.
fn readable(paper: Colour, ink: Colour) -> (Colour, Colour) {
    let reads = |ink: Colour, paper: Colour| soft(ink, paper) >= TEXT && line(ink, paper) >= CONTROL;
    let end = paper.opposite();
    let ink = ink.until(end, |ink| reads(ink, paper));
    (paper.until(ink.opposite(), |paper| reads(ink, paper)), ink)
}

#[cfg(test)]
mod tests {
    use super::super::{Look, Scheme};
    use super::{CONTROL, TEXT, line, soft};

    fn look(accent: Option<&str>, paper: Option<&str>, ink: Option<&str>) -> Look {
        let own = |colour: Option<&str>| colour.map(String::from);
        Look { accent: own(accent), paper: own(paper), ink: own(ink), ..Look::default() }
    }

    #[test]
    fn the_usual_colours_are_used_as_they_are_or_every_console_has_a_warning() {
        assert_eq!(look(None, None, None).low_contrasts(), []);
        assert_eq!(Look { scheme: Scheme::Dark, ..Look::default() }.low_contrasts(), []);
    }

    #[test]
    fn a_yellow_button_on_white_paper_is_darkened_and_its_owner_told_by_how_much_it_fell_short() {
        let found = look(Some("#ffd400"), None, None).low_contrasts();
        let [warning] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((warning.path, warning.least, (warning.ratio * 10.0).round()), ("look.accent", 3.0, 14.0));
    }

    #[test]
    fn whatever_an_owner_chooses_can_be_read() {
        let tones = ["#000000", "#3a3a3a", "#5b6b7c", "#777777", "#9b9b9b", "#c81e4e", "#ffd400", "#f3efeb", "#ffffff"];
        for paper in tones {
            for ink in tones {
                for accent in tones {
                    let look = look(Some(accent), Some(paper), Some(ink));
                    for dark in [false, true] {
                        let used = look.colours(dark);
                        assert!(soft(used.ink, used.paper) >= TEXT, "{paper} {ink} {used:?}");
                        assert!(line(used.ink, used.paper) >= CONTROL, "{paper} {ink} {used:?}");
                        assert!(used.accent.ratio(used.paper) >= CONTROL, "{paper} {accent} {used:?}");
                        assert!(used.accent.ratio(used.on_accent) >= TEXT, "{accent} {used:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn colours_that_can_be_read_are_never_touched() {
        let chosen = look(Some("#7a3e9d"), Some("#fdf6ec"), Some("#33261d"));
        assert_eq!(chosen.low_contrasts(), []);
        let used = chosen.colours(false);
        assert_eq!([used.accent, used.paper, used.ink].map(|colour| colour.hex()), ["#7a3e9d", "#fdf6ec", "#33261d"]);
    }
}
