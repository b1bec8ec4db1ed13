//! Owns reading a row of reference.json, own/*.json or somebody else's file and comparing it with what was computed; does not compute.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// What was computed, by the name it has in a row's `expected`.
pub type Results = Vec<(&'static str, Vec<f64>)>;

/// One row.
pub struct Case(Value);

/// What a row puts in.
pub struct Input<'a>(&'a Value);

/// Names somebody else's file of rows, which are run as well.
const FILE: &str = "EXPECTLY_CASES";

/// Every row of ours and of the file that is named from outside.
pub fn all() -> Vec<Case> {
    let given = std::env::var_os(FILE).map(PathBuf::from);
    ours().into_iter().chain(given.iter().flat_map(|file| named_after(file))).collect()
}

/// Every row of reference.json and of the files in own/.
pub fn ours() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder.join("own")).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files.insert(0, folder.join("reference.json"));
    files.iter().flat_map(|file| of_file(file)).collect()
}

/// The rows of somebody else's file. Results are told apart by name, and a stranger may use one of ours.
fn named_after(file: &Path) -> Vec<Case> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut cases = of_file(file);
    for Case(row) in &mut cases {
        row["name"] = json!(format!("{stem}: {}", text(&row["name"])));
    }
    cases
}

fn of_file(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let file: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    file["cases"].as_array().expect("a list of cases").iter().cloned().map(Case).collect()
}

impl Case {
    /// A row made up to test the test: 0 of 20 by that operation.
    pub fn with_operation(op: &str) -> Case {
        let input = json!({ "op": op, "x": 0, "n": 20, "conf": 0.95 });
        Case(json!({ "name": "made up", "input": input, "expected": [0.0, 0.1611], "tolerance": 5.1e-5 }))
    }

    /// The row's name.
    pub fn name(&self) -> &str {
        text(&self.0["name"])
    }

    /// What it puts in.
    pub fn input(&self) -> Input<'_> {
        Input(&self.0["input"])
    }

    /// What differs, in words; empty when every expected value was computed within its tolerance.
    pub fn compare(&self, results: &Results) -> Vec<String> {
        let wrong = |name: &str, expected: &Value| {
            let allowed = if self.0["tolerance"].is_object() { &self.0["tolerance"][name] } else { &self.0["tolerance"] };
            let expected = numbers(expected);
            match results.iter().find(|(known, _)| *known == name) {
                None => Some("not computed".into()),
                Some((_, computed)) if close(computed, &expected, number(allowed)) => None,
                Some((_, computed)) => Some(format!("{computed:?} where {expected:?} ± {allowed} is expected")),
            }
            .map(|what: String| format!("{}: {name}: {what}", self.name()))
        };
        match &self.0["expected"] {
            Value::Object(expected) => expected.iter().filter_map(|(name, value)| wrong(name, value)).collect(),
            single => wrong("value", single).into_iter().collect(),
        }
    }
}

fn close(computed: &[f64], expected: &[f64], allowed: f64) -> bool {
    computed.len() == expected.len() && computed.iter().zip(expected).all(|(computed, expected)| (computed - expected).abs() <= allowed)
}

impl<'a> Input<'a> {
    /// The input of that name, with inputs of its own.
    pub fn part(&self, name: &str) -> Input<'a> {
        Input(&self.0[name])
    }

    /// Every input here, without its name.
    pub fn parts(&self) -> impl Iterator<Item = Input<'a>> {
        self.0.as_object().expect("an object").values().map(Input)
    }

    /// Whether there is an input of that name.
    pub fn has(&self, name: &str) -> bool {
        !self.0[name].is_null()
    }

    /// Whether the input of that name is there and true.
    pub fn says(&self, name: &str) -> bool {
        self.0[name].as_bool().unwrap_or(false)
    }

    /// Every input here by its name, if they have names.
    pub fn named(&self) -> Option<impl Iterator<Item = (&'a str, Input<'a>)>> {
        self.0.as_object().map(|parts| parts.iter().map(|(name, value)| (name.as_str(), Input(value))))
    }

    /// This input itself, as a number.
    pub fn itself(&self) -> f64 {
        number(self.0)
    }

    /// A list of labels, texts or numbers.
    pub fn labels(&self, name: &str) -> Vec<String> {
        let label = |value: &Value| value.as_str().map_or_else(|| value.to_string(), String::from);
        self.0[name].as_array().expect("a list of labels").iter().map(label).collect()
    }

    /// A list of pairs of numbers.
    pub fn tuples(&self, name: &str) -> Vec<(f64, f64)> {
        let pair = |pair: &Value| (number(&pair[0]), number(&pair[1]));
        self.0[name].as_array().expect("a list of pairs").iter().map(pair).collect()
    }

    pub fn text(&self, name: &str) -> &'a str {
        text(&self.0[name])
    }

    pub fn number(&self, name: &str) -> f64 {
        number(&self.0[name])
    }

    /// A number that a row may leave out.
    pub fn find(&self, name: &str) -> Option<f64> {
        self.0.get(name).map(number)
    }

    pub fn numbers(&self, name: &str) -> Vec<f64> {
        numbers(&self.0[name])
    }

    pub fn count(&self, name: &str) -> u64 {
        self.0[name].as_u64().unwrap_or_else(|| panic!("a count {name} in {}", self.0))
    }

    pub fn counts(&self, name: &str) -> Vec<u64> {
        counts(&self.0[name])
    }

    pub fn table(&self, name: &str) -> Vec<Vec<u64>> {
        table(&self.0[name])
    }

    /// A list of lists of tables.
    pub fn tables(&self, name: &str) -> impl Iterator<Item = Vec<Vec<Vec<u64>>>> {
        let lists = self.0[name].as_array().expect("a list of lists").iter();
        lists.map(|list| list.as_array().expect("a list of tables").iter().map(table).collect())
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text, not {value}"))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a number, not {value}"))
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map_or_else(|| vec![number(value)], |list| list.iter().map(number).collect())
}

fn counts(value: &Value) -> Vec<u64> {
    value.as_array().expect("a list of counts").iter().map(|count| count.as_u64().expect("a count")).collect()
}

fn table(value: &Value) -> Vec<Vec<u64>> {
    value.as_array().expect("a table").iter().map(counts).collect()
}
