//! Owns a rating: native radio buttons in a fieldset, so that arrows, forms and screen readers work as everywhere.

use expectly_core::answer::Rating;
use expectly_core::scale::ScaleId;
use yew::{Callback, Html, html};

use crate::words::Words;

/// What stands above the radio buttons.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a str,
    /// The language that it is in, which need not be that of the widget's words.
    pub language: &'a str,
    /// Which question of how many, if there are several.
    pub progress: Option<String>,
}

/// The radio buttons of a scale under a question. Choosing does not send: arrows choose, too.
pub fn rating(asked: &Asked<'_>, scale: ScaleId, chosen: Option<Rating>, words: &Words, choose: &Callback<i8>) -> Html {
    let [low, high] = words.ends(scale);
    let levels = scale.levels().to_string();
    let values = scale.values().map(|value| {
        let name = value.to_string();
        let checked = chosen.is_some_and(|rating| rating.value() == value);
        // The ends are said with their own values, so that the numbers mean something without the line below.
        let label = match value {
            _ if value == scale.min() => Some(format!("{value}, {low}")),
            _ if value == scale.max() => Some(format!("{value}, {high}")),
            _ => None,
        };
        let onchange = choose.reform(move |_| value);
        html! {
            <label key={value}>
                <input type="radio" name="rating" value={name.clone()} {checked} aria-label={label} {onchange} />
                <span>{name}</span>
            </label>
        }
    });
    html! {
        <fieldset key={asked.question.to_owned()}>
            <legend id="question">
                if let Some(progress) = &asked.progress { <p class="progress">{progress.clone()}</p> }
                <span lang={asked.language.to_owned()} dir="auto">{asked.question.to_owned()}</span>
            </legend>
            <div class="scale" data-levels={levels}>{for values}</div>
            <div class="ends" aria-hidden="true"><span>{low.to_owned()}</span><span>{high.to_owned()}</span></div>
        </fieldset>
    }
}
