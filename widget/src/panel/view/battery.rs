//! Owns a battery: several items on one scale, with what was expected and how it was side by side where both are asked.

use expectly_core::study::{Battery, Item, Question, Sides};

use super::drawing::Drawing;
use super::marks::{ends, marks, unknown};
use super::rating::captions;
use crate::panel::context::Context;
use crate::panel::draft::{Draft, EXPECTED, EXPERIENCED};
use crate::panel::shuffle::shuffle;

/// The items, each with one row of marks or two.
pub fn battery(on: &mut Drawing, context: &Context, question: &Question, battery: &Battery, draft: &Draft) {
    let sides: &[(&str, &str)] = match battery.sides {
        Sides::Expectation => &[(EXPECTED, "")],
        Sides::Experience => &[(EXPERIENCED, "")],
        Sides::Both => &[(EXPECTED, "expected"), (EXPERIENCED, "experienced")],
    };
    let mut items: Vec<&Item> = battery.items.iter().collect();
    if battery.shuffle {
        shuffle(&context.seed(question), &mut items, |item| item.id.as_str());
    }
    captions(on, &ends(context, &battery.rated));
    for item in items {
        let text = item.text.get(&context.language);
        on.part("div", "item");
        on.words("p", "", text);
        for (side, word) in sides {
            let (name, side) = ([side, item.id.as_str()].concat(), context.words.get(word));
            let label = if side.is_empty() { text.to_owned() } else { [text, ": ", side].concat() };
            on.open("div", &["role", "aria-label"], &["radiogroup", &label]);
            if !side.is_empty() {
                on.open("p", &["class", "part", "aria-hidden"], &["side", "side", "true"]);
                on.text(side);
                on.close();
            }
            marks(on, context, &battery.rated, &name, draft);
            unknown(on, context, &battery.rated, &name, draft);
            on.close();
        }
        on.close();
    }
}
