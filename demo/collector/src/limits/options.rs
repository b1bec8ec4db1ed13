//! Owns the limits' words on the command line, and their defaults. Applies none.

use clap::Args;
use ipnet::IpNet;

use super::proxies::network;

#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Limits")]
#[group(skip)]
pub struct Options {
    /// Requests a second from one address, ten seconds' worth at once; 0 for any number.
    // An office or a school behind one address answers a mail to a thousand people at once, and that is less than this lets through.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub per_address: u32,

    /// Results a second for one study, ten seconds' worth at once; 0 for any number.
    // Below what the slowest store takes, so that a flood on one study leaves room for the others.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub per_study: u32,

    /// Connections at once; fewer if the system grants fewer open files. One address gets a quarter of them.
    #[arg(long, value_name = "N", default_value_t = 8192, value_parser = clap::value_parser!(u32).range(4..=1_000_000))]
    pub connections: u32,

    /// A proxy of your own, or a network of them, whose X-Forwarded-For says who sent a request; repeat it for more.
    #[arg(long = "trusted-proxy", value_name = "CIDR", value_parser = network)]
    pub trusted_proxies: Vec<IpNet>,
}
