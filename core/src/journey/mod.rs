//! Owns experience over many points of contact: the stage × facet matrix, the person across it, and where it breaks.
