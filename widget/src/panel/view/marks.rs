//! Owns one row of radio buttons for the values of a scale, however they are drawn. Native radio buttons, so that arrows, forms and
//! screen readers work as everywhere; choosing does not send, since arrows choose, too.

use expectly_core::json::whole;
use expectly_core::scale::ScaleId;
use expectly_core::study::{Appearance, Localized, Rated};

use super::drawing::Drawing;
use crate::panel::context::Context;
use crate::panel::draft::{DONT_KNOW, Draft};

/// Five points and the notches between them, on a field of 48.
const STAR: &str = "M24 5l5.9 12 13.2 1.9-9.6 9.3 2.3 13.2L24 35.2l-11.8 6.2 2.3-13.2-9.6-9.3L18.1 17z";

/// The radio buttons of a scale under that name in the form.
pub fn marks(on: &mut Drawing, context: &Context, rated: &Rated, name: &str, draft: &Draft) {
    let scale = rated.scale;
    let appearance = appearance(context, rated);
    let chosen = chosen(scale, name, draft);
    let zero = context.words.number(0).chars().next().map_or(0, u32::from);
    let named = matches!(appearance, Appearance::Stars | Appearance::Faces);
    on.open("div", &["class", "part", "data-as", "data-levels"], &["scale", "scale", appearance.id(), &whole(scale.levels() as i64)]);
    for (place, value) in scale.values().enumerate() {
        let number = written(scale, value, zero);
        let said = step(context, rated, place).unwrap_or_default();
        // The ends are said with their own values, so that the numbers mean something without the line below.
        let is_end = value == scale.min() || value == scale.max();
        let label = match appearance {
            Appearance::Labels => String::new(),
            Appearance::Numbers if !is_end => number.clone(),
            _ if said.is_empty() => number.clone(),
            _ => [number.as_str(), ", ", &said].concat(),
        };
        let filled = appearance == Appearance::Stars && chosen.is_some_and(|chosen| place <= chosen);
        let (class, hint) = (if filled { "step on" } else { "step" }, if named { said.as_str() } else { "" });
        on.open("label", &["class", "part", "title"], &[class, "step", hint]);
        on.mark("radio", name, &whole(value.into()), chosen == Some(place), &label);
        on.open("span", &[], &[]);
        match appearance {
            Appearance::Labels => on.text(&said),
            Appearance::Stars => on.line(STAR),
            Appearance::Faces => on.line(&face(place, scale.levels())),
            Appearance::Numbers => on.text(&number),
        }
        on.close();
        on.close();
    }
    on.close();
}

/// The answer that is none of the scale's, apart from them.
pub fn unknown(on: &mut Drawing, context: &Context, rated: &Rated, name: &str, draft: &Draft) {
    if rated.dont_know {
        on.part("label", "unknown");
        on.mark("radio", name, DONT_KNOW, draft.has(name, DONT_KNOW), "");
        on.words("span", "", context.words.get("dontKnow"));
        on.close();
    }
}

/// What the lowest and the highest value are called.
pub fn ends(context: &Context, rated: &Rated) -> [String; 2] {
    let [low, high] = context.words.ends(rated.scale);
    let own = |text: &Option<Localized>, usual: &str| text.as_ref().map_or(usual, |text| text.get(&context.language)).to_owned();
    [own(&rated.low, low), own(&rated.high, high)]
}

/// What the chosen step is called, where the steps are drawn without words.
pub fn chosen_step(context: &Context, rated: &Rated, name: &str, draft: &Draft) -> Option<String> {
    let wordless = matches!(rated.appearance, Appearance::Stars | Appearance::Faces);
    step(context, rated, chosen(rated.scale, name, draft).filter(|_| wordless)?)
}

/// How the values are drawn: steps without names cannot be labels.
pub fn appearance(context: &Context, rated: &Rated) -> Appearance {
    match rated.appearance {
        Appearance::Labels if context.words.steps(rated.scale).is_empty() => Appearance::Numbers,
        appearance => appearance,
    }
}

fn chosen(scale: ScaleId, name: &str, draft: &Draft) -> Option<usize> {
    let value = draft.value(name, scale)?;
    scale.values().position(|known| known == value)
}

fn step(context: &Context, rated: &Rated, place: usize) -> Option<String> {
    let [low, high] = ends(context, rated);
    match place {
        0 => Some(low),
        _ if place + 1 == rated.scale.levels() => Some(high),
        _ => context.words.steps(rated.scale).get(place).map(|step| String::from(*step)),
    }
}

/// A value in the language's own digits, of which only the zero has to be asked for; with its sign where there are two.
fn written(scale: ScaleId, value: i8, zero: u32) -> String {
    let sign = match value.signum() {
        -1 => Some('−'),
        1 if scale.min() < 0 => Some('+'),
        _ => None,
    };
    let local = |digit: char| char::from_u32(zero + digit.to_digit(10).unwrap_or_default()).unwrap_or(digit);
    sign.into_iter().chain(whole(value.unsigned_abs().into()).chars().map(local)).collect()
}

/// A face whose mouth goes from sad to happy.
fn face(place: usize, levels: usize) -> String {
    let last = i32::try_from(levels).unwrap_or(1).saturating_sub(1).max(1);
    let bend = (2 * i32::try_from(place).unwrap_or(0) - last) * 12 / last;
    let (corner, middle) = (30 - bend / 3, 30 + bend);
    let (corner, middle) = (whole(corner.into()), whole(middle.into()));
    ["M4 24a20 20 0 1 0 40 0a20 20 0 1 0-40 0M17 19v.1M31 19v.1M15 ", &corner, "Q24 ", &middle, " 33 ", &corner].concat()
}

#[cfg(test)]
mod tests {
    use expectly_core::scale::ScaleId;

    use super::{face, written};

    #[test]
    fn a_step_below_the_middle_has_its_sign_or_worse_and_better_look_alike() {
        let values: Vec<String> = ScaleId::Disconfirmation7.values().map(|value| written(ScaleId::Disconfirmation7, value, 48)).collect();
        assert_eq!(values, ["−3", "−2", "−1", "0", "+1", "+2", "+3"]);
        assert_eq!(written(ScaleId::Likelihood11, 10, u32::from('٠')), "١٠");
    }

    #[test]
    fn every_face_differs_from_the_one_before_or_a_step_cannot_be_told_apart() {
        for levels in [5, 7, 9, 11] {
            let faces: Vec<String> = (0..levels).map(|place| face(place, levels)).collect();
            assert!(faces.iter().zip(faces.iter().skip(1)).all(|(one, next)| one != next), "{faces:?}");
        }
    }
}
