//! Owns how close core's distributions come to the true values in quantiles.json.

use expectly_core::stats::{beta, gamma, normal, student};
use serde_json::Value;

/// Doubles carry about 1e-16; intervals are read to three or four digits. This leaves room for both, and catches any mistyped constant.
const RELATIVE_ERROR: f64 = 1e-12;

#[test]
fn a_normal_quantile_is_right_to_twelve_digits_so_that_intervals_are() {
    check("normal", "value", |row| normal::upper_quantile(at(row, "tail")));
}

#[test]
fn the_normal_distribution_is_symmetric() {
    for row in table("normal") {
        let tail = at(&row, "tail");
        assert_eq!(normal::upper_quantile(1.0 - (1.0 - tail)), -normal::upper_quantile(1.0 - tail), "{tail}");
    }
}

#[test]
fn a_t_quantile_is_right_to_twelve_digits_for_two_answers_and_for_a_million() {
    check("t", "value", |row| student::upper_quantile(at(row, "tail"), at(row, "df")));
}

#[test]
fn a_t_tail_is_right_to_twelve_digits_so_that_verdicts_on_promises_are() {
    check("t_tails", "tail", |row| student::upper_tail(at(row, "value"), at(row, "df")));
}

#[test]
fn a_normal_tail_is_right_to_twelve_digits_so_that_p_values_are() {
    check("normal_tails", "tail", |row| normal::upper_tail(at(row, "value")));
}

#[test]
fn a_beta_quantile_is_right_to_twelve_digits_for_one_answer_and_for_a_billion() {
    check("beta", "value", |row| beta::lower_quantile(at(row, "tail"), at(row, "a"), at(row, "b")));
}

#[test]
fn a_gamma_quantile_is_right_to_twelve_digits_for_no_complaint_and_for_a_billion() {
    check("gamma_lower", "value", |row| gamma::lower_quantile(at(row, "tail"), at(row, "shape")));
    check("gamma_upper", "value", |row| gamma::upper_quantile(at(row, "tail"), at(row, "shape")));
}

#[test]
fn a_tail_leads_back_to_its_quantile() {
    for row in table("beta") {
        let (x, a, b) = (at(&row, "value"), at(&row, "a"), at(&row, "b"));
        let off = beta::lower_tail(x, 1.0 - x, a, b) / at(&row, "tail") - 1.0;
        // What the rounding of x itself, and of 1 − x, may move the tail by.
        let rounding = f64::EPSILON * if x <= 0.5 { a } else { a + b / (1.0 - x) };
        assert!(off.abs() <= 1e-12 + rounding, "{row}: off by {off:e}");
    }
    for row in table("gamma_upper") {
        let (x, shape) = (at(&row, "value"), at(&row, "shape"));
        let off = gamma::upper_tail(x, shape) / at(&row, "tail") - 1.0;
        assert!(off.abs() <= 1e-12 + 1e-15 * shape.sqrt(), "{row}: off by {off:e}");
    }
}

fn check(name: &str, wanted: &str, compute: impl Fn(&Value) -> f64) {
    let mut worst = (0.0, String::new());
    for row in table(name) {
        let (computed, exact) = (compute(&row), at(&row, wanted));
        let error = if exact == 0.0 { computed.abs() } else { ((computed - exact) / exact).abs() };
        assert!(error <= RELATIVE_ERROR, "{row}: {computed:e} is off by {error:e}");
        if error >= worst.0 {
            worst = (error, row.to_string());
        }
    }
    println!("{name}: worst relative error {:e} at {}", worst.0, worst.1);
}

fn table(name: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("quantiles.json")).expect("quantiles.json is JSON");
    file[name].as_array().expect("a table").clone()
}

fn at(row: &Value, name: &str) -> f64 {
    row[name].as_f64().expect("a number")
}
