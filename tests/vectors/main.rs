//! Owns holding core against numbers that others printed or computed: every row of reference.json, own/*.json and quantiles.json
//! must run, natively here, through WebAssembly in tests/wasm and in browsers in tests/e2e. A row that cannot be run fails; nothing is skipped.

mod case;
mod native;
mod operations;
mod quantiles;
mod reading;

use std::panic::{AssertUnwindSafe, catch_unwind};

use std::collections::BTreeMap;

use case::{Case, Results};
use expectly_core::evidence;
use expectly_core::reading::Method;

/// Computes a row with core; none for an operation that nobody knows.
fn run(case: &Case) -> Option<Results> {
    let input = case.input();
    let op = input.text("op");
    operations::FAMILIES.iter().find_map(|family| family(op, &input))
}

#[test]
fn a_card_claims_no_more_numbers_of_others_than_its_method_is_held_against() {
    let mut cases: BTreeMap<Method, u32> = BTreeMap::new();
    for case in case::ours() {
        reading::methods();
        if computed(&case).is_ok() {
            reading::methods().into_iter().for_each(|method| *cases.entry(method).or_default() += 1);
        }
    }
    let counted: Vec<(Method, u32)> = cases.into_iter().collect();
    let table: String = counted.iter().map(|(method, cases)| format!("    (Method::{method:?}, {cases}),\n")).collect();
    assert_eq!(counted, evidence::CASES, "the table of core/src/evidence.rs ought to be\n{table}");
}

/// The same in words that name the row, also where its input cannot be read: one such row must not hide the others.
fn computed(case: &Case) -> Result<Results, String> {
    let outcome = catch_unwind(AssertUnwindSafe(|| run(case)));
    outcome
        .map_err(|_| "panicked, as said above")
        .and_then(|results| results.ok_or("unknown operation"))
        .map_err(|why| format!("{}: {why}", case.name()))
}

#[test]
fn a_score_is_the_number_that_books_and_other_packages_print() {
    let rows: Vec<_> = case::all().into_iter().map(|case| (computed(&case), case)).collect();
    native::write(&rows);
    let wrong: Vec<String> = rows
        .iter()
        .flat_map(|(results, case)| results.as_ref().map_or_else(|why| vec![why.clone()], |results| case.compare(results)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
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
