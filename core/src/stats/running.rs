//! Owns mean and spread of unbounded values (hours to close, amounts), pushed one by one or merged; whole counts live in moments.
