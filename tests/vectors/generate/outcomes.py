"""Owns the rows about outcomes, goals, links and running moments; standard deviations of large amounts are exact, by fractions."""

import statistics
from fractions import Fraction

import numpy as np
import scipy
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

FAMILY = "outcomes"
SCIPY = f"scipy {scipy.__version__}"
SAMPLICS = "samplics-org/samplics@15615ba tests/estimation/test_expansion_fpc.py (Stata 16 svy: ratio)"
Y = [5.54, 7.7, 11.48, 12.2, 16.7, 7.16, 2.66, 9.5, 9.5, 7.7, 13.1, 6.26, 16.7, 5.54, 8.42, 8.6, 11.3, 11.12, 12.74, 11.48, 16.52]
X = [2.8, 4, 6.1, 6.5, 9, 3.7, 1.2, 5, 5, 4, 7, 3.2, 9, 2.8, 4.4, 4.5, 6, 5.9, 6.8, 6.1, 8.9]


def row(name, source, input, expected, tolerance, kind="computed"):
    return {"name": name, "kind": kind, "source": source, "input": input, "expected": expected, "tolerance": tolerance}


def exactly(values):
    """Mean and standard deviation of the doubles themselves, without rounding before the last root."""
    exact = [Fraction(value) for value in values]
    return float(statistics.mean(exact)), float(np.sqrt(float(statistics.variance(exact))))


def moments():
    for name, first, a, b in [("numacc3", 1000000.2, 1000000.1, 1000000.3), ("numacc4", 10000000.2, 10000000.1, 10000000.3), ("far", 1e9, 1e9 - 0.25, 1e9 + 0.25)]:
        mean, deviation = exactly([first] + [a, b] * 500)
        yield row(
            f"moments_{name}", "NIST StRD univariate data; Python statistics.mean and .variance of Fractions",
            {"op": "merge_moments", "generator": "first,then 500x(a,b)", "first": first, "a": a, "b": b}, {"mean": mean, "sd": deviation},
            {"mean": abs(mean) * 2.3e-16, "sd": 1e-15},
        )
    for name, values in [("two", [0.1, 0.3]), ("skewed", list(stats.lognorm(1.5).ppf(np.arange(1, 300) / 300))), ("signs", [1e12, 3.5, -1e12, 2.25])]:
        mean, deviation = exactly(values)
        yield row(
            f"moments_{name}", "Python statistics.mean and .variance of Fractions", {"op": "merge_moments", "generator": "literal", "x": values},
            {"mean": mean, "sd": deviation}, {"mean": 1e-15 * max(1.0, abs(mean)), "sd": 3e-16 * deviation},
        )


def shares():
    for lost, n in [(0, 25), (25, 25), (12, 400), (1, 1), (10**8, 10**9)]:
        yield row(
            f"churn_{lost}_of_{n}", "statsmodels proportion_confint, method wilson", {"op": "outcome_churn", "lost": lost, "at_risk": n, "conf": 0.95},
            {"share": lost / n, "ci": list(proportion_confint(lost, n, method="wilson"))}, 1e-12,
        )


def ratios():
    x, y = np.array(X), np.array(Y)
    ratio = y.sum() / x.sum()
    parts = (y - ratio * x) / x.sum()
    half = stats.t.ppf(0.975, 20) * np.sqrt(21 * parts.var(ddof=1))
    yield row(
        "cost_of_sales", f"Cochran 1977, eq. 6.13 with numpy {np.__version__} var; t by {SCIPY}; data of {SAMPLICS}",
        {"op": "outcome_cost_of_sales", "cost": Y, "revenue": X, "conf": 0.95}, {"ratio": ratio, "ci": [ratio - half, ratio + half]}, 1e-12,
    )


def waits():
    hours = list(np.round(stats.expon(scale=6).ppf((np.arange(41) * 17 % 41 + 0.5) / 41), 3))
    for name, ended, still_open, target in [("closed", hours, 0, 4.0), ("open", hours, 8, 24.0), ("six", hours[:6], 0, 1.0), ("even", hours[:30], 3, 2.0)]:
        everything = np.array(ended + [1e9] * still_open)
        test = stats.quantile_test(everything, p=0.5).confidence_interval(0.95)
        within = int((everything <= target).sum())
        yield row(
            f"waits_{name}", f"{SCIPY} stats.quantile_test().confidence_interval, numpy.median; statsmodels proportion_confint",
            {"op": "outcome_waits", "hours": ended, "open": still_open, "target": target, "conf": 0.95},
            {
                "median": float(np.median(everything)), "ci": [test.low, test.high], "within": within / len(everything),
                "within_ci": list(proportion_confint(within, len(everything), method="wilson")), "ended": len(ended) / len(everything),
            }, 1e-12,
        )


def links():
    later = Y[::-1]
    pearson = stats.pearsonr(X, later)
    ends = pearson.confidence_interval(0.9)
    yield row(
        "link_correlation", f"{SCIPY} stats.pearsonr, .confidence_interval", {"op": "outcome_correlation", "pairs": [list(pair) for pair in zip(X, later)], "conf": 0.9},
        {"r": pearson.statistic, "ci": list(ends)}, 1e-12,
    )
    for name, a, n, b, m in [("churn", 30, 100, 40, 400), ("none", 0, 29, 5, 56), ("all", 10, 10, 0, 20)]:
        yield row(
            f"link_risk_difference_{name}", "statsmodels confint_proportions_2indep, method newcomb",
            {"op": "outcome_risk_difference", "group": [a, n], "others": [b, m], "conf": 0.95},
            {"difference": a / n - b / m, "ci": list(confint_proportions_2indep(a, n, b, m, method="newcomb"))}, 1e-12,
        )


def cases():
    return [*moments(), *shares(), *ratios(), *waits(), *links()]
