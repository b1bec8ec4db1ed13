//! Owns connections: taking them, closing those that dawdle, letting the last ones finish. Does not know what is served.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// How long a request's header may take, counted from the first moment: also the longest that a connection may stay idle.
const HEADER_TIME: Duration = Duration::from_secs(5);
/// How long requests under way may take to finish once the collector is told to stop.
const FINISH_TIME: Duration = Duration::from_secs(10);
/// Connections at once, well below the usual limit of 1024 open files; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 512;
/// Pause after a failed accept, as when open files run out: trying again at once would only burn the processor.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop` completes, then takes no more connections and lets those at work finish.
pub async fn listen(listener: TcpListener, routes: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
    let service = TowerToHyperService::new(routes);
    let graceful = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut stop = pin!(stop);
    loop {
        let arrival = async {
            let seat = Arc::clone(&seats).acquire_owned().await;
            (seat, listener.accept().await)
        };
        let (seat, accepted) = tokio::select! {
            arrival = arrival => arrival,
            () = &mut stop => break,
        };
        let Ok((stream, _)) = accepted else {
            sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service.clone()));
        tokio::spawn(async move {
            // A connection that breaks is the client's business: it has no receipt and will come again.
            let _ = connection.await;
            drop(seat);
        });
    }
    drop(listener);
    let _ = timeout(FINISH_TIME, graceful.shutdown()).await;
}
