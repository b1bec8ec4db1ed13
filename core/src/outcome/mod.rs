//! Owns what a business watches beside surveys: complaints, returns, churn, cost, revenue; their goals and their links to experience.
