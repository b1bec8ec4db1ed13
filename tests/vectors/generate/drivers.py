"""Rows about correlation, regression, Kano and importance-performance, by scipy and statsmodels."""

import numpy as np
import scipy
import scipy.stats as st
import statsmodels
import statsmodels.api as sm
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

FAMILY = "drivers"
SCIPY, STATSMODELS = f"scipy {scipy.__version__}", f"statsmodels {statsmodels.__version__}"


def correlation(name, x, y, conf=0.95, tolerance=1e-10):
    found = st.pearsonr(x, y)
    interval = found.confidence_interval(conf)
    return {
        "name": name,
        "kind": "computed",
        "source": f"scipy.stats.pearsonr(...).confidence_interval, {SCIPY}",
        "input": {"op": "correlation_ci", "x": list(map(float, x)), "y": list(map(float, y)), "conf": conf},
        "expected": {"r": float(found.statistic), "ci": [float(interval.low), float(interval.high)]},
        "tolerance": tolerance,
    }


def edwards(name, e, p, y, centre, conf=0.95, tolerance=1e-8):
    e, p, y = (np.asarray(side, dtype=float) for side in (e, p, y))
    x, z = e - centre, p - centre
    fit = sm.OLS(y, np.column_stack([np.ones_like(x), x, z, x * x, x * z, z * z])).fit()
    test = fit.t_test([0, 1, 1, 0, 0, 0])
    limits = fit.conf_int(alpha=1 - conf)
    return {
        "name": name,
        "kind": "computed",
        "source": f"statsmodels.api.OLS: params, conf_int, rsquared, t_test of b1 + b2 = 0, {STATSMODELS}",
        "input": {"op": "edwards_regression", "e": e.tolist(), "p": p.tolist(), "y": y.tolist(), "centre": centre, "conf": conf},
        "expected": {
            "b": fit.params.tolist(),
            "low": limits[:, 0].tolist(),
            "high": limits[:, 1].tolist(),
            "r_squared": float(fit.rsquared),
            "asymmetry": float(test.effect[0]),
            "asymmetry_ci": test.conf_int(alpha=1 - conf)[0].tolist(),
            "asymmetry_p": float(test.pvalue),
        },
        "tolerance": tolerance,
    }


def ratings(seed, n):
    """Made-up expectations, perceptions and outcomes on seven points."""
    rng = np.random.default_rng(seed)
    e = rng.integers(1, 8, n)
    p = np.clip(np.round(0.5 * e + 2 + rng.normal(0, 1.3, n)), 1, 7)
    y = np.clip(np.round(4 - 0.3 * e + 0.6 * p + rng.normal(0, 1, n)), 1, 7)
    return e, p, y


KANO = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
CLASSES = "AOMIRQ"


def trinomial_lower(plus, minus, n, z):
    """Tango 1998, eq. 7 and 8, solved by scipy's Brent."""
    if minus == n:
        return -1.0

    def statistic(theta):
        a, b, c = 2 * n, -plus - minus + (2 * n - plus + minus) * theta, -minus * theta * (1 - theta)
        q = (np.sqrt(max(b * b - 4 * a * c, 0)) - b) / (2 * a)
        return plus - minus - n * theta - z * np.sqrt(max(n * (2 * q + theta * (1 - theta)), 0))

    # Beside the centre, where numerator and denominator may both be 0.
    return scipy.optimize.brentq(statistic, -1 + 1e-12, (plus - minus) / n - 1e-12)


def kano(name, table, conf=0.95):
    counts = {letter: 0 for letter in CLASSES}
    for row, letters in zip(table, KANO):
        for count, letter in zip(row, letters):
            counts[letter] += count
    a, o, m, i = (counts[letter] for letter in "AOMI")
    base, n = a + o + m + i, sum(counts.values())
    better = proportion_confint(a + o, base, 1 - conf, "wilson")
    worse = proportion_confint(o + m, base, 1 - conf, "wilson")
    ranked = sorted(CLASSES, key=lambda letter: -counts[letter])
    low = trinomial_lower(counts[ranked[0]], counts[ranked[1]], n, st.norm.isf((1 - conf) / 2))
    return {
        "name": name,
        "kind": "computed",
        "source": f"statsmodels.stats.proportion.proportion_confint(method='wilson'), {STATSMODELS}; classes by the table of Berger et al. "
        f"1993, the most frequent by the score interval of Tango 1998 with scipy.optimize.brentq, {SCIPY}",
        "input": {"op": "kano_table", "table": table, "conf": conf},
        "expected": {
            "counts": [counts[letter] for letter in CLASSES],
            "better": (a + o) / base,
            "better_ci": list(map(float, better)),
            "worse": -(o + m) / base,
            "worse_ci": [-float(worse[1]), -float(worse[0])],
            "most_frequent": CLASSES.index(ranked[0]) if low > 0 else -1,
        },
        "tolerance": 1e-10,
        "note": "Rows are the functional answer (like, must-be, neutral, live-with, dislike), columns the dysfunctional one. Classes are "
        "numbered A, O, M, I, R, Q from 0; -1 is undetermined.",
    }


QUADRANTS = {(True, False): 0, (True, True): 1, (False, False): 2, (False, True): 3}


def ipa(name, importance, performance, crosshair, conf=0.95):
    def describe(counts):
        weighted = DescrStatsW(np.arange(1, 8), weights=counts)
        return float(weighted.mean), tuple(map(float, weighted.tconfint_mean(alpha=1 - conf)))

    described = [[describe(counts) for counts in side] for side in (importance, performance)]
    lines = [4.0, 4.0] if crosshair == "midpoint" else [float(np.mean([mean for mean, _ in side])) for side in described]

    def side(ends, line):
        return True if ends[0] > line else False if ends[1] < line else None

    quadrants = [QUADRANTS.get((side(i[1], lines[0]), side(p[1], lines[1])), -1) for i, p in zip(*described)]
    return {
        "name": name,
        "kind": "computed",
        "source": f"statsmodels.stats.weightstats.DescrStatsW.tconfint_mean, {STATSMODELS}",
        "input": {"op": "importance_performance", "importance": importance, "performance": performance, "crosshair": crosshair, "conf": conf},
        "expected": {
            "at": lines,
            "importance": [mean for mean, _ in described[0]],
            "performance": [mean for mean, _ in described[1]],
            "quadrants": quadrants,
        },
        "tolerance": 1e-10,
        "note": "Quadrants: 0 concentrate here, 1 keep up, 2 low priority, 3 possible overkill, -1 undetermined.",
    }


def cases():
    rng = np.random.default_rng(3)
    # Short decimals: not every reader of JSON gets the last bit of long ones.
    x = np.round(rng.normal(0, 1, 200), 3)
    attitude = ([43, 63, 71, 61, 81, 43, 58, 71, 72, 67, 64, 67, 69, 68, 77], [51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77])
    fifty, many, few = ratings(1, 50), ratings(2, 400), ratings(5, 12)
    i = [[0, 0, 0, 2, 5, 20, 33], [1, 0, 2, 4, 6, 22, 25], [20, 18, 9, 4, 1, 0, 0], [12, 20, 15, 6, 3, 1, 0], [3, 6, 9, 12, 9, 6, 3]]
    p = [[15, 20, 12, 6, 3, 2, 1], [0, 1, 2, 5, 12, 20, 20], [22, 16, 8, 5, 2, 1, 0], [0, 1, 1, 6, 10, 22, 17], [2, 2, 5, 8, 12, 14, 6]]
    return [
        correlation("correlation_fifteen", *attitude),
        correlation("correlation_fifteen_99", *attitude, conf=0.99),
        correlation("correlation_four_pairs", [1, 2, 3, 4], [2, 1, 4, 3]),
        correlation("correlation_none", [1, 2, 3, 4, 1, 2, 3, 4], [1, 1, 1, 1, 2, 2, 2, 2]),
        correlation("correlation_negative_two_hundred", x, np.round(-2 * x + rng.normal(0, 1, 200), 3), conf=0.9),
        correlation("correlation_far_from_zero", 1e9 + np.array([1, 2, 4, 4, 6, 9]), [3.0, 1, 4, 1, 5, 9]),
        correlation("correlation_tiny_numbers", [1e-20, 2e-20, 4e-20, 4e-20, 6e-20, 9e-20], [3.0, 1, 4, 1, 5, 9]),
        correlation("correlation_nearly_a_line", [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6.001], tolerance=1e-9),
        edwards("edwards_fifty_raw", *fifty, 0.0),
        edwards("edwards_fifty_centred", *fifty, 4.0),
        edwards("edwards_many", *many, 4.0, conf=0.99),
        edwards("edwards_dozen", *few, 4.0, conf=0.9),
        edwards("edwards_difference_score_holds", *many[:2], many[1] - many[0] + np.round(np.random.default_rng(9).normal(0, 1, 400), 3), 4.0),
        edwards("edwards_hundred_points", fifty[0] * 13.0, fifty[1] * 13.0 + np.arange(50) % 7, fifty[2], 50.0, tolerance=1e-7),
        kano("kano_clear", [[2, 40, 30, 12, 55], [1, 5, 3, 2, 20], [0, 4, 30, 6, 18], [1, 2, 5, 4, 3], [0, 1, 0, 1, 2]]),
        kano("kano_undetermined", [[0, 5, 5, 5, 16], [0, 1, 1, 1, 9], [0, 1, 2, 1, 3], [0, 0, 1, 1, 2], [0, 0, 0, 0, 0]]),
        kano("kano_all_attractive", [[0, 0, 20, 0, 0]] + [[0] * 5] * 4, conf=0.9),
        kano("kano_one_person_must_be", [[0] * 5, [0, 0, 0, 0, 1], [0] * 5, [0] * 5, [0] * 5]),
        kano("kano_mostly_reverse", [[3, 1, 0, 0, 1], [40, 2, 1, 1, 1], [50, 1, 4, 2, 0], [30, 1, 0, 0, 0], [20, 10, 5, 5, 7]]),
        kano("kano_tie", [[0, 7, 0, 0, 7]] + [[0] * 5] * 4),
        kano("kano_two_thousand", [[11, 300, 200, 90, 420], [9, 40, 35, 20, 310], [8, 30, 270, 50, 90], [7, 20, 40, 31, 30], [6, 9, 8, 7, 12]], 0.99),
        ipa("ipa_midpoint", i, p, "midpoint"),
        ipa("ipa_grand_mean", i, p, "grand-mean"),
        ipa("ipa_wide_interval", i, p, "midpoint", conf=0.999),
        ipa("ipa_two_people", [[0, 0, 0, 0, 0, 1, 1]], [[1, 0, 0, 0, 0, 0, 1]], "midpoint"),
    ]
