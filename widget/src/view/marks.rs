//! Owns one row of radio buttons for the values of a scale, however they are drawn. Native radio buttons, so that arrows, forms and
//! screen readers work as everywhere; choosing does not send, since arrows choose, too.

use expectly_core::study::{Appearance, Rated};
use yew::{Html, html};

use crate::context::Context;
use crate::draft::{DONT_KNOW, Draft};

/// The radio buttons of a scale under that name in the form.
pub fn marks(context: &Context, rated: &Rated, name: &str, draft: &Draft) -> Html {
    let scale = rated.scale;
    let steps = context.words.steps(scale);
    let [low, high] = ends(context, rated);
    let radio = |value: String, drawn: String, label: Option<String>| {
        let checked = draft.has(name, &value);
        html! {
            <label key={value.clone()}>
                <input type="radio" name={name.to_owned()} {value} {checked} aria-label={label} />
                <span>{drawn}</span>
            </label>
        }
    };
    let values = scale.values().enumerate().map(|(place, value)| {
        let number = value.to_string();
        let step = steps.get(place).copied();
        // The ends are said with their own values, so that the numbers mean something without the line below.
        let said = match value {
            _ if value == scale.min() => Some(low.as_str()),
            _ if value == scale.max() => Some(high.as_str()),
            _ => step.filter(|_| rated.appearance != Appearance::Numbers),
        };
        let label = said.map(|said| format!("{number}, {said}"));
        let drawn = match (rated.appearance, step) {
            (Appearance::Labels, Some(step)) => step.to_owned(),
            (Appearance::Stars, _) => "★".into(),
            (Appearance::Faces, _) => face(place, scale.levels()).into(),
            _ => number.clone(),
        };
        radio(number, drawn, label)
    });
    let dont_know = rated.dont_know.then(|| radio(DONT_KNOW.into(), context.words.get("dontKnow").to_owned(), None));
    html! {
        <>
            <div class="scale" data-levels={scale.levels().to_string()} data-as={rated.appearance.id()}>{for values}</div>
            {for dont_know.map(|radio| html! { <div class="unknown">{radio}</div> })}
        </>
    }
}

/// What the lowest and the highest value are called.
pub fn ends(context: &Context, rated: &Rated) -> [String; 2] {
    let [low, high] = context.words.ends(rated.scale);
    let own = |text: &Option<expectly_core::study::Localized>, usual: &str| match text {
        Some(text) => text.get(&context.language).to_owned(),
        None => usual.to_owned(),
    };
    [own(&rated.low, low), own(&rated.high, high)]
}

/// A face for a step, from the saddest to the happiest.
fn face(place: usize, levels: usize) -> &'static str {
    const FACES: [&str; 7] = ["😡", "🙁", "😕", "😐", "🙂", "😊", "😍"];
    // Five steps take every face but the two beside the middle.
    let place = if levels == 5 { [0, 1, 3, 5, 6].get(place).copied().unwrap_or(3) } else { place * FACES.len() / levels.max(1) };
    FACES.get(place).copied().unwrap_or("😐")
}
