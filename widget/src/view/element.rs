//! Owns making elements. One function for all of them instead of a macro's code for each, which every visitor would download. Knows
//! nothing of questions.

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VTag};

/// One element with these attributes, of which those with an empty value are left out.
pub fn element(tag: &'static str, keys: &'static [&'static str], values: &[&str], children: Vec<Html>) -> VTag {
    let value = |value: &&str| (!value.is_empty()).then(|| AttributeOrProperty::Attribute(owned(value)));
    let mut made = VTag::new(tag);
    made.attributes = Attributes::Dynamic { keys, values: values.iter().map(value).collect() };
    made.add_children(children);
    made
}

/// One element that the host page may style: its class is its part, too.
pub fn part(tag: &'static str, name: &str, children: Vec<Html>) -> Html {
    element(tag, &["class", "part"], &[name, name], children).into()
}

/// A part that is nothing but words, in the direction of its own first letter.
pub fn words(tag: &'static str, name: &str, said: &str) -> Html {
    element(tag, &["class", "part", "dir"], &[name, name, "auto"], vec![text(said)]).into()
}

/// Words.
pub fn text(said: &str) -> Html {
    Html::from(String::from(said))
}

/// A radio button or a checkbox.
pub fn mark(kind: &str, name: &str, value: &str, checked: bool, label: &str) -> Html {
    let mut made = element("input", &["type", "name", "aria-label"], &[kind, name, label], Vec::new());
    made.set_value(Some(owned(value)));
    made.set_checked(checked);
    made.into()
}

/// Where something is written: a line if `kind` says of what, else an area.
pub fn field(kind: &str, name: &str, labelled: &str, described: &str, value: &str) -> Html {
    let tag = if kind.is_empty() { "textarea" } else { "input" };
    let keys = &["type", "name", "aria-labelledby", "aria-describedby", "dir", "part"];
    let mut made = element(tag, keys, &[kind, name, labelled, described, "auto", "text"], Vec::new());
    made.set_value(Some(owned(value)));
    made.into()
}

/// A drawing of one line; whoever shows it gives it a name.
pub fn drawing(path: &str) -> Html {
    let path = element("path", &["d"], &[path], Vec::new()).into();
    element("svg", &["viewBox", "aria-hidden"], &["0 0 48 48", "true"], vec![path]).into()
}

fn owned(value: &str) -> AttrValue {
    AttrValue::from(String::from(value))
}
