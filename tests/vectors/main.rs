//! Owns holding core against numbers that others printed or computed: every row of reference.json, own/*.json and quantiles.json must run, natively
//! here and through WebAssembly in tests/wasm. A row that cannot be run fails; nothing is skipped.

mod case;
mod native;
mod operations;
mod quantiles;
mod reading;

use case::{Case, Results};

/// Computes a row with core; none for an operation that nobody knows.
fn run(case: &Case) -> Option<Results> {
    let input = case.input();
    let op = input.text("op");
    operations::FAMILIES.iter().find_map(|family| family(op, &input))
}

#[test]
fn a_score_is_the_number_that_books_and_other_packages_print() {
    let cases = case::all();
    let mut wrong = Vec::new();
    for case in &cases {
        match run(case) {
            Some(results) => wrong.extend(case.compare(&results)),
            None => wrong.push(format!("{}: unknown operation", case.name())),
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    native::write(&cases);
}

#[test]
fn a_row_with_a_misspelt_operation_is_not_passed_over() {
    assert!(run(&Case::with_operation("wilson_cj")).is_none());
}

#[test]
fn a_row_whose_number_is_off_by_more_than_its_tolerance_fails() {
    let case = Case::with_operation("wilson_ci");
    assert_eq!(case.compare(&vec![("value", vec![0.0, 0.1611])]), Vec::<String>::new());
    assert_eq!(case.compare(&vec![("value", vec![0.0, 0.1613])]).len(), 1);
    assert_eq!(case.compare(&vec![("value", vec![0.0, f64::NAN])]).len(), 1);
    assert_eq!(case.compare(&vec![("interval", vec![0.0, 0.1611])]).len(), 1);
}
