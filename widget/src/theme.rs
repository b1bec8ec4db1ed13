//! Owns the panel's style sheet for one study: the fixed rules plus the study's colour and place.

use expectly_core::study::{Look, Position};

const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/panel.css"));

/// The style sheet. The colour was checked to be `#rrggbb` when the study was read, so it cannot carry other CSS.
pub fn css(look: &Look) -> String {
    let mut css = String::from(RULES);
    if let Some(accent) = &look.accent {
        css.push_str(&format!(":host{{--accent:{accent};--on-accent:{}}}", text_on(accent)));
    }
    if look.position == Position::BottomStart {
        // Not on phones, where it spans the page.
        css.push_str("@media(min-width:481px){:host{inset-inline:16px auto!important}}");
    }
    css
}

/// Black or white, whichever contrasts more with a colour (WCAG 2.2 relative luminance; they tie at 0.179). The curve's power of 2.4 is
/// blended from 2.25 and 2.5, which are square roots: at most 0.001 off, and the general power would cost visitors 2 KB.
fn text_on(colour: &str) -> &'static str {
    let channel = |from: usize| {
        let value = colour.get(from..from + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0);
        let share = f64::from(value) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { curve((share + 0.055) / 1.055) }
    };
    let luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    if luminance > 0.179 { "#000" } else { "#fff" }
}

fn curve(x: f64) -> f64 {
    let root = x.sqrt();
    x * x * (0.4 * root.sqrt() + 0.6 * root)
}

#[cfg(test)]
mod tests {
    use super::text_on;

    #[test]
    fn button_text_can_be_read_on_any_accent() {
        assert_eq!(["#0b57d0", "#ffd400", "#777777", "#a3491f"].map(text_on), ["#fff", "#000", "#000", "#fff"]);
    }
}
