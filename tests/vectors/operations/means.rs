//! Owns the rows about means and shares of satisfaction and effort, and of employees.

use expectly_core::ces::{self, Ces};
use expectly_core::histogram::Histogram;
use expectly_core::levels::Levels;
use expectly_core::nps::enps::Enps;
use expectly_core::population::Customer;
use expectly_core::tally::Tally;

use crate::case::{Input, Results};
use crate::reading::{confidence, ends, point};

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "csat_from_hist" => from_histogram,
        "ces_from_hist" => effort,
        "enps_from_hist" => employees,
        _ => return None,
    };
    Some(operation(input))
}

/// On whatever labelled scale the row names.
fn from_histogram(input: &Input) -> Results {
    let levels = Levels::from_counts(input.number("min") as i64, &input.counts("hist")).expect("two to eleven counts");
    let confidence = confidence(input);
    let (top, mean) =
        (levels.top(input.find("top_k").map_or(2, |values| values as u64), confidence).expect("a value below"), levels.mean(confidence));
    vec![
        ("mean", point(&mean)),
        ("sd", vec![levels.moments().deviation().expect("two answers")]),
        ("t_ci", ends(&mean)),
        ("t2b", point(&top)),
        ("t2b_wilson", ends(&top)),
        ("pomp", point(&levels.pomp(confidence))),
    ]
}

fn effort(input: &Input) -> Results {
    let forms = [&ces::ease::FORM, &ces::agreement::FORM, &ces::effort::FORM];
    let form = forms.into_iter().find(|form| form.id == input.text("form")).expect("a form");
    let histogram = Histogram::from_counts(form.scale, &input.counts("hist")).expect("a count a value");
    let (answers, confidence) = (Ces::of::<Customer>(form, &histogram).expect("its scale"), confidence(input));
    let (mean, easy, top2, net) = (answers.mean(confidence), answers.easy(confidence), answers.top2(confidence), answers.net(confidence));
    vec![
        ("mean", point(&mean)),
        ("mean_ci", ends(&mean)),
        ("easy", point(&easy)),
        ("easy_ci", ends(&easy)),
        ("top2", point(&top2)),
        ("top2_ci", ends(&top2)),
        ("net", point(&net)),
        ("net_ci", ends(&net)),
        ("pomp", point(&answers.pomp(confidence))),
    ]
}

fn employees(input: &Input) -> Results {
    let score = Enps::of(&Tally::from_counts(&input.counts("hist")).expect("eleven counts")).reading(confidence(input));
    vec![("enps", point(&score)), ("ci", ends(&score))]
}
