//! Owns a receiver of webhooks for tests: it answers as it is told and gives out what it was told. Judges nothing.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver as Queue, channel};
use std::time::Duration;

use serde_json::Value;

/// Longer than the first pause between two tries.
const PATIENCE: Duration = Duration::from_secs(30);

/// A call that came in.
#[derive(Clone, Debug)]
pub struct Called {
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Called {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn id(&self) -> &str {
        &self.headers["webhook-id"]
    }
}

pub struct Receiver {
    pub address: SocketAddr,
    calls: Queue<Called>,
}

impl Receiver {
    /// One that gives these answers, one after the other, and the last one from then on.
    pub fn start(answers: &'static [&'static str]) -> Receiver {
        Receiver::at("127.0.0.1:0".parse().unwrap(), answers)
    }

    /// The same at an address where none was yet.
    pub fn at(address: SocketAddr, answers: &'static [&'static str]) -> Receiver {
        let listener = TcpListener::bind(address).unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, calls) = channel();
        std::thread::spawn(move || {
            let answers = answers.iter().chain(std::iter::repeat(answers.last().unwrap()));
            for (stream, answer) in listener.incoming().zip(answers) {
                let mut stream = BufReader::new(stream.unwrap());
                let Some(called) = read(&mut stream) else { continue };
                let _ =
                    stream.get_mut().write_all(format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes());
                if sender.send(called).is_err() {
                    return;
                }
            }
        });
        Receiver { address, calls }
    }

    /// The next call, which must come.
    pub fn next(&self) -> Called {
        self.calls.recv_timeout(PATIENCE).expect("a call")
    }

    /// What has come and was not given out yet.
    pub fn rest(&self) -> Vec<Called> {
        self.calls.try_iter().collect()
    }
}

fn read(stream: &mut impl BufRead) -> Option<Called> {
    let mut line = String::new();
    stream.read_line(&mut line).ok()?;
    let mut headers = BTreeMap::new();
    loop {
        line.clear();
        stream.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), String::from(value));
    }
    let mut body = vec![0; headers.get("content-length")?.parse().ok()?];
    stream.read_exact(&mut body).ok()?;
    Some(Called { headers, body: String::from_utf8(body).unwrap() })
}
