//! Owns telling which address a request comes from, where proxies of one's own stand between. Anybody else's word on that is ignored.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;

/// Where proxies write whom they speak for.
pub const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The bits of an IPv6 address that belong to one household or office, which has the others to itself.
const HOUSEHOLD_BITS: u32 = 64;

/// The networks of one's own proxies.
pub struct Proxies(Vec<IpNet>);

/// Reads `10.0.0.0/8` or a single address. Errors: a sentence.
pub fn network(text: &str) -> Result<IpNet, String> {
    let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    network.map_err(|_| "expected an address or a network, such as 10.0.0.0/8 or fd00::/8".into())
}

/// What is counted as one sender.
pub fn group(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << (128 - HOUSEHOLD_BITS)))),
        v4 => v4,
    }
}

impl Proxies {
    pub fn of(networks: Vec<IpNet>) -> Proxies {
        Proxies(networks)
    }

    /// Whether it is one of them.
    pub fn trust(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Who sent a request that came from `peer`: the last in the chain that is no proxy of one's own. Each proxy adds whom it spoke with at the
    /// end, so that all to the left of that is only what the sender claims.
    pub fn sender(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut sender = peer;
        let lines = headers.get_all(FORWARDED).iter().rev();
        let mut hops = lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
        while self.trust(sender) {
            // A proxy that says nothing, or nothing that can be read, stands for whoever is behind it.
            let Some(hop) = hops.next().and_then(hop) else { break };
            sender = hop;
        }
        sender.to_canonical()
    }
}

/// One address of the chain; some proxies write the port as well.
fn hop(bytes: &[u8]) -> Option<IpAddr> {
    let text = str::from_utf8(bytes).ok()?.trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(peer: &str, lines: &[&str]) -> String {
        let proxies = Proxies::of(["10.0.0.0/8", "192.0.2.7", "fd00::/8"].map(|text| network(text).unwrap()).into());
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, axum::http::HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        proxies.sender(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn k14_a_forged_forwarded_header_is_nobodys_way_around_the_limit() {
        let table: &[(&str, &[&str], &str)] = &[
            ("203.0.113.9", &[], "203.0.113.9"),
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("203.0.113.9", &["10.0.0.1"], "203.0.113.9"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1", "203.0.113.9"], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1, 203.0.113.9, 10.9.9.9"], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1, 203.0.113.9", " 192.0.2.7 "], "203.0.113.9"),
            ("192.0.2.7", &["10.1.1.1, 10.2.2.2"], "10.1.1.1"),
            ("192.0.2.8", &["10.1.1.1"], "192.0.2.8"),
            ("10.0.0.1", &["unknown"], "10.0.0.1"),
            ("10.0.0.1", &["203.0.113.9, "], "10.0.0.1"),
            ("10.0.0.1", &["203.0.113.9, _hidden, 10.2.2.2"], "10.2.2.2"),
            ("10.0.0.1", &["203.0.113.9:4711"], "203.0.113.9"),
            ("fd00::1", &["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2:3:4:5:6"),
            ("fd00::1", &["[2001:db8::1]:80"], "2001:db8::1"),
            ("fd00::1", &["[2001:db8::1]"], "2001:db8::1"),
            ("::ffff:10.0.0.1", &["::ffff:203.0.113.9"], "203.0.113.9"),
            ("::ffff:203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.1", &["203.0.113.9\t, \u{e4}"], "10.0.0.1"),
        ];
        for (peer, lines, expected) in table {
            assert_eq!(sender(peer, lines), *expected, "{peer} with {lines:?}");
        }
    }

    #[test]
    fn k13_a_household_with_more_addresses_than_stars_is_one_sender() {
        let group = |text: &str| group(text.parse().unwrap()).to_string();
        assert_eq!(group("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(group("2001:db8:1:2:ffff::1"), "2001:db8:1:2::");
        assert_eq!(group("2001:db8:1:3::1"), "2001:db8:1:3::");
        assert_eq!((group("203.0.113.9"), group("::ffff:203.0.113.9")), ("203.0.113.9".into(), "203.0.113.9".into()));
    }

    #[test]
    fn a_misspelt_proxy_is_refused() {
        for wrong in ["", "10.0.0.0/33", "10.0.0", "proxy.example", "10.0.0.0/8, fd00::/8"] {
            assert!(network(wrong).is_err(), "{wrong}");
        }
    }
}
