//! Owns the panel's style sheet for one study: the fixed rules plus the study's colours, letters and place.

use expectly_core::json::whole;
use expectly_core::study::{Density, Display, Font, Look, Position, Scheme};

const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/panel.css"));

/// Letters of the visitor's system, by the name of their kind.
const SERIF: &str = "ui-serif,Georgia,serif";
const MONO: &str = "ui-monospace,monospace";

/// The style sheet. Colours are written by core and numbers are numbers, so none can carry other CSS.
pub fn css(look: &Look, display: Display) -> String {
    let mut css = String::from(RULES);
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| css.push_str(part));
    add(&[":host{", &colours(look, look.scheme == Scheme::Dark)]);
    if let Some(radius) = look.radius {
        add(&["--r:", &whole(radius as i64), "px;"]);
    }
    add(match look.density {
        Density::Compact => &["--u:3.25px;"],
        Density::Normal => &[],
        Density::Spacious => &["--u:4.75px;"],
    });
    add(match look.font {
        Font::System => &[],
        Font::Serif => &["--f:", SERIF],
        Font::Mono => &["--f:", MONO],
        // The page's own letters come in from outside, as far as :host lets them.
        Font::Host => &["font-family:inherit!important}.panel{font-family:inherit"],
    });
    add(&["}"]);
    if look.scheme == Scheme::Auto {
        add(&["@media(prefers-color-scheme:dark){:host{", &colours(look, true), "}}"]);
    }
    // Not on phones, where it spans the page.
    let place: &[&str] = match (display, look.position) {
        (Display::Modal, _) => &[":host{inline-size:0!important}"],
        (Display::Inline, _) => &[
            ":host{position:static!important;inline-size:auto!important}",
            ".panel{max-block-size:none;max-inline-size:640px;box-shadow:none;animation:none;border-radius:var(--r)}",
        ],
        (_, Position::BottomEnd) => &[],
        (_, Position::BottomStart) => &["@media(min-width:481px){:host{inset-inline:16px auto!important}}"],
        (_, Position::TopEnd) => &["@media(min-width:481px){:host{inset-block:16px auto!important;--y:-12px}}"],
        (_, Position::TopStart) => {
            &["@media(min-width:481px){:host{inset-inline:16px auto!important;inset-block:16px auto!important;--y:-12px}}"]
        }
        (_, Position::Center) => &["@media(min-width:481px){:host{inset-inline:0!important;margin-inline:auto!important}}"],
    };
    add(place);
    css
}

fn colours(look: &Look, dark: bool) -> String {
    let used = look.colours(dark);
    let scheme = if dark { "dark" } else { "light" };
    let [accent, on_accent, paper, ink] = [used.accent, used.on_accent, used.paper, used.ink].map(|colour| colour.hex());
    ["color-scheme:", scheme, "!important;--1:", &accent, ";--2:", &on_accent, ";--3:", &paper, ";--4:", &ink, ";"].concat()
}

#[cfg(test)]
mod tests {
    use expectly_core::study::{Display, Look, Scheme};

    use super::css;

    #[test]
    fn a_look_that_is_always_dark_has_no_light_colours_left_or_a_visitor_reads_dark_on_dark() {
        let dark = css(&Look { scheme: Scheme::Dark, ..Look::default() }, Display::Corner);
        assert!(dark.contains("color-scheme:dark") && !dark.contains("color-scheme:light") && !dark.contains("prefers-color-scheme"));
        let auto = css(&Look::default(), Display::Corner);
        assert!(auto.contains("color-scheme:light") && auto.contains("@media(prefers-color-scheme:dark){:host{color-scheme:dark"));
    }
}
