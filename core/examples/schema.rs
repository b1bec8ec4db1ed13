//! Owns printing one of the study's descriptions (`schema`, `types` or `keys`), for `cargo xtask schema` to put where it is used.

use std::process::ExitCode;

use expectly_core::study::Study;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("schema") => println!("{}", Study::schema().to_text()),
        Some("types") => print!("{}", Study::typescript()),
        Some("keys") => print!("{}", Study::keys()),
        _ => {
            eprintln!("Usage: schema schema|types|keys");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
