//! Owns the collector's process in tests: where its binary is, starting it, knowing when it is ready, ending it. Asks it nothing.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::http::{Reply, Request};

pub const TOKEN: &str = "a-token-of-the-tests";
pub const ORIGIN: &str = "https://shop.example";
pub const OTHER_ORIGIN: &str = "https://other.example";
pub const STUDY: &str = include_str!("study.json");

/// The collector's binary. Cargo builds no binaries of other packages for a test, so it is asked to, in this test's own profile.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<Option<PathBuf>> = OnceLock::new();
    let built = BINARY.get_or_init(|| {
        if let Some(given) = std::env::var_os("EXPECTLY_BIN") {
            return Some(given.into());
        }
        let this = std::env::current_exe().unwrap();
        let profile = this.ancestors().nth(2).unwrap();
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "--package", "expectly-collector", "--target-dir"]).arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        let built = cargo.status().unwrap().success();
        built.then(|| profile.join("expectly").with_extension(std::env::consts::EXE_EXTENSION))
    });
    built.as_deref().expect("the collector builds")
}

/// A folder that is gone with its test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name = format!("expectly-tests-{}-{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// Writes a file, with its folders, and says where it is.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the binary to its end.
pub fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// The program, not started yet.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.args(arguments).env_remove("EXPECTLY_TOKEN");
    command
}

/// A collector at work.
pub struct Collector {
    pub address: SocketAddr,
    pub folder: Folder,
    /// What it printed before it was ready.
    pub said: Vec<String>,
    child: Child,
    /// Kept, so that the collector's output has a reader.
    _output: BufReader<ChildStdout>,
}

impl Collector {
    /// One that serves the tests' study and another for a second origin.
    pub fn start() -> Collector {
        Collector::start_in(Folder::new(), &["--token", TOKEN])
    }

    /// One over the store that a folder may already hold, unless the arguments name another one, with more arguments.
    pub fn start_in(folder: Folder, more: &[&str]) -> Collector {
        Collector::start_for(STUDY, folder, more)
    }

    /// One that serves another form of the tests' study.
    pub fn start_for(study: &str, folder: Folder, more: &[&str]) -> Collector {
        Collector::start_by(Command::new(binary()), study, folder, more)
    }

    /// One whose store is alone on a disk of so many KiB, which nobody else sees and which is gone with it. Mounting takes root, or a system
    /// that lets everybody be root of a space of their own.
    pub fn start_on_small_disk(kibibytes: u32, more: &[&str]) -> Collector {
        let folder = Folder::new();
        let disk = folder.path("disk");
        fs::create_dir(&disk).unwrap();
        let script = r#"mount -t tmpfs -o size="$1"k tmpfs "$2" && shift 2 && exec "$@""#;
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh", &kibibytes.to_string()]).arg(&disk).arg(binary());
        let store = disk.join("data.sqlite");
        Collector::start_by(command, STUDY, folder, &[&["--store", store.to_str().unwrap()], more].concat())
    }

    /// Where a file of this collector's small disk is for others.
    pub fn on_small_disk(&self, name: &str) -> PathBuf {
        Path::new(&format!("/proc/{}/root", self.child.id())).join(self.folder.path("disk").join(name).strip_prefix("/").unwrap())
    }

    fn start_by(mut command: Command, study: &str, folder: Folder, more: &[&str]) -> Collector {
        folder.write("studies/corner-shop.json", study);
        folder.write("studies/other-shop.json", STUDY.replace("\"corner-shop\"", "\"other-shop\""));
        command.args(["serve", "--listen", "127.0.0.1:0", "--studies"]).arg(folder.path("studies"));
        command.args(["--origin", &format!("corner-shop={ORIGIN}"), "--origin", &format!("other-shop={OTHER_ORIGIN}")]);
        if !more.contains(&"--store") {
            command.arg("--store").arg(folder.path("data.sqlite"));
        }
        // One machine stands for all visitors, as fast as it can.
        for limit in ["--per-address", "--per-study"].into_iter().filter(|limit| !more.contains(limit)) {
            command.args([limit, "0"]);
        }
        command.args(more).env_remove("EXPECTLY_TOKEN");
        let log = fs::OpenOptions::new().create(true).append(true).open(folder.path("log")).unwrap();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = Vec::new();
        let address = loop {
            let mut line = String::new();
            let read = output.read_line(&mut line).unwrap();
            assert!(read > 0, "the collector ended before it was ready: {}", fs::read_to_string(folder.path("log")).unwrap());
            said.push(String::from(line.trim_end()));
            if let Some(address) = line.trim_end().split_once("listening on http://").and_then(|(_, rest)| rest.split('"').next()) {
                break address.parse().unwrap();
            }
        };
        let collector = Collector { address, folder, said, child, _output: output };
        assert_eq!(collector.send(&Request::get("/healthz")).status, 200);
        collector
    }

    pub fn send(&self, request: &Request) -> Reply {
        request.send(self.address)
    }

    /// Posts results from the listed origin.
    pub fn post(&self, body: impl Into<Vec<u8>>) -> Reply {
        self.send(&Request::post("/v1/results").header("origin", ORIGIN).body(body))
    }

    /// Gets something that needs the token.
    pub fn get(&self, path: &str) -> Reply {
        self.send(&Request::get(path).header("authorization", &format!("Bearer {TOKEN}")))
    }

    /// The report on the tests' study.
    pub fn report(&self) -> serde_json::Value {
        let reply = self.get("/v1/report/corner-shop");
        assert_eq!(reply.status, 200);
        reply.json()
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path("data.sqlite")
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path("log")).unwrap()
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, as a service manager would.
    pub fn terminate(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap().success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Ends it with SIGKILL, as a crash would, and gives back its folder.
    pub fn kill(mut self) -> Folder {
        self.stop();
        std::mem::replace(&mut self.folder, Folder::new())
    }

    fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        self.stop();
    }
}
