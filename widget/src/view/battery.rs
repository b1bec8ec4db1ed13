//! Owns a battery: several items on one scale, with what was expected and how it was side by side where both are asked.

use expectly_core::study::{Battery, Item, Question, Sides};
use yew::{Html, html};

use super::marks::{ends, marks};
use crate::context::Context;
use crate::draft::{Draft, EXPECTED, EXPERIENCED};
use crate::shuffle::shuffle;

/// The items, each with one row of marks or two.
pub fn battery(context: &Context, question: &Question, battery: &Battery, draft: &Draft) -> Html {
    let [low, high] = ends(context, &battery.rated);
    let sides: &[(&str, &str)] = match battery.sides {
        Sides::Expectation => &[(EXPECTED, "")],
        Sides::Experience => &[(EXPERIENCED, "")],
        Sides::Both => &[(EXPECTED, "expected"), (EXPERIENCED, "experienced")],
    };
    let mut items: Vec<&Item> = battery.items.iter().collect();
    if battery.shuffle {
        shuffle(&context.seed(question), &mut items, |item| item.id.as_str());
    }
    let items = items.into_iter().map(|item| {
        let text = item.text.get(&context.language).to_owned();
        let rows = sides.iter().map(|(side, word)| {
            let name = [side, item.id.as_str()].concat();
            let side = context.words.get(word).to_owned();
            let label = if side.is_empty() { text.clone() } else { format!("{text}: {side}") };
            html! {
                <div role="radiogroup" aria-label={label} key={name.clone()}>
                    if !side.is_empty() { <p class="side" aria-hidden="true">{side}</p> }
                    {marks(context, &battery.rated, &name, draft)}
                </div>
            }
        });
        html! { <div class="item" key={item.id.as_str().to_owned()}><p dir="auto">{text.clone()}</p>{for rows}</div> }
    });
    html! {
        <>
            <div class="ends" aria-hidden="true"><span>{low}</span><span>{high}</span></div>
            <div class="items">{for items}</div>
        </>
    }
}
