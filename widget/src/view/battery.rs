//! Owns a battery: several items on one scale, with what was expected and how it was side by side where both are asked.

use expectly_core::study::{Battery, Item, Question, Sides};
use yew::Html;

use super::element::{element, part, words};
use super::marks::{ends, marks};
use super::rating::captions;
use crate::context::Context;
use crate::draft::{Draft, EXPECTED, EXPERIENCED};
use crate::shuffle::shuffle;

/// The items, each with one row of marks or two.
pub fn battery(context: &Context, question: &Question, battery: &Battery, draft: &Draft) -> Vec<Html> {
    let sides: &[(&str, &str)] = match battery.sides {
        Sides::Expectation => &[(EXPECTED, "")],
        Sides::Experience => &[(EXPERIENCED, "")],
        Sides::Both => &[(EXPECTED, "expected"), (EXPERIENCED, "experienced")],
    };
    let mut items: Vec<&Item> = battery.items.iter().collect();
    if battery.shuffle {
        shuffle(&context.seed(question), &mut items, |item| item.id.as_str());
    }
    let mut rows = vec![captions(&ends(context, &battery.rated))];
    rows.extend(items.into_iter().map(|item| {
        let text = item.text.get(&context.language);
        let rows = sides.iter().map(|(side, word)| {
            let side_said = context.words.get(word);
            let mut row = marks(context, &battery.rated, &[side, item.id.as_str()].concat(), draft);
            let label = if side_said.is_empty() { text.to_owned() } else { [text, ": ", side_said].concat() };
            if !side_said.is_empty() {
                row.insert(0, element("p", &["class", "part", "aria-hidden"], &["side", "side", "true"], vec![side_said.to_owned().into()]).into());
            }
            element("div", &["role", "aria-label"], &["radiogroup", &label], row).into()
        });
        part("div", "item", [words("p", "", text)].into_iter().chain(rows).collect())
    }));
    rows
}
