//! Owns making elements, one after the other, each inside of the one that is open. Plain functions instead of a macro's code for each
//! element, which every visitor would download. Knows nothing of questions.

use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, VTag};
use yew::{Html, NodeRef};

/// Every attribute that there is. Each element has a value for each or none: where lists differed from one element to the next, the
/// renderer would compare them as maps, and every visitor download the code for it.
const NAMES: &[&str] = &[
    "type",
    "name",
    "class",
    "part",
    "id",
    "role",
    "lang",
    "dir",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "aria-describedby",
    "aria-hidden",
    "data-action",
    "data-as",
    "data-levels",
    "disabled",
    "viewBox",
    "d",
];

/// What is drawn so far.
#[derive(Default)]
pub struct Drawing {
    open: Vec<VTag>,
    done: Vec<Html>,
}

impl Drawing {
    /// Opens an element with these attributes, of which those with an empty value are left out.
    #[inline(never)]
    pub fn open(&mut self, tag: &'static str, keys: &[&str], values: &[&str]) {
        debug_assert!(keys.iter().all(|key| NAMES.contains(key)), "{keys:?}");
        let value = |name: &&str| {
            let (_, value) = keys.iter().zip(values).find(|(key, value)| *key == name && !value.is_empty())?;
            Some(AttributeOrProperty::Attribute(owned(value)))
        };
        let mut made = VTag::new(tag);
        made.attributes = Attributes::Dynamic { keys: NAMES, values: NAMES.iter().map(value).collect() };
        self.open.push(made);
    }

    /// Lets the open element be found again.
    pub fn refer(&mut self, place: &NodeRef) {
        if let Some(open) = self.open.last_mut() {
            open.node_ref = place.clone();
        }
    }

    /// Opens an element that the host page may style: its class is its part, too.
    #[inline(never)]
    pub fn part(&mut self, tag: &'static str, name: &str) {
        self.open(tag, &["class", "part"], &[name, name]);
    }

    /// Makes the open element one of its own: the browser must not keep for it what was chosen in another.
    pub fn key(&mut self, key: &str) {
        if let Some(open) = self.open.last_mut() {
            open.key = Some(Key::from(String::from(key)));
        }
    }

    /// Closes the element that was opened last.
    #[inline(never)]
    pub fn close(&mut self) {
        if let Some(made) = self.open.pop() {
            self.add(made.into());
        }
    }

    /// A part that is nothing but words, in the direction of its own first letter. Its name is its id.
    #[inline(never)]
    pub fn words(&mut self, tag: &'static str, name: &str, said: &str) {
        self.open(tag, &["class", "part", "id", "dir"], &[name, name, name, "auto"]);
        self.text(said);
        self.close();
    }

    /// Words.
    #[inline(never)]
    pub fn text(&mut self, said: &str) {
        self.add(String::from(said).into());
    }

    /// A radio button or a checkbox.
    #[inline(never)]
    pub fn mark(&mut self, kind: &str, name: &str, value: &str, checked: bool, label: &str) {
        self.open("input", &["type", "name", "aria-label"], &[kind, name, label]);
        if let Some(open) = self.open.last_mut() {
            open.set_checked(checked);
        }
        self.valued(value);
    }

    /// Where something is written: a line if `kind` says of what, else an area.
    #[inline(never)]
    pub fn field(&mut self, kind: &str, name: &str, labelled: &str, described: &str, value: &str) {
        let tag = if kind.is_empty() { "textarea" } else { "input" };
        let keys = &["type", "name", "aria-labelledby", "aria-describedby", "dir", "part"];
        self.open(tag, keys, &[kind, name, labelled, described, "auto", "text"]);
        self.valued(value);
    }

    /// A drawing of one line; whoever shows it gives it a name.
    #[inline(never)]
    pub fn line(&mut self, path: &str) {
        self.open("svg", &["viewBox", "aria-hidden"], &["0 0 48 48", "true"]);
        self.open("path", &["d"], &[path]);
        self.close();
        self.close();
    }

    /// All that was drawn.
    pub fn done(self) -> Html {
        self.done.into_iter().collect()
    }

    fn valued(&mut self, value: &str) {
        if let Some(open) = self.open.last_mut() {
            open.set_value(Some(owned(value)));
        }
        self.close();
    }

    #[inline(never)]
    fn add(&mut self, made: Html) {
        match self.open.last_mut() {
            Some(open) => open.add_child(made),
            None => self.done.push(made),
        }
    }
}

fn owned(value: &str) -> AttrValue {
    AttrValue::from(String::from(value))
}
