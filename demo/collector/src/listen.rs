//! Owns connections: taking them, closing those that dawdle, turning away those that are too many, letting the last ones finish. Does not
//! know what is served.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

use crate::error::Error;
use crate::limits::{Peer, Seats};

/// How long a request's header may take, counted from the first moment: also the longest that a connection may stay idle.
const HEADER_TIME: Duration = Duration::from_secs(5);
/// How long an answer may stand still because nobody takes it. Exports are long; a reader that pauses longer than this has gone.
const TAKE_TIME: Duration = Duration::from_secs(10);
/// The most bytes of a request's head. Browsers and proxies keep to 8 KiB, and hyper refuses with 431 beyond this.
const MOST_HEAD: usize = 16 * 1024;
/// How long requests under way may take to finish once the collector is told to stop.
const FINISH_TIME: Duration = Duration::from_secs(10);
/// Pause after a failed accept, as when open files run out: trying again at once would only burn the processor.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// Connections at once that are told that there is no room. More than these are closed without a word.
const MOST_TURNED_AWAY: usize = 256;
/// How long telling them may take.
const TURNING_AWAY_TIME: Duration = Duration::from_secs(2);

/// Serves until `stop` completes, then takes no more connections and lets those at work finish. A proxy, of which `is_proxy` tells, stands for
/// many visitors and may have any number of the seats.
pub async fn listen(
    listener: TcpListener,
    routes: Router,
    (seats, is_proxy): (Arc<Seats>, impl Fn(IpAddr) -> bool),
    stop: impl Future<Output = ()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME).max_buf_size(MOST_HEAD);
    let service = TowerToHyperService::new(routes);
    let graceful = GracefulShutdown::new();
    let turned_away = Arc::new(Semaphore::new(MOST_TURNED_AWAY));
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let peer = peer.ip();
        let Some(seat) = seats.take((!is_proxy(peer)).then_some(peer)) else {
            if let Ok(place) = Arc::clone(&turned_away).try_acquire_owned() {
                tokio::spawn(async move {
                    turn_away(stream).await;
                    drop(place);
                });
            }
            continue;
        };
        let service = service.clone();
        let with_peer = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            service.call(request)
        });
        let connection = graceful.watch(http.serve_connection(TokioIo::new(Box::pin(impatient(stream))), with_peer));
        tokio::spawn(async move {
            // A connection that breaks is the client's business: it has no receipt and will come again.
            let _ = connection.await;
            drop(seat);
        });
    }
    drop(listener);
    let _ = timeout(FINISH_TIME, graceful.shutdown()).await;
}

/// A stream that gives up once what is written to it stays there.
fn impatient(stream: TcpStream) -> TimeoutStream<TcpStream> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(TAKE_TIME));
    stream
}

/// Says 503 to whatever is asked, and closes.
async fn turn_away(stream: TcpStream) {
    let full = service_fn(async |_: Request<Incoming>| Ok::<_, Infallible>(full()));
    let connection = http1::Builder::new().keep_alive(false).max_buf_size(MOST_HEAD).serve_connection(TokioIo::new(stream), full);
    let _ = timeout(TURNING_AWAY_TIME, connection).await;
}

/// Any page may read this: otherwise its browser would not tell it when to come again.
fn full() -> Response {
    let mut answer = Error::Full.into_response();
    answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer.headers_mut().insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_name(RETRY_AFTER));
    answer
}
