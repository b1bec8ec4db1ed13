//! Owns what the experience of customers is meant to change: churn, cost of sales, revenue, complaints, reviews, replies; links of such
//! outcomes to what was asked, and goals. Does not collect them, and never says that one thing caused another.

mod goal;
mod link;
mod median;
mod metric;
mod ratio;
mod review;
mod share;
mod wait;

pub use goal::{Goal, GoalVerdict};
pub use link::{Association, Group, Lag, UnitOfAnalysis, correlation, risk_difference};
pub use metric::Metric;
pub use ratio::cost_of_sales;
pub use review::{Review, Reviews};
pub use share::{churn, transition};
pub use wait::Waits;
