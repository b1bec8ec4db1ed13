//! Owns drawing many noisy scores towards their common mean, so that the best of many is not praised for its luck.
