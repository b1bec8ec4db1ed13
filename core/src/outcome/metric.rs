//! Owns the list of outcomes: their names, which way is good, and in which order a better experience is expected to show in them.

use crate::estimand::Direction;

macro_rules! metrics {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $direction:ident, $order:expr;)+) => {
        /// What a better experience is meant to change. No two are ever averaged.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Metric { $($(#[$doc])* $name,)+ }

        impl Metric {
            /// Every outcome, in the order of their definition.
            pub const ALL: &[Metric] = &[$(Metric::$name),+];
            /// The stable name in JSON.
            pub const fn id(self) -> &'static str { match self { $(Metric::$name => $id),+ } }
            /// Which way is good.
            pub const fn direction(self) -> Direction { match self { $(Metric::$name => Direction::$direction),+ } }
            /// When the effect is expected to show: 1 (first) to 4; none where no order is claimed. A link at a lag too short for its
            /// outcome says little.
            pub const fn order(self) -> Option<u8> { match self { $(Metric::$name => $order),+ } }
        }
    };
}

metrics! {
    /// Customers lost, of those at risk.
    Churn = "churn", LowIsGood, Some(1);
    /// Cost for each unit of revenue.
    CostOfSales = "cost-of-sales", LowIsGood, Some(2);
    /// Money taken, such as for each customer.
    Revenue = "revenue", HighIsGood, Some(3);
    /// What customers will pay.
    Price = "price", HighIsGood, Some(4);
    /// Money, time or talent wasted.
    Waste = "waste", LowIsGood, None;
    /// Complaints for each unit of exposure.
    Complaints = "complaints", LowIsGood, None;
    /// Things sent back for each unit of exposure.
    Returns = "returns", LowIsGood, None;
    /// Stars in reviews.
    Reviews = "reviews", HighIsGood, None;
    /// Time until a first reply.
    FirstReply = "first-reply", LowIsGood, None;
    /// Cases closed, of those opened.
    LoopClosed = "loop-closed", HighIsGood, None;
    /// People who took the next step, of those who could.
    Transition = "transition", HighIsGood, None;
}
