//! Owns shortening the names by which glue and .wasm know each other: hashes in them do not compress and cost every visitor 3 KB. Reads
//! the list that wasm-opt prints when it has renamed its side, and renames the glue's.

use std::collections::HashMap;

use serde_json::Value;

use crate::failure::Failure;

/// The names on both sides of one module.
pub struct Names {
    module: Option<String>,
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

impl Names {
    /// Reads wasm-opt's list: `{"imports": [[module, old, new], …], "exports": [[old, new], …]}`.
    pub fn parse(list: &str) -> Result<Names, Failure> {
        let unreadable = || Failure::Said("wasm-opt's list of names could not be read".into());
        let json: Value = serde_json::from_str(list).map_err(|_| unreadable())?;
        let rows = |key: &str| json.get(key).and_then(Value::as_array).ok_or_else(unreadable);
        let cell = |row: &Value, index: usize| row.get(index).and_then(Value::as_str).map(str::to_owned).ok_or_else(unreadable);
        let pairs = |key: &str, from: usize| -> Result<HashMap<String, String>, Failure> {
            rows(key)?.iter().map(|row| Ok((cell(row, from)?, cell(row, from + 1)?))).collect()
        };
        let module = rows("imports")?.first().map(|row| cell(row, 0)).transpose()?;
        Ok(Names { module, imports: pairs("imports", 1)?, exports: pairs("exports", 0)? })
    }

    /// The glue with the short names.
    pub fn rename(&self, glue: &str) -> String {
        let mut renamed = String::with_capacity(glue.len());
        let mut rest = glue;
        while let Some(start) = rest.find(is_part) {
            let (between, word) = rest.split_at(start);
            let (word, after) = word.split_at(word.find(|letter| !is_part(letter)).unwrap_or(word.len()));
            renamed.push_str(between);
            let names = if renamed.ends_with("wasm.") { &self.exports } else { &self.imports };
            renamed.push_str(names.get(word).map_or(word, String::as_str));
            rest = after;
        }
        renamed.push_str(rest);
        match &self.module {
            // wasm-opt calls the one module that is left "a".
            Some(module) => renamed.replace(&format!("\"{module}\""), "\"a\""),
            None => renamed,
        }
    }
}

fn is_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn only_the_two_sides_names_change() -> Result<(), super::Failure> {
        let names = Names::parse(r#"{"imports":[["./x_bg.js","__wbg_open_1f","b"]],"exports":[["open","c"]]}"#)?;
        let glue = "import0 = { __wbg_open_1f: () => open() }; return { \"./x_bg.js\": import0 }; wasm.open(__wbg_open_1f2)";
        assert_eq!(names.rename(glue), "import0 = { b: () => open() }; return { \"a\": import0 }; wasm.c(__wbg_open_1f2)");
        Ok(())
    }
}
