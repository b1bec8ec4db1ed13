//! Owns running the demo: collector and shop as two origins, as a customer would have them. Builds nothing itself.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use clap::Args;

use crate::failure::Failure;
use crate::shell::{Root, not_found, step};
use crate::{dist, shell};

/// How the demo runs.
#[derive(Args)]
pub struct Options {
    /// Send that many simulated visitors through the public endpoint
    #[arg(long, value_name = "N")]
    visitors: Option<u32>,
    /// Port of the shop
    #[arg(long, default_value_t = 8080)]
    shop: u16,
    /// Port of the collector, the dashboard and the playground
    #[arg(long, default_value_t = 7070)]
    collector: u16,
    /// Forget the answers of earlier runs
    #[arg(long)]
    fresh: bool,
}

/// The demo's read token. The demo listens on this machine alone, so a token that survives a restart beats a secret one.
const TOKEN: &str = "demo-token";
/// Longer than either server takes to start on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Builds, serves, prints the addresses and waits for Ctrl-C.
pub fn run(root: &Root, options: &Options) -> Result<(), Failure> {
    let dist = dist::build(root)?;
    step("Compiling the collector");
    shell::run(root.cargo().args(["build", "--package", "expectly-collector"]))?;
    let (collector, shop) = (address(options.collector), address(options.shop));
    let folder = root.target().join("demo");
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
    let store = folder.join("results.sqlite");
    if options.fresh {
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{ending}", store.display()));
        }
    }
    let study = folder.join("tea-shop.json");
    let source = root.join("demo/site/study.json");
    let text = fs::read_to_string(&source).map_err(Failure::at(&source))?;
    fs::write(&study, text.replace("{{cdn}}", &collector)).map_err(Failure::at(&study))?;

    let servers = Servers::default();
    servers.end_on_signal()?;
    let mut serve = root.program(root.target().join("debug/expectly"));
    serve.arg("serve").arg("--studies").arg(&study).args(["--origin", &format!("tea-shop={shop}"), "--token", TOKEN]);
    serve.arg("--store").arg(&store).arg("--dist").arg(&dist.folder).args(["--listen", &format!("127.0.0.1:{}", options.collector)]);
    // All simulated visitors come from here, at once.
    serve.args(["--per-address", "0", "--per-study", "0"]);
    servers.start(&mut serve)?;
    healthy(options.collector, "/healthz")?;
    let port = options.shop.to_string();
    servers.start(root.program("node").args(["demo/site/serve.mjs", "--port", &port, "--collector", &collector]))?;
    healthy(options.shop, "/")?;

    println!(
        "\n  Shop       {shop}/\n  Dashboard  {collector}/dashboard/#token={TOKEN}\n  Playground {collector}/playground/\n  Collector  {collector}/   (read token: {TOKEN})\n"
    );
    if let Some(count) = options.visitors {
        step(&format!("Sending {count} simulated visitors"));
        let visitors = ["demo/site/visitors.mjs", "--count", &count.to_string(), "--collector", &collector, "--origin", &shop];
        shell::run(root.program("node").args(visitors))?;
    }
    println!("  Ctrl-C ends the demo.");
    servers.wait()
}

fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// The running servers, which end when the demo does.
#[derive(Clone, Default)]
struct Servers(Arc<Mutex<Vec<Child>>>);

impl Servers {
    fn start(&self, command: &mut Command) -> Result<(), Failure> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|_| not_found(command))?;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(child);
        Ok(())
    }

    /// Ends the servers on Ctrl-C and on a termination signal, and then this process.
    fn end_on_signal(&self) -> Result<(), Failure> {
        let servers = self.clone();
        ctrlc::set_handler(move || {
            servers.end();
            std::process::exit(0);
        })
        .map_err(|error| Failure::Said(format!("signals: {error}")))
    }

    fn end(&self) {
        for child in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter_mut() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Waits until a server ends of itself, which it should not.
    fn wait(&self) -> Result<(), Failure> {
        loop {
            std::thread::sleep(Duration::from_millis(300));
            let mut children = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if children.iter_mut().any(|child| !matches!(child.try_wait(), Ok(None))) {
                return Err(Failure::Said("a server ended".into()));
            }
        }
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        if Arc::strong_count(&self.0) <= 2 {
            self.end();
        }
    }
}

/// Waits until a server answers 200.
fn healthy(port: u16, path: &str) -> Result<(), Failure> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if answers(port, path).unwrap_or(false) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(Failure::Said(format!("nothing answers at {}{path}; is the port taken? (--shop and --collector choose others)", address(port))))
}

fn answers(port: u16, path: &str) -> std::io::Result<bool> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut status = String::new();
    BufReader::new(stream.take(1024)).read_line(&mut status)?;
    Ok(status.contains(" 200 "))
}
