//! Owns a PostgreSQL server for tests: starting it once a process, a database for each that asks, its end with the process, however that
//! ends. Keeps nothing: what it holds is gone afterwards.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Runs until its input ends, which it does with this process.
const SERVE: &str = r#"
set -e
initdb --pgdata="$DATA" --auth=trust --username=expectly --no-sync --encoding=UTF8 --locale=C >/dev/null
pg_ctl --pgdata="$DATA" --wait --silent --log="$DATA/log" --options="$OPTIONS" start
echo ready
cat >/dev/null || true
pg_ctl --pgdata="$DATA" --mode=immediate --silent stop || true
rm -rf "$DATA"
"#;

/// A server, until it is dropped.
pub struct Server {
    data: PathBuf,
    user: Option<(u32, u32)>,
    _guard: Option<Child>,
}

/// The address of a new database on the server of this process.
pub fn new_database() -> String {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(Server::start).new_database()
}

impl Server {
    /// One that nobody else uses.
    pub fn start() -> Server {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let name = format!("expectly-postgres-{}-{}", std::process::id(), STARTED.fetch_add(1, Ordering::Relaxed));
        let data = std::env::temp_dir().join(name);
        fs::create_dir_all(&data).unwrap();
        let mut server = Server { data, user: unprivileged(), _guard: None };
        if let Some((user, group)) = server.user {
            std::os::unix::fs::chown(&server.data, Some(user), Some(group)).unwrap();
        }
        let mut child = server.command(SERVE).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        assert_eq!(said, "ready\n", "PostgreSQL did not start: is it installed? `cargo xtask test --only rust` installs it on Debian");
        server._guard = Some(child);
        server
    }

    /// The address of a new database on it.
    pub fn new_database(&self) -> String {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name = format!("d{}", MADE.fetch_add(1, Ordering::Relaxed));
        let mut create = Command::new("createdb");
        let made = create.env("PATH", path()).arg("--host").arg(&self.data).args(["--username", "expectly", &name]).status();
        assert!(made.is_ok_and(|status| status.success()), "a database is made");
        format!("postgres://expectly@localhost/{name}?host={}", self.data.display())
    }

    /// A script, as the server's user, that may start the server with `$OPTIONS` over `$DATA`.
    pub fn command(&self, script: &str) -> Command {
        // What a test measures is measured as in earnest; otherwise the disk need not be waited for, which only a crash of the whole
        // machine would show.
        let settings = if std::env::var_os("EXPECTLY_BENCH").is_some() { "-c shared_buffers=512MB" } else { "-c fsync=off" };
        let data = self.data.display();
        let options = format!("-c listen_addresses='' -c unix_socket_directories='{data}' {settings}");
        let mut command = Command::new("sh");
        command.args(["-c", script]).env("PATH", path()).env("DATA", &self.data).env("OPTIONS", options).current_dir(&self.data);
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }
}

/// The user that the server runs as where this is root, as whom it refuses to.
fn unprivileged() -> Option<(u32, u32)> {
    let number = |arguments: &[&str]| {
        let output = Command::new("id").args(arguments).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    let other = |name| Some((number(&["-u", name])?, number(&["-g", name])?));
    if number(&["-u"]) == Some(0) { other("postgres").or_else(|| other("nobody")) } else { None }
}

/// The path with the folder in which Debian keeps the server's programs.
fn path() -> String {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders = versions.map(|version| version.path().join("bin")).filter(|folder| Path::new(folder).join("initdb").exists());
    let debian: Vec<String> = folders.map(|folder| folder.display().to_string()).collect();
    format!("{}:{}", std::env::var("PATH").unwrap_or_default(), debian.join(":"))
}
