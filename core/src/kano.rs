//! Owns the Kano classification of a feature from its functional and dysfunctional question.
