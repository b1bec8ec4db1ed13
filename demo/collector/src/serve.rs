//! Owns the life of a serving collector: from its arguments to the address that it prints, and its end. Each part does its own work.

use std::fs;
use std::sync::Arc;

use expectly_core::wire::SurveyResult;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::access::{self, Access};
use crate::collector::Collector;
use crate::command_line;
use crate::error::Error;
use crate::forget::{Keeps, Retention};
use crate::limits::{self, Limits, Seats};
use crate::listen::listen;
use crate::log;
use crate::metrics::Metrics;
use crate::origins::Origins;
use crate::routes::routes;
use crate::signed::Signing;
use crate::store::{self, EDITION, For, Reader, Store, Writer};
use crate::strangers::Strangers;
use crate::studies::Studies;
use crate::webhook::{Callers, Hooks};

/// Serves until told to stop. Errors: what keeps it from starting.
pub fn serve(arguments: command_line::Serve) -> Result<(), Error> {
    log::write_as(arguments.log);
    let studies = Studies::read(&arguments.studies)?;
    let origins = Origins::of(arguments.origins, &studies)?;
    let signing = Signing::of(&arguments.signing, &studies)?;
    for study in studies.iter().filter(|study| !origins.has_any(study.id.as_str())) {
        let id = study.id.as_str();
        log::warn(format_args!("nobody may send results for {id} yet: add --origin {id}=https://…"));
    }
    let hooks = Arc::new(arguments.webhooks.as_deref().map(|file| Hooks::read(file, &studies)).transpose()?.unwrap_or_default());
    if let Some(dist) = &arguments.dist {
        // A misspelt folder would only show as pages that are not found.
        fs::read_dir(dist).map_err(|source| Error::Unreadable { file: dist.clone(), source })?;
    }
    let keeps = Keeps::of(arguments.keep);
    keeps.check(&studies)?;
    let store: Arc<dyn Store> = store::open(&arguments.store, For::Writing)?.into();
    store.touch(&studies.iter().map(|study| study.id.as_str()).collect::<Vec<_>>())?;
    keeps.note(store.as_ref())?;
    let retention = Retention::start(keeps, Arc::clone(&store))?;
    let told = Arc::clone(&hooks);
    let calls = move |result: &SurveyResult| told.calls(result);
    let metrics = Metrics::new();
    let (reader, (writer, written)) = (Reader::of(Arc::clone(&store)), Writer::start(Arc::clone(&store), calls, Arc::clone(&metrics))?);
    let callers = Callers::start(&hooks, &store, &metrics)?;
    let token = match arguments.token {
        Some(given) => given,
        None => {
            let made = access::made("")?;
            log::secret(format_args!("token for reports: {made}"));
            made
        }
    };
    let edition = store.note(EDITION)?;
    // Before the runtime: some engines have one of their own, and one cannot start within another.
    let access = Access::of(&token, store.as_ref())?;
    let runtime = Runtime::new()?;
    let served = runtime.block_on(async {
        let (address, failed) = (arguments.listen, |source| Error::Listen { address: arguments.listen.to_string(), source });
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        let stop = told_to_stop()?;
        let (limits, seats) = (Limits::of(&arguments.limits), Seats::up_to(arguments.limits.connections));
        let strangers = Strangers::default();
        let seats_of_all = Arc::clone(&seats);
        let collector = Arc::new(Collector {
            studies,
            origins,
            strangers,
            access,
            limits,
            signing,
            metrics,
            seats: seats_of_all,
            edition,
            reader,
            writer,
        });
        tokio::spawn(access::keep_fresh(Arc::clone(&collector)));
        tokio::spawn(limits::sweep(Arc::clone(&collector)));
        let known = Arc::clone(&collector);
        let is_proxy = move |peer| known.limits.is_proxy(peer);
        log::say(format_args!("listening on http://{bound}"));
        listen(listener, routes(collector, arguments.dist.as_deref()), (seats, is_proxy), stop).await;
        Ok(())
    });
    // With the runtime go the last requests, and with them the ways to the writer, which then ends.
    runtime.shutdown_background();
    written.finish();
    callers.finish();
    retention.finish();
    if let Err(error) = store.settle() {
        // The next start does it.
        log::warn(format_args!("the journal is not emptied: {error}"));
    }
    served
}

/// Completes on SIGTERM or Ctrl-C.
fn told_to_stop() -> Result<impl Future<Output = ()>, Error> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        let terminated = terminate.recv();
        #[cfg(not(unix))]
        let terminated = std::future::pending::<()>();
        tokio::select! {
            _ = terminated => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    })
}
