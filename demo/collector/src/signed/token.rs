//! Owns the form of a token, its signature and its end. Knows no keys but those it is given, and remembers nothing.

use expectly_core::answer::State;
use expectly_core::study::Moment;
use expectly_core::wire::{SurveyResult, Timing};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// `v1.EXPIRY.NONCE.MAC`: seconds since 1970, what makes it unique, and 64 hexadecimal digits of HMAC-SHA256 over `v1.STUDY.EXPIRY.NONCE`.
pub struct Token<'a> {
    expiry: i64,
    pub nonce: &'a str,
    mac: &'a str,
}

/// How far the clocks of the site's server and of the collector may be apart, in seconds.
const CLOCKS_APART: i64 = 60;
/// How long a result may have waited on the visitor's device, in seconds: as long as the widget keeps it.
const LONGEST_WAIT: i64 = 7 * 24 * 3600;

impl<'a> Token<'a> {
    /// Reads a token; none if it has another form.
    pub fn parse(text: &'a str) -> Option<Token<'a>> {
        let mut parts = text.split('.');
        let (Some("v1"), Some(expiry), Some(nonce), Some(mac), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        // Eleven digits are the year 5138. A sign or a zero before the others would be another text for the same time.
        let is_time =
            !expiry.is_empty() && expiry.len() <= 11 && expiry.bytes().all(|byte| byte.is_ascii_digit()) && !expiry.starts_with('0');
        let is_nonce = (16..=64).contains(&nonce.len()) && nonce.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        Some(Token { expiry: expiry.parse().ok()?, nonce, mac }).filter(|_| is_time && is_nonce)
    }

    /// Whether one of the keys signed it for the study.
    pub fn is_of(&self, study: &str, keys: &[Vec<u8>]) -> bool {
        let said = format!("v1.{study}.{}.{}", self.expiry, self.nonce);
        // All keys are tried, and how long that takes says nothing about how much of a guess is right.
        let is_right = |key: &&Vec<u8>| mac(key, &said).is_some_and(|mac| mac.as_bytes().ct_eq(self.mac.as_bytes()).into());
        keys.iter().filter(is_right).count() > 0
    }

    /// Whether it had ended before the result was answered. What waits on a device until it is online is sent late, and says how long it
    /// has waited; more than the widget lets it wait is not believed. That nobody came back to say how it was is told when the time for
    /// it is over, by which tokens have long ended.
    pub fn had_expired(&self, result: &SurveyResult, received_at: Timestamp) -> bool {
        let waited = i64::try_from(result.age_ms.unwrap_or_default() / 1000).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
        !tells_that_nobody_came_back(result) && received_at.as_second() - waited > self.expiry.saturating_add(CLOCKS_APART)
    }
}

/// Whether it is the second half of a pair of which only the first was given: it counts nowhere.
fn tells_that_nobody_came_back(result: &SurveyResult) -> bool {
    let says_nothing =
        result.answers.iter().all(|answer| answer.state() == State::NotShown) && result.sides().is_none() && !result.complete;
    says_nothing && result.moment == Moment::After && result.pair.as_ref().is_some_and(|pair| pair.timing == Timing::Before)
}

/// None for a key that HMAC cannot use, of which there is none.
fn mac(key: &[u8], said: &str) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(said.as_bytes());
    Some(mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// printf v1.corner-shop.1893456000.kJ8s0pXw2Qe7Rt5Y | openssl dgst -sha256 -hmac "$KEY"
    const KEY: &str = "3f9a6c2e8b1d4f7091a5c3e7d9b2468013579bdf02468ace1122334455667788";
    const TOKEN: &str = "v1.1893456000.kJ8s0pXw2Qe7Rt5Y.8a3d9b236997af1e97e966fe9348e65a49726aca8e699fc991b88c434d5837b7";
    const EXPIRY: i64 = 1_893_456_000;

    fn is_right(text: &str, study: &str, keys: &[&str]) -> bool {
        let keys: Vec<Vec<u8>> = keys.iter().map(|key| key.as_bytes().into()).collect();
        Token::parse(text).is_some_and(|token| token.is_of(study, &keys))
    }

    #[test]
    fn k24_a_token_that_openssl_signed_is_right_and_nothing_else_is() {
        let other = "0".repeat(64);
        assert!(is_right(TOKEN, "corner-shop", &[KEY]));
        assert!(is_right(TOKEN, "corner-shop", &[&other, KEY]), "while keys are changed, both are right");
        assert!(!is_right(TOKEN, "corner-shop", &[&other]) && !is_right(TOKEN, "corner-shop", &[]));
        assert!(!is_right(TOKEN, "other-shop", &[KEY]), "another study's");
        for wrong in [
            TOKEN.replace("1893456000", "1893456001"),
            TOKEN.replace("kJ8s", "kJ8t"),
            TOKEN.replace("5837b7", "5837b8"),
            TOKEN.replace("5837b7", ""),
            TOKEN.replace("8a3d", "8A3D"),
            TOKEN.replace("v1", "v2"),
            TOKEN.replace("v1.", "v1.0"),
            TOKEN.replace("v1.", "v1.+"),
            format!("{TOKEN}."),
            format!("{TOKEN} "),
            "v1.1893456000.kJ8s0pXw2Qe7Rt5Y.".into(),
            "v1.1893456000.short.8a3d".into(),
            String::new(),
        ] {
            assert!(!is_right(&wrong, "corner-shop", &[KEY]), "{wrong}");
        }
    }

    fn read(mut result: serde_json::Value, more: &serde_json::Value) -> SurveyResult {
        let whole = result.as_object_mut().unwrap();
        whole.extend(more.as_object().unwrap().clone());
        SurveyResult::parse(&result.to_string()).unwrap()
    }

    fn result(moment: &str, answer: serde_json::Value) -> serde_json::Value {
        json!({ "v": 1, "id": "0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b9a88", "study": "corner-shop", "studyVersion": 1, "survey": "checkout-ease",
            "moment": moment, "wording": "0123456789abcdef", "population": "customer", "source": "widget", "locale": "en",
            "answers": [answer], "complete": false })
    }

    fn answered(age: u64) -> SurveyResult {
        let answer = json!({ "question": "recommend", "measure": "nps", "scale": "likelihood11", "state": "answered", "value": 9 });
        read(result("once", answer), &json!({ "ageMs": age }))
    }

    #[test]
    fn k24_what_was_answered_in_time_and_waited_for_a_connection_is_in_time() {
        let token = Token::parse(TOKEN).unwrap();
        let expired = |after: i64, result: &SurveyResult| token.had_expired(result, Timestamp::from_second(EXPIRY + after).unwrap());
        let day = 86_400;
        assert!(!expired(CLOCKS_APART, &answered(0)));
        assert!(expired(CLOCKS_APART + 1, &answered(0)));
        assert!(!expired(3 * day, &answered(3 * 86_400_000)), "answered in time, sent three days later");
        assert!(expired(3 * day, &answered(2 * 86_400_000)), "answered a day too late");
        assert!(expired(9 * day, &answered(9 * 86_400_000)), "nothing waits longer than seven days");
    }

    #[test]
    fn k24_that_nobody_came_back_is_told_later_than_any_token_lasts_and_nothing_else_is() {
        let token = Token::parse(TOKEN).unwrap();
        let expired = |result: SurveyResult| token.had_expired(&result, Timestamp::from_second(EXPIRY + 90 * 86_400).unwrap());
        let unseen = json!({ "question": "experience", "measure": "ces", "scale": "ease7", "state": "not-shown" });
        let mut item = unseen.clone();
        (item["question"], item["expected"]) = ("item-prompt".into(), 6.into());
        let of_a_battery = json!({ "pair": { "timing": "before" } });
        let of_one = |timing: &str| json!({ "pair": { "timing": timing, "expected": 6 } });
        assert!(!expired(read(result("after", unseen.clone()), &of_one("before"))));
        assert!(!expired(read(result("after", item.clone()), &of_a_battery)));
        assert!(expired(read(result("before", item.clone()), &of_a_battery)), "what is expected is counted");
        assert!(expired(read(result("after", item), &json!({ "pair": { "timing": "recalled" } }))), "as it is from memory");
        assert!(expired(read(
            result("after", unseen.clone()),
            &json!({ "pair": { "timing": "before", "expected": 6 }, "complete": true })
        )));
        assert!(expired(read(result("once", unseen), &json!({}))), "this is no half of anything");
    }
}
