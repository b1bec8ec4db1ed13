"""Owns the rows about weighted samples and those who did not answer: Stata's numbers as samplics' tests print them, statsmodels where it has
the estimator, and otherwise the papers' formulas written out with numpy."""

from math import sqrt

import numpy as np
import statsmodels
from scipy import stats
from statsmodels.stats.weightstats import DescrStatsW

FAMILY = "weights"
CI = 0.95
STATA = "samplics-org/samplics@15615ba tests/estimation/test_expansion_fpc.py (Stata 16 svy on 21 rows in one_stage_fpc.csv)"
PAPER = "formula written out with numpy " + np.__version__
Y = [5.54, 7.7, 11.48, 12.2, 16.7, 7.16, 2.66, 9.5, 9.5, 7.7, 13.1, 6.26, 16.7, 5.54, 8.42, 8.6, 11.3, 11.12, 12.74, 11.48, 16.52]
W = [3.0] * 11 + [5.0] * 10
STRATUM = [1] * 5 + [2] * 6 + [3] * 10
PSU = [1, 2, 3, 4, 5, 1, 1, 2, 2, 3, 3, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4]
REST = {"1": 1 - 5 / 15, "2": 1 - 3 / 9, "3": 1 - 4 / 20}
REST_NO_PSU = {"1": 1 - 5 / 15, "2": 1 - 6 / 9, "3": 1 - 10 / 20}


def row(name, source, input, expected, tolerance, kind="computed", note=None):
    case = {"name": name, "kind": kind, "source": source, "input": input, "expected": expected, "tolerance": tolerance}
    return case | ({"note": note} if note else {})


def stata():
    """Means, totals and t intervals, with and without strata and clusters."""
    base = {"op": "weighted_mean", "y": Y, "w": W, "stratum": STRATUM}
    designs = [
        ("clustered", {"psu": PSU, "fpc": 1 - 5 / 44, "use_strata": False}, 1.126881, [7.14983, 13.40728], 153.2627),
        ("plain", {"fpc": 1 - 21 / 44, "use_strata": False}, 0.6177327, [8.989986, 11.56712], 67.14785),
        ("stratified_clustered", {"psu": PSU, "fpc": REST, "use_strata": True}, 0.7750964, [8.525164, 12.03194], 97.41386),
        ("stratified", {"fpc": REST_NO_PSU, "use_strata": True}, 0.6131181, [8.990441, 11.56667], 50.8888),
    ]
    for name, design, error, ends, total_error in designs:
        expected = {"mean": 10.27855, "se": error, "ci": ends, "total": 853.12, "total_se": total_error}
        tolerance = {"mean": 5.1e-6, "se": 5.1e-7 if error < 1 else 5.1e-6, "ci": 1e-5, "total": 1e-9, "total_se": 5.1e-5}
        yield row(f"svy_{name}", STATA, base | design, expected, tolerance, "third_party_test")


def statsmodels_means():
    """With equal weights and no correction the linearised interval is the t interval; weighted means are DescrStatsW's."""
    source = f"statsmodels {statsmodels.__version__} DescrStatsW"
    plain = DescrStatsW(np.array(Y))
    yield row(
        "equal_weights_are_no_weights",
        f"{source}.tconfint_mean, .std_mean",
        {"op": "weighted_mean", "y": Y, "w": [2.0] * 21, "use_strata": False},
        {"mean": plain.mean, "se": plain.std_mean, "ci": list(plain.tconfint_mean(1 - CI))},
        1e-12,
    )
    weights = np.linspace(0.2, 7.5, 21)
    yield row(
        "weighted_mean_uneven",
        f"{source}.mean, .sum; standard error {PAPER}: Cochran 1977, eq. 6.10, as in R's survey",
        {"op": "weighted_mean", "y": Y, "w": list(weights), "use_strata": False},
        {"mean": DescrStatsW(np.array(Y), weights).mean, "total": DescrStatsW(np.array(Y), weights).sum, "se": linearised(Y, weights)},
        1e-11,
    )
    votes = [1] * 40 + [0] * 25 + [-1] * 15
    chances = [0.5] * 30 + [0.01] * 35 + [0.1] * 15
    weights = 1 / np.array(chances)
    yield row(
        "weighted_mean_of_votes_drawn_with_rare_chances",
        f"{source}.mean; standard error {PAPER}: Cochran 1977, eq. 6.10",
        {"op": "weighted_mean", "y": votes, "w": list(weights), "use_strata": False, "conf": 0.9},
        {"mean": DescrStatsW(np.array(votes), weights).mean, "se": linearised(votes, weights)},
        1e-12,
    )


def linearised(values, weights):
    values, weights = np.asarray(values, float), np.asarray(weights, float)
    parts = weights * (values - np.average(values, weights=weights)) / weights.sum()
    return sqrt(len(parts) / (len(parts) - 1) * ((parts - parts.mean()) ** 2).sum())


def effective():
    for name, weights in [("equal", [4.0] * 9), ("one", [0.3]), ("lopsided", [1.0] * 99 + [1e9]), ("pareto", list(stats.pareto(1.5).ppf(np.arange(1, 40) / 40)))]:
        array = np.array(weights)
        yield row(f"kish_{name}", f"Kish 1965, {PAPER}", {"op": "kish_neff", "w": weights}, float(array.sum() ** 2 / (array**2).sum()), 1e-9)
        variation = array.std() / array.mean()
        yield row(
            f"design_effect_{name}",
            f"Kish 1965: 1 + CV², 1 + (m − 1)ρ, {PAPER}; CV by numpy.std",
            {"op": "design_effect", "w": weights, "m": 4, "rho": 0.3},
            {"weights": float(1 + variation**2), "clusters": 1.9},
            1e-11,
        )


def unfolded(hist):
    return np.repeat([-1] * 7 + [0] * 2 + [1] * 2, hist)


HISTS = [[2, 0, 1, 0, 0, 3, 4, 9, 12, 20, 31], [9, 4, 3, 2, 8, 11, 7, 13, 6, 4, 5], [0, 0, 0, 1, 0, 0, 2, 3, 5, 8, 40]]


def nps():
    sizes = [12000, 800, 90]
    yield strata_row("nps_strata", HISTS, sizes)
    yield strata_row("nps_strata_census_of_one", HISTS[:2] + [[0] * 10 + [7]], [12000, 800, 7])
    yield strata_row("nps_strata_large_counts", [[10**8] * 11, [0] * 9 + [10**9, 3]], [4 * 10**9, 2 * 10**9])
    chances = [0.02, 0.5, 1.0]
    votes = [unfolded(hist) for hist in HISTS]
    weights = np.concatenate([np.full(len(part), 1 / chance) for part, chance in zip(votes, chances)])
    votes = np.concatenate(votes)
    point, error = np.average(votes, weights=weights), linearised(votes, weights)
    half = stats.t.ppf(0.975, len(votes) - 1) * error
    yield row(
        "nps_sampled",
        f"Hájek mean by numpy.average, Cochran 1977, eq. 6.10; t by scipy.stats.t, {PAPER}",
        {"op": "nps_sampled", "hists": HISTS, "pi": chances, "conf": CI},
        {"nps": float(point), "ci": [float(point - half), float(point + half)]},
        1e-12,
    )


def strata_row(name, hists, sizes):
    codes = np.array([-1] * 7 + [0] * 2 + [1] * 2)
    point, variance, n = 0.0, 0.0, 0
    for hist, size in zip(hists, sizes):
        described = DescrStatsW(codes, np.array(hist, float))
        share, answers = size / sum(sizes), sum(hist)
        point += share * described.mean
        if answers < size:
            variance += share**2 * (1 - answers / size) * described.std_mean**2
        n += answers
    half = stats.t.ppf(0.975, n - len(hists)) * sqrt(variance)
    return row(
        name,
        f"Cochran 1977, eq. 5.12 from statsmodels {statsmodels.__version__} DescrStatsW.mean, .std_mean of each stratum; t by scipy.stats.t",
        {"op": "nps_strata", "hists": hists, "populations": sizes, "conf": CI},
        {"nps": float(point), "ci": [float(point - half), float(point + half)]},
        1e-11,
    )


def non_response():
    for name, score, rate in [("everybody", 0.42, 1.0), ("worst", -1.0, 0.03), ("even", 0.0, 0.5), ("best", 1.0, 0.6)]:
        ends = [rate * score + (1 - rate) * vote for vote in (-1, 1)]
        yield row(
            f"nonresponse_{name}", f"Manski 1989, {PAPER}",
            {"op": "nps_nonresponse_bounds", "nps_respondents": score, "response_rate": rate}, ends, 1e-14,
        )
    yield row(
        "tipping_point", f"Manski 1989: root of r t + (1 − r) s, {PAPER}",
        {"op": "tipping_point", "nps_respondents": 0.3, "response_rate": 0.15}, float(np.roots([0.85, 0.045])[0]), 1e-14,
    )


def adjusted():
    weights, cells = [2.0, 2.0, 5.0, 1.5, 0.5], ["a", "b", "a", "b", "b"]
    yield row(
        "post_stratify", f"Holt & Smith 1979, {PAPER}: cell sums by numpy.bincount",
        {"op": "post_stratify", "w": weights, "cell": cells, "sizes": {"a": 700, "b": 1200}},
        list(np.array(weights) * np.array([700, 1200])[[0, 1, 0, 1, 1]] / np.bincount([0, 1, 0, 1, 1], weights)[[0, 1, 0, 1, 1]]), 1e-10,
    )
    chances, answered = [0.5] * 12 + [0.1] * 28, [1, 0, 1, 1] * 10
    rate = float(np.average(answered, weights=1 / np.array(chances)))
    yield row(
        "response_class", "Little 1986, rate by numpy.average",
        {"op": "response_class", "pi": chances, "answered": answered}, {"rate": rate, "factor": 1 / rate}, 1e-12,
    )


def cases():
    return [*stata(), *statsmodels_means(), *effective(), *nps(), *non_response(), *adjusted()]
