//! Owns the signature of calls, as the Standard Webhooks specification has it: https://www.standardwebhooks.com. Sends nothing.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What stands before a secret and before a signature.
const SECRET: &str = "whsec_";
const VERSION: &str = "v1,";
/// Bytes of a secret, by the specification.
const LENGTHS: std::ops::RangeInclusive<usize> = 24..=64;

/// The secrets that a receiver shares: more than one while it changes from one to the next.
pub struct Secrets(Vec<Vec<u8>>);

impl Secrets {
    /// Reads secrets, one a line. Errors: what is wrong with them, in words that do not give them away.
    pub fn parse(text: &str) -> Result<Secrets, String> {
        let secrets = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
            let encoded = line.strip_prefix(SECRET).ok_or_else(|| format!("a secret begins with {SECRET}"))?;
            let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| format!("what follows {SECRET} is Base64"))?;
            if LENGTHS.contains(&bytes.len()) { Ok(bytes) } else { Err("a secret has 24 to 64 bytes".into()) }
        });
        let secrets = secrets.collect::<Result<Vec<_>, String>>()?;
        if secrets.is_empty() { Err("it holds no secret".into()) } else { Ok(Secrets(secrets)) }
    }

    /// What the header says: a signature for each secret.
    pub fn sign(&self, id: &str, seconds: i64, body: &str) -> String {
        let sign = |secret: &Vec<u8>| {
            // A key of any length will do.
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
            mac.update(format!("{id}.{seconds}.{body}").as_bytes());
            Some(format!("{VERSION}{}", BASE64_STANDARD.encode(mac.finalize().into_bytes())))
        };
        self.0.iter().filter_map(sign).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_specifications_own_example() {
        let secrets = Secrets::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n").unwrap();
        let signed = secrets.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn what_is_wrong_with_a_secret_is_said_without_saying_it() {
        for wrong in ["", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%", "whsec_c2hvcnQ="] {
            let said = Secrets::parse(wrong).err().unwrap();
            assert!(!said.contains("MfKQ") && !said.contains("c2hv"), "{said}");
        }
    }
}
