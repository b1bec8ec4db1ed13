//! Owns which questions the kinds of surveys bring with them, and when in a survey they are asked; what they ask in words is not here.

use crate::shape::named;

named! {
    /// One time that a survey is shown.
    pub enum Moment {
        /// The only one.
        Once = "once",
        /// Before the experience.
        Before = "before",
        /// After it.
        After = "after",
    }
}

named! {
    /// What a question is for in its survey. Questions of the author's own have no role.
    pub enum Role {
        /// NPS.
        Recommend = "recommend",
        /// CSAT.
        Satisfaction = "satisfaction",
        /// CES.
        Ease = "ease",
        /// First side of an expectation survey.
        Expectation = "expectation",
        /// Second side of an expectation survey.
        Experience = "experience",
        /// First side of a promise survey: what the claim leads one to expect.
        Promised = "promised",
        /// Second side of a promise survey: what one got.
        Actual = "actual",
        /// Zone of tolerance: the lowest level that would just do.
        Minimum = "minimum",
        /// Zone of tolerance: the level wished for.
        Desired = "desired",
        /// Zone of tolerance: the level that one got.
        Perceived = "perceived",
        /// Whether one was told what to expect.
        Told = "told",
        /// Whether, and where, one may be contacted.
        Contact = "contact",
    }
}

impl Role {
    /// The roles whose names are questions in results; no question of the author's own may be called so.
    pub const SIDES: [Role; 7] =
        [Role::Recommend, Role::Satisfaction, Role::Ease, Role::Expectation, Role::Experience, Role::Promised, Role::Actual];
}
