//! Owns which estimands a score is read as, by the scale it was asked on; pools no rows.

use alloc::vec::Vec;

use super::readings::Reading;
use crate::ces::{self, Ces, Form};
use crate::csat::{self, Satisfaction};
use crate::error::Error;
use crate::histogram::Histogram;
use crate::nps::Nps;
use crate::nps::enps::Enps;
use crate::population::{Customer, Internal, Population};
use crate::reading::{Confidence, Method};
use crate::scale::{Csat5, Csat7, ScaleId};
use crate::stats::mean;
use crate::tally::Tally;

/// Every estimand of customers' answers.
pub(super) fn customers(counted: &Histogram, confidence: Confidence) -> Result<Vec<Reading>, Error> {
    match counted.scale() {
        ScaleId::Likelihood11 => Ok(Vec::from([Reading::of("nps", &Nps::of(&Tally::of(counted)?).reading(confidence))])),
        _ => of::<Customer>(counted, confidence),
    }
}

/// The mean of what people expect who have not had the experience yet.
pub(super) fn expectation(counted: &Histogram, confidence: Confidence) -> Vec<Reading> {
    Vec::from([Reading::of("prospect-expectation-mean", &mean::reading(&counted.moments(), confidence, Method::StudentT))])
}

/// Every estimand of answers of the people who work there, suppressed while they are few.
pub(super) fn staff(counted: &Histogram, confidence: Confidence) -> Result<Vec<Reading>, Error> {
    match counted.scale() {
        ScaleId::Likelihood11 => Ok(Vec::from([Reading::of("enps", &Enps::of(&Tally::of(counted)?).reading(confidence))])),
        _ => of::<Internal>(counted, confidence),
    }
}

fn of<P: Population>(counted: &Histogram, confidence: Confidence) -> Result<Vec<Reading>, Error> {
    match counted.scale() {
        ScaleId::Csat5 => satisfaction::<Csat5, P>(counted, confidence),
        ScaleId::Csat7 => satisfaction::<Csat7, P>(counted, confidence),
        ScaleId::Ease7 => effort::<P>(&ces::ease::FORM, counted, confidence),
        ScaleId::Agree7 => effort::<P>(&ces::agreement::FORM, counted, confidence),
        ScaleId::Effort5 => effort::<P>(&ces::effort::FORM, counted, confidence),
        scale => {
            let measure = match scale {
                ScaleId::Disconfirmation7 => "disconfirmation-mean",
                ScaleId::Comparison7 => "comparison-mean",
                ScaleId::Importance7 => "importance-mean",
                _ => "quality-mean",
            };
            let mean = mean::reading(&counted.moments(), confidence, Method::StudentT).of_population::<P>();
            Ok(Vec::from([Reading::of(measure, &mean)]))
        }
    }
}

fn satisfaction<S: Satisfaction, P: Population>(counted: &Histogram, confidence: Confidence) -> Result<Vec<Reading>, Error> {
    let tally = Tally::<S, P>::of(counted)?;
    let [top2, _, mean, _] = S::MEASURES;
    Ok(Vec::from([Reading::of(top2, &csat::top2(&tally, confidence)), Reading::of(mean, &csat::mean(&tally, confidence))]))
}

fn effort<P: Population>(form: &'static Form, counted: &Histogram, confidence: Confidence) -> Result<Vec<Reading>, Error> {
    let ces = Ces::of::<P>(form, counted)?;
    let [mean, easy, ..] = form.measures;
    Ok(Vec::from([Reading::of(mean, &ces.mean(confidence)), Reading::of(easy, &ces.easy(confidence))]))
}
