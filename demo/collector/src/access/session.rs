//! Owns sessions of browsers: what their cookie says and whether it is true, and which requests come from pages of one's own. Nothing is kept
//! of them: any collector with the same token and store understands a cookie that another one gave, and whoever reads the store alone can
//! make none. Checks no token (`access`).

use axum::http::header::{COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Seconds that somebody stays signed in: a working day. A token that is revoked ends its sessions with it.
pub const LASTS: i64 = 12 * 3600;
/// The cookie's names: browsers take the first one only for the whole of one host, over TLS.
const SECURE: &str = "__Host-expectly";
const PLAIN: &str = "expectly";
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What cookies are sealed with.
pub struct Seal(Vec<u8>);

impl Seal {
    /// From the collector's own token, which is not in the store, and a salt, which is there only.
    pub fn of(own: &str, salt: &str) -> Seal {
        Seal(format!("{salt}/{own}").into_bytes())
    }

    /// What the token with this hash is called in cookies: from the hash itself, a token that somebody thought up could be guessed.
    pub fn name(&self, hash: &str) -> String {
        self.sealed(&format!("token.{hash}"))
    }

    /// What the cookie of somebody says who has the token with this hash, from now on.
    fn cookie(&self, hash: &str, now: Timestamp) -> String {
        let said = format!("{}.{}", now.as_second() + LASTS, self.name(hash));
        format!("{said}.{}", self.sealed(&said))
    }

    /// The name of the token that a cookie stands for, unless it is over or was never given.
    fn opened<'a>(&self, cookie: &'a str, now: Timestamp) -> Option<&'a str> {
        let (said, seal) = cookie.rsplit_once('.')?;
        let (until, name) = said.split_once('.')?;
        let is_ours: bool = self.sealed(said).as_bytes().ct_eq(seal.as_bytes()).into();
        (is_ours && until.parse::<i64>().ok()? > now.as_second()).then_some(name)
    }

    fn sealed(&self, said: &str) -> String {
        // A key may have any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(b"session.");
        mac.update(said.as_bytes());
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The header that begins a session.
    pub fn begin(&self, headers: &HeaderMap, hash: &str) -> Option<HeaderValue> {
        set(headers, &self.cookie(hash, Timestamp::now()), LASTS)
    }

    /// The name of the token of whoever asks, if they are signed in.
    pub fn who(&self, headers: &HeaderMap) -> Option<String> {
        let now = Timestamp::now();
        cookies(headers).find_map(|cookie| self.opened(cookie, now).map(String::from))
    }
}

/// The header that ends a session.
pub fn end(headers: &HeaderMap) -> Option<HeaderValue> {
    set(headers, "", 0)
}

/// Whether a request says that it belongs to a session.
pub fn is_there(headers: &HeaderMap) -> bool {
    cookies(headers).next().is_some()
}

/// Whether a request comes from a page of this very origin. `SameSite=Strict` keeps the cookie from other sites, but not from other hosts of
/// this site, such as a blog beside it; browsers say where a request comes from, and no page can have them say otherwise.
pub fn is_own_page(headers: &HeaderMap) -> bool {
    match headers.get(FETCH_SITE) {
        Some(site) => site == "same-origin",
        // Old browsers, and addresses without TLS.
        None => headers.get(ORIGIN).and_then(host_of).is_some_and(|host| headers.get(HOST).is_some_and(|own| own == host)),
    }
}

fn host_of(origin: &HeaderValue) -> Option<&str> {
    origin.to_str().ok()?.split_once("://").map(|(_, host)| host)
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok()).flat_map(|header| header.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).filter(|(name, _)| [SECURE, PLAIN].contains(name)).map(|(_, value)| value)
}

/// The page says itself whether it came over TLS: whichever proxy ends that, a browser names the origin as it sees it.
fn set(headers: &HeaderMap, value: &str, seconds: i64) -> Option<HeaderValue> {
    let is_secure = headers.get(ORIGIN).is_some_and(|origin| origin.as_bytes().starts_with(b"https://"));
    let (name, secure) = if is_secure { (SECURE, "; Secure") } else { (PLAIN, "") };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_good_until_its_time_is_over_and_not_with_one_letter_changed() {
        let (seal, now) = (Seal::of("own", "salt"), Timestamp::from_second(1_800_000_000).unwrap());
        let cookie = seal.cookie("abc", now);
        let later = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        assert_eq!((seal.opened(&cookie, later(LASTS - 1)), seal.opened(&cookie, later(LASTS))), (Some(&*seal.name("abc")), None));
        for (changed, by) in [(&*seal.name("abc"), &*seal.name("abd")), ("1800043200", "1800043201")] {
            assert_eq!(seal.opened(&cookie.replace(changed, by), now), None);
        }
        assert!(!cookie.contains("abc"));
        for other in [Seal::of("own", "other"), Seal::of("other", "salt")] {
            assert_eq!(other.opened(&cookie, now), None, "both the token and the store are needed");
        }
    }

    #[test]
    fn a_request_of_another_site_or_of_a_neighbouring_host_is_not_of_ones_own() {
        let of = |pairs: &[(&str, &str)]| -> HeaderMap {
            pairs.iter().map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap())).collect()
        };
        assert!(is_own_page(&of(&[("sec-fetch-site", "same-origin"), ("host", "behind-a-proxy")])));
        assert!(is_own_page(&of(&[("origin", "http://10.0.0.1:7070"), ("host", "10.0.0.1:7070")])));
        for other in ["same-site", "cross-site", "none"] {
            assert!(!is_own_page(&of(&[("sec-fetch-site", other), ("origin", "https://x.example"), ("host", "x.example")])), "{other}");
        }
        assert!(!is_own_page(&of(&[("origin", "http://blog.example"), ("host", "cx.example")])));
        assert!(!is_own_page(&of(&[("host", "cx.example")])) && !is_own_page(&of(&[("origin", "null"), ("host", "null")])));
    }
}
