//! Owns numbers in words: which plural form a number takes in a language, and how it is written there. The rules are the browser's
//! (`Intl`), so that they cost nobody a byte; which forms a language needs is in its file.

/// The form for a number, out of `one:…|few:…|other:…`. The last one, which is `other`, where the number's own is missing.
pub fn form<'a>(forms: &'a str, category: &str) -> &'a str {
    let mut chosen = "";
    for (name, text) in forms.split('|').filter_map(|form| form.split_once(':')) {
        chosen = text;
        if name == category {
            break;
        }
    }
    chosen
}

/// The plural category of a number in a language: `zero`, `one`, `two`, `few`, `many` or `other`.
#[cfg(target_arch = "wasm32")]
pub fn category(language: &str, number: usize) -> String {
    let rules = js_sys::Intl::PluralRules::new(&js_sys::Array::of1(&language.into()), &js_sys::Object::new());
    rules.select(number as f64).into()
}

/// A number as it is written in a language. What ECMA-402 says of `toLocaleString` is that it is `Intl.NumberFormat`.
#[cfg(target_arch = "wasm32")]
pub fn written(language: &str, number: usize) -> String {
    js_sys::Number::from(number as f64).to_locale_string(language).into()
}

/// Outside of a browser, where only tests run, every language counts as English does.
#[cfg(not(target_arch = "wasm32"))]
pub fn category(_: &str, number: usize) -> String {
    if number == 1 { "one" } else { "other" }.into()
}

/// Outside of a browser, where only tests run, every number is its digits.
#[cfg(not(target_arch = "wasm32"))]
pub fn written(_: &str, number: usize) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn a_number_takes_its_own_form_and_without_one_the_general_form() {
        let forms = "one:Остался {n} символ|few:Осталось {n} символа|other:Осталось {n}: символа";
        assert_eq!(form(forms, "few"), "Осталось {n} символа");
        assert_eq!(form(forms, "many"), "Осталось {n}: символа");
        assert_eq!(form("other:残り{n}文字", "one"), "残り{n}文字");
        assert_eq!(form("", "one"), "");
    }
}
