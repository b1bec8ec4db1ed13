//! Owns a PostgreSQL of the tests that crashes and comes back. What is stored in it is others' business.

use std::process::{Child, Command};

use crate::postgres::Server;

/// A server of the tests' own as a child of this process: somebody has to bury it, or its lock would seem to be held by the living.
pub struct Crashing {
    server: Server,
    postmaster: Child,
}

const SETTLE: &str = r#"exec pg_ctl --pgdata="$DATA" --wait --silent --mode=fast stop"#;
const SERVE: &str = r#"eval exec postgres -D '"$DATA"' "$OPTIONS" '>>"$DATA/log"' '2>&1'"#;
const UNTIL_READY: &str = r#"for try in $(seq 1000); do pg_isready --quiet --host="$DATA" && exit; done; cat "$DATA/log"; false"#;

impl Crashing {
    pub fn of(server: Server) -> Crashing {
        assert!(server.command(SETTLE).status().unwrap().success());
        let postmaster = serve(&server);
        Crashing { server, postmaster }
    }

    /// Kills the server with everyone who works for it, in one stroke, so that nobody can tidy up.
    pub fn kill(&mut self) {
        let postmaster = self.postmaster.id().to_string();
        let workers = ps(&["-o", "pid=", "--ppid", &postmaster]);
        let workers: Vec<&str> = workers.split_whitespace().collect();
        // A worker may have ended by itself meanwhile.
        let _ = Command::new("kill").args(["-KILL", &postmaster]).args(&workers).output().unwrap();
        self.postmaster.wait().unwrap();
        while ps(&["-o", "stat=", "-p", &workers.join(",")]).lines().any(|state| !state.starts_with('Z')) {}
    }

    /// Starts it again over what it left behind.
    pub fn revive(&mut self) {
        self.postmaster = serve(&self.server);
    }

    pub fn new_database(&self) -> String {
        self.server.new_database()
    }
}

fn serve(server: &Server) -> Child {
    let postmaster = server.command(SERVE).spawn().unwrap();
    assert!(server.command(UNTIL_READY).status().unwrap().success());
    postmaster
}

fn ps(arguments: &[&str]) -> String {
    String::from_utf8(Command::new("ps").args(arguments).output().unwrap().stdout).unwrap()
}
