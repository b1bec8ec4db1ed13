//! Owns senders by the hundred on one thread, each on a connection that it keeps, and how long their results waited. Every reply must be a
//! receipt that says "stored". Starts no collector.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep_until;

use crate::program::{Collector, ORIGIN};
use crate::results::{id, nps};

/// How results are sent.
pub enum Work {
    AsFastAsPossible {
        connections: usize,
    },
    /// At times that are set beforehand: who is late because the collector is, has waited since then.
    Evenly {
        connections: usize,
        per_second: f64,
    },
    /// As fast as possible, while others are connected and say nothing.
    Crowd {
        idle: usize,
        active: usize,
    },
}

/// What the collector took.
pub struct Taken {
    pub results_per_second: f64,
    /// The most that the collector's process ever had, in bytes.
    pub memory: u64,
    waits: Vec<Duration>,
}

impl Taken {
    /// The wait that such a share of all requests did not exceed.
    pub fn at(&self, share: f64) -> Duration {
        let last = self.waits.len() - 1;
        self.waits[((last as f64 * share) as usize).min(last)]
    }
}

pub struct Load {
    address: SocketAddr,
    process: u32,
    size: usize,
    /// A result with the place of its id.
    before: String,
    after: String,
    next: AtomicU32,
}

impl Load {
    /// Requests with so many results each.
    pub fn of(collector: &Collector, size: usize) -> Arc<Load> {
        let result = nps(0, 9).to_string();
        let (before, after) = result.split_once(&id(0)).unwrap();
        let (before, after) = (before.into(), after.into());
        Arc::new(Load { address: collector.address, process: collector.id(), size, before, after, next: AtomicU32::new(0) })
    }

    pub fn run(self: &Arc<Load>, work: &Work, time: Duration) -> Taken {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let begun = Instant::now();
        let (waits, took) = runtime.block_on(async {
            let (active, idle, pause) = match *work {
                Work::AsFastAsPossible { connections } => (connections, 0, None),
                Work::Evenly { connections, per_second } => {
                    (connections, 0, Some(Duration::from_secs_f64(connections as f64 * self.size as f64 / per_second)))
                }
                Work::Crowd { idle, active } => (active, idle, None),
            };
            let until = begun + time;
            let silent: Vec<_> = (0..idle).map(|_| tokio::spawn(silent(self.address, until))).collect();
            let senders: Vec<_> = (0..active)
                .map(|place| {
                    let first = begun + pause.unwrap_or_default().mul_f64(place as f64 / active as f64);
                    tokio::spawn(Arc::clone(self).send(first, pause, until))
                })
                .collect();
            let mut waits = Vec::new();
            for sender in senders {
                waits.extend(sender.await.unwrap().unwrap());
            }
            let took = begun.elapsed();
            for one in silent {
                one.await.unwrap().unwrap();
            }
            (waits, took)
        });
        let mut waits: Vec<Duration> = waits;
        waits.sort();
        let results_per_second = (waits.len() * self.size) as f64 / took.as_secs_f64();
        Taken { results_per_second, memory: memory(self.process), waits }
    }

    async fn send(self: Arc<Load>, first: Instant, pause: Option<Duration>, until: Instant) -> io::Result<Vec<Duration>> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let (mut waits, mut due, mut reply) = (Vec::new(), first, Vec::new());
        while due < until {
            if pause.is_some() {
                sleep_until(due.into()).await;
            }
            stream.write_all(self.request().as_bytes()).await?;
            read(&mut stream, &mut reply).await?;
            let stored = String::from_utf8_lossy(&reply).matches("\"stored\"").count();
            assert_eq!(stored, self.size, "{}", String::from_utf8_lossy(&reply));
            waits.push(due.elapsed());
            due = pause.map_or_else(Instant::now, |pause| due + pause);
        }
        Ok(waits)
    }

    fn request(&self) -> String {
        let one = |_| format!("{}{}{}", self.before, id(self.next.fetch_add(1, Ordering::Relaxed)), self.after);
        let body = (0..self.size).map(one).collect::<Vec<_>>().join(",");
        let length = body.len() + 2;
        format!("POST /v1/results HTTP/1.1\r\nhost: collector\r\norigin: {ORIGIN}\r\ncontent-length: {length}\r\n\r\n[{body}]")
    }
}

/// Connected all the time: the collector closes who says nothing, who then comes again.
async fn silent(address: SocketAddr, until: Instant) -> io::Result<()> {
    while Instant::now() < until {
        let mut stream = TcpStream::connect(address).await?;
        let closed = stream.read_u8();
        let _ = tokio::time::timeout_at(until.into(), closed).await;
    }
    Ok(())
}

/// Reads one reply; its body is as long as its header says.
async fn read(stream: &mut TcpStream, reply: &mut Vec<u8>) -> io::Result<()> {
    reply.clear();
    loop {
        if stream.read_buf(reply).await? == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        let Some(end) = reply.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&reply[..end]).to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or_else(|| panic!("{head}"));
        if reply.len() >= end + 4 + length.parse::<usize>().unwrap() {
            return Ok(());
        }
    }
}

/// The most memory that a process ever had.
fn memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    peak.and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() * 1024
}
