"""Owns the rows about many tests and many touchpoints: statsmodels' own adjustment and random-effects variance."""

import numpy as np
import statsmodels
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.multitest import multipletests

FAMILY = "many"

STATSMODELS = f"statsmodels {statsmodels.__version__}"


def benjamini_hochberg(p, q, declared):
    reject, adjusted, _, _ = multipletests(list(p) + [1.0] * (declared - len(p)), q, "fdr_bh")
    return {"rejected": int(reject.sum()), "adjusted": adjusted[: len(p)].tolist()}


def e_bh(e, q, declared):
    """Wang & Ramdas 2022: e-BH is Benjamini-Hochberg on 1/e, whatever the dependence."""
    return benjamini_hochberg([min(1.0, 1 / value) if value > 0 else 1.0 for value in e], q, declared)


def shrink(y, v):
    y, v = np.array(y, dtype=float), np.array(v, dtype=float)
    found = combine_effects(y, v, method_re="dl")
    tau2 = max(0.0, found.tau2)
    kept = tau2 / (tau2 + v)
    mean = np.average(y, weights=1 / (tau2 + v))
    if found.tau2 >= 0:
        assert abs(mean - found.mean_effect_re) < 1e-12
    shrunk = mean + kept * (y - mean)
    return {"tau2": float(tau2), "mean": float(mean), "shrunk": shrunk.tolist(), "kept": kept.tolist(), "rank": stats.rankdata(-shrunk.round(12), "min").tolist()}


def shrink_nps(counts):
    counts = np.array(counts, dtype=float)
    y = (counts[:, 2] - counts[:, 0]) / counts.sum(axis=1)
    more = counts + [0.5, 1.0, 0.5]
    n = more.sum(axis=1)
    t = (more[:, 2] - more[:, 0]) / n
    return shrink(y, ((more[:, 2] + more[:, 0]) / n - t**2) / n)


def james_stein(successes, n):
    """Efron & Morris 1977."""
    y = np.array(successes) / n
    c = 1 - (len(y) - 3) * (y.mean() * (1 - y.mean()) / n) / (len(y) * y.var())
    return {"c": float(c), "first": float(y.mean() + c * (y[0] - y.mean())), "last": float(y.mean() + c * (y[-1] - y.mean()))}


def row(name, source, op, expected, tolerance, **inputs):
    return {"name": name, "kind": "computed", "source": source, "input": {"op": op, **inputs}, "expected": expected, "tolerance": tolerance}


def cases():
    rng = np.random.default_rng(11)
    rows = []
    twenty = rng.beta(0.4, 3, 20).round(6).tolist()
    for name, p, q, declared in [
        ("twenty", twenty, 0.05, 20),
        ("twenty_of_fifty_declared", twenty, 0.05, 50),
        ("one", [0.04], 0.05, 1),
        ("one_of_twenty_declared", [0.04], 0.05, 20),
        ("ties", [0.02, 0.02, 0.02, 0.5, 0.02], 0.05, 5),
        ("zero_and_one", [0.0, 1.0, 0.3], 0.1, 3),
        ("unsorted_at_the_edge", [0.05, 0.0125, 0.0375, 0.025], 0.05, 4),
    ]:
        inputs = {"p": p, "q": q} if declared == len(p) else {"p": p, "q": q, "declared": declared}
        source = f"{STATSMODELS}: multipletests(p, q, 'fdr_bh'), tests declared and not made as p = 1"
        rows.append(row(f"own_bh_{name}", source, "benjamini_hochberg", benjamini_hochberg(p, q, declared), 1e-12, **inputs))
    for name, e, q, declared in [
        ("ten", rng.lognormal(1.5, 2, 10).round(4).tolist(), 0.1, 10),
        ("none_and_much", [0.0, 1e9, 3.0, 41.0], 0.05, 4),
        ("forty_declared", [900.0, 500.0, 20.0], 0.05, 40),
    ]:
        inputs = {"e": e, "q": q} if declared == len(e) else {"e": e, "q": q, "declared": declared}
        rows.append(row(f"own_e_bh_{name}", f"{STATSMODELS}: multipletests(1/e, q, 'fdr_bh')", "e_bh", e_bh(e, q, declared), 1e-12, **inputs))
    dl = f"{STATSMODELS}: combine_effects(y, v, method_re='dl'); weights written out with numpy {np.__version__}"
    for name, y, v in [
        ("spread", [0.1, 0.5, 0.3, -0.2, 0.62], [0.01, 0.02, 0.01, 0.03, 0.004]),
        ("chance_alone", [0.30, 0.31, 0.29, 0.305], [0.02, 0.01, 0.03, 0.02]),
        ("means", rng.normal(5.2, 0.6, 12).round(4).tolist(), rng.uniform(0.01, 0.2, 12).round(4).tolist()),
    ]:
        rows.append(row(f"own_shrink_{name}", dl, "shrink", shrink(y, v), 1e-10, y=y, v=v))
    for name, counts in [
        ("touchpoints", [[12, 20, 68], [40, 30, 30], [5, 10, 5], [0, 0, 3], [100, 250, 650], [1, 0, 0]]),
        ("all_promoters", [[0, 0, 3], [0, 0, 40], [10, 10, 80], [30, 30, 40]]),
        ("large", [[1000000000, 1000000000, 2000000000], [3, 4, 5], [100, 200, 300], [900000, 1000000, 1100000]]),
    ]:
        rows.append(row(f"own_shrink_nps_{name}", dl + ", counts with 1/2, 1, 1/2 added", "shrink_nps", shrink_nps(counts), 1e-10, counts=counts))
    for name, successes, n in [("hits", [30, 12, 25, 19, 40, 33], 60), ("large", [500000000, 510000000, 490000000, 505000000], 1000000000), ("edges", [0, 20, 10, 3], 20)]:
        source = f"numpy {np.__version__}: Efron & Morris 1977 written out"
        rows.append(row(f"own_james_stein_{name}", source, "james_stein", james_stein(successes, n), 1e-10, successes=successes, n=n))
    return rows
