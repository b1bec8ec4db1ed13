//! Owns how the panel looks, as the owner writes it; the widget turns it into CSS.

use alloc::string::String;

use crate::read::{Node, Read};

/// Where the panel stands. Start and end follow the reading direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Position {
    /// The corner at the end of the line: right in English, left in Arabic.
    #[default]
    BottomEnd,
    /// The corner at the start of the line.
    BottomStart,
}

/// Colour and place of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// Colour of buttons and of the chosen value, `#rrggbb`.
    pub accent: Option<String>,
    /// Where it stands.
    pub position: Position,
}

impl Look {
    pub(super) fn read<'a>(node: Node<'a>) -> Read<'a, Look> {
        let object = node.object(&["accent", "position"])?;
        let position = [("bottom-end", Position::BottomEnd), ("bottom-start", Position::BottomStart)];
        Ok(Look {
            accent: object.maybe("accent", |accent| accent.form(7, |text| is_colour(text).then(|| text.into())))?,
            position: object.maybe("position", |node| node.choice(&position))?.unwrap_or_default(),
        })
    }
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
