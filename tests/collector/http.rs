//! Owns a client that sends exactly the bytes it is told to, one request a connection. Knows nothing of results.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than anything the collector takes by design; a test that waits for it has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A request, as bytes to be.
#[derive(Clone)]
pub struct Request {
    head: String,
    body: Vec<u8>,
}

impl Request {
    pub fn new(method: &str, path: &str) -> Request {
        Request { head: format!("{method} {path} HTTP/1.1\r\nhost: collector\r\nconnection: close\r\n"), body: Vec::new() }
    }

    pub fn get(path: &str) -> Request {
        Request::new("GET", path)
    }

    pub fn post(path: &str) -> Request {
        Request::new("POST", path)
    }

    pub fn header(mut self, name: &str, value: &str) -> Request {
        self.head += &format!("{name}: {value}\r\n");
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Request {
        self.body = body.into();
        let length = self.body.len().to_string();
        self.header("content-length", &length)
    }

    pub fn send(&self, address: SocketAddr) -> Reply {
        self.try_send(address).unwrap()
    }

    /// None when the connection breaks before there is a whole answer.
    pub fn try_send(&self, address: SocketAddr) -> Option<Reply> {
        let mut stream = connect(address)?;
        let bytes = [self.head.as_bytes(), b"\r\n", &self.body].concat();
        // A refusal may come, and the connection close, before all is sent.
        let _ = stream.write_all(&bytes);
        Reply::read(&mut stream)
    }
}

pub fn connect(address: SocketAddr) -> Option<TcpStream> {
    let stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    Some(stream)
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Reply {
    /// Reads until the connection closes.
    pub fn read(stream: &mut TcpStream) -> Option<Reply> {
        let mut bytes = Vec::new();
        // A reset after the answer is the collector's way to refuse what was still being sent.
        if let Err(error) = stream.read_to_end(&mut bytes) {
            assert!(error.kind() != std::io::ErrorKind::WouldBlock, "no answer, and the connection stays open");
        }
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.into())).collect();
        let mut reply = Reply { status, headers, body: bytes[end + 4..].to_vec() };
        if reply.header("transfer-encoding") == Some("chunked") {
            reply.body = unchunked(&reply.body)?;
        }
        Some(reply)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in the answer {}: {}", self.status, self.text()))
    }

    /// The statuses of the receipts, in order.
    pub fn statuses(&self) -> Vec<String> {
        self.json()["receipts"].as_array().unwrap().iter().map(|receipt| receipt["status"].as_str().unwrap().into()).collect()
    }
}

/// The content of a chunked body; none if its end is missing.
fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let line = bytes.windows(2).position(|window| window == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..line]).ok()?, 16).ok()?;
        if size == 0 {
            return Some(content);
        }
        content.extend_from_slice(bytes.get(line + 2..line + 2 + size)?);
        bytes = bytes.get(line + 2 + size + 2..)?;
    }
}
