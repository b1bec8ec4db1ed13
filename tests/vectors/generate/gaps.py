"""Owns the rows about gaps between two answers of the same person: numbers by scipy and statsmodels, none by core."""

import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW, ttost_paired

from tango import score_interval

FAMILY = "gaps"
MADE_BY = f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}"


def row(name, source, op, expected, note=None, tolerance=1e-8, **inputs):
    made = {"name": name, "kind": "computed", "source": f"{MADE_BY}: {source}", "input": {"op": op, **inputs}}
    return made | {"expected": expected, "tolerance": tolerance} | ({"note": note} if note else {})


def interval(values, conf):
    low, high = DescrStatsW(np.asarray(values, float)).tconfint_mean(1 - conf)
    return [float(low), float(high)]


def pairs_of(joint, lowest):
    """One expectation and one perception for each person."""
    first, second = np.indices(np.shape(joint))
    counts = np.ravel(joint)
    return np.repeat(first.ravel() + lowest, counts), np.repeat(second.ravel() + lowest, counts)


def random_joint(seed, levels, n, pull=0.0):
    """Made-up people: a perception that goes along with the expectation to some degree."""
    random = np.random.default_rng(seed)
    first = random.integers(0, levels, n)
    second = np.clip(np.rint(pull * first + (1 - pull) * random.integers(0, levels, n)), 0, levels - 1).astype(int)
    joint = np.zeros((levels, levels), int)
    np.add.at(joint, (first, second), 1)
    return joint.tolist()


def gap(name, joint, lowest, conf=0.95, note=None):
    e, p = pairs_of(joint, lowest)
    n = len(e)
    paired, apart = stats.ttest_rel(p, e), stats.ttest_ind(p, e, equal_var=False)
    ranks = stats.wilcoxon(p, e, zero_method="wilcox", correction=False, method="approx")
    above, below = int((p > e).sum()), int((p < e).sum())
    ends = lambda test: [float(end) for end in test.confidence_interval(conf)]
    expected = {
        "n": n,
        "mean_e": float(e.mean()),
        "mean_p": float(p.mean()),
        "gap": float((p - e).mean()),
        "sd_gap": float((p - e).std(ddof=1)),
        "t": float(paired.statistic),
        "df": float(paired.df),
        "ci": ends(paired),
        "unpaired_welch_ci": ends(apart),
        "share_met_or_exceeded": float((p >= e).mean()),
        "wilcoxon_z": float(ranks.zstatistic),
        "wilcoxon_p": float(ranks.pvalue),
        "sign_p": float(stats.binomtest(above, above + below, 0.5).pvalue),
        "net_met": (above - below) / n,
        "net_met_ci": score_interval(above, below, n, conf),
    }
    if e.std() > 0 and p.std() > 0:
        expected["r"] = float(stats.pearsonr(e, p).statistic)
    else:
        # A side without spread has no reading, and no correlation.
        del expected["mean_e"]
    source = "ttest_rel, ttest_ind(equal_var=False), wilcoxon(method='approx'), binomtest, pearsonr; Tango 1998 by brentq"
    return row(name, source, "gap_from_joint", expected, note, min=lowest, joint=joint, conf=conf)


def big_sign_test(name, above, below, note):
    """Counts too large for one array element a person: binomtest takes counts, the rest is arithmetic on them."""
    joint = [[0] * 5 for _ in range(5)]
    joint[0][1], joint[1][0] = above, below
    n = above + below
    mean = (above - below) / n
    deviation = np.sqrt((1 - mean * mean) * n / (n - 1))
    half = stats.t.isf(0.025, n - 1) * deviation / np.sqrt(n)
    expected = {
        "n": n,
        "gap": mean,
        "sd_gap": float(deviation),
        "ci": [float(mean - half), float(mean + half)],
        "sign_p": float(stats.binomtest(above, n, 0.5).pvalue),
        "net_met": mean,
    }
    return row(name, "binomtest, t.isf", "gap_from_joint", expected, note, min=1, joint=joint, conf=0.95)


def equivalence(name, hist, lowest, margin, alpha, note=None):
    differences = np.repeat(np.arange(lowest, lowest + len(hist)), hist)
    p, _, _ = ttost_paired(differences.astype(float), np.zeros(len(differences)), -margin, margin)
    expected = {
        "mean": float(differences.mean()),
        "p_tost": float(p),
        "ci90": interval(differences, 1 - 2 * alpha),
        "mean_abs": float(np.abs(differences).mean()),
        "rms": float(np.sqrt((differences.astype(float) ** 2).mean())),
    }
    inputs = {"gap_hist": hist, "gap_min": lowest, "margin": margin, "alpha": alpha}
    return row(name, "ttost_paired, DescrStatsW.tconfint_mean", "gap_tost", expected, note, **inputs)


def battery(name, seed, people, items, conf=0.95, note=None):
    random = np.random.default_rng(seed)
    answers = [[random.integers(1, 8, (count, 2)).tolist() for count in items] for _ in range(people)]
    weights = [random.multinomial(100, [0.11, 0.32, 0.22, 0.19, 0.16]).tolist() for _ in range(people)]
    # Person by dimension.
    scores = np.array([[np.diff(np.array(dimension), axis=1).mean() for dimension in person] for person in answers])
    unweighted, weighted = scores.mean(axis=1), (scores * np.array(weights)).sum(axis=1) / 100
    expected = {
        "dimensions": scores.mean(axis=0).tolist(),
        "dimension_cis": [end for dimension in scores.T for end in interval(dimension, conf)],
        "unweighted": float(unweighted.mean()),
        "unweighted_ci": interval(unweighted, conf),
        "weighted": float(weighted.mean()),
        "weighted_ci": interval(weighted, conf),
    }
    source = "person-level means by numpy after Parasuraman, Zeithaml & Berry 1988, DescrStatsW.tconfint_mean"
    return row(name, source, "servqual_from_people", expected, note, people=answers, weights=weights, conf=conf)


def zone(name, triples, conf=0.95, note=None):
    levels = np.array(triples)
    levels_kept = levels[levels[:, 0] <= levels[:, 1]]
    minimum, desired, perceived = levels_kept.T
    n, inside = len(levels_kept), int(((minimum <= perceived) & (perceived <= desired)).sum())
    low, high = proportion_confint(inside, n, 1 - conf, "wilson")
    expected = {
        "n": n,
        "inconsistent": len(levels) - n,
        "adequacy": float((perceived - minimum).mean()),
        "adequacy_ci": interval(perceived - minimum, conf),
        "superiority": float((perceived - desired).mean()),
        "superiority_ci": interval(perceived - desired, conf),
        "width": float((desired - minimum).mean()),
        "width_ci": interval(desired - minimum, conf),
        "inside": inside / n,
        "inside_ci": [float(low), float(high)],
    }
    source = "DescrStatsW.tconfint_mean, proportion_confint(method='wilson')"
    return row(name, source, "tolerance_from_triples", expected, note, triples=triples, conf=conf)


def disconfirmation(name, hist, conf=0.95):
    answers = np.repeat(np.arange(-3, 4), hist)
    better, worse, n = sum(hist[4:]), sum(hist[:3]), sum(hist)
    expected = {
        "mean": float(answers.mean()),
        "mean_ci": interval(answers, conf),
        "net": (better - worse) / n,
        "net_ci": score_interval(better, worse, n, conf),
    }
    source = "DescrStatsW.tconfint_mean; Tango 1998 by brentq"
    return row(name, source, "disconfirmation_from_hist", expected, hist=hist, conf=conf)


def reliability(name, rxx, ryy, rxy, sx, sy):
    """Peter, Churchill & Brown 1993, eq. 1, as true over observed variance of the difference."""
    signs = np.array([1.0, -1.0])
    shared = rxy * sx * sy
    observed = signs @ np.array([[sx**2, shared], [shared, sy**2]]) @ signs
    true = signs @ np.array([[rxx * sx**2, shared], [shared, ryy * sy**2]]) @ signs
    source = "quadratic forms of true and observed covariance (numpy), Peter, Churchill & Brown 1993"
    return row(name, source, "diff_reliability", float(true / observed), tolerance=1e-12, rxx=rxx, ryy=ryy, rxy=rxy, sx=sx, sy=sy)


def cases():
    random = np.random.default_rng(7)
    ends = np.sort(random.integers(1, 10, (60, 2)), axis=1)
    triples = np.column_stack([ends, random.integers(1, 10, 60)]).tolist()
    return [
        gap("gap_five_points", random_joint(1, 5, 120, 0.5), 1),
        gap("gap_eleven_points", random_joint(2, 11, 300, 0.7), 0, 0.99),
        gap("gap_nine_points", random_joint(3, 9, 80, 0.2), 1, 0.9),
        gap("gap_below_zero", random_joint(4, 7, 64, 0.4), -3),
        gap("gap_four_points", random_joint(5, 4, 50, 0.3), 1, note="no scale of the package has four points; a part of 0 to 10 has"),
        gap("gap_of_five_people", [[0, 0, 0], [1, 1, 0], [2, 0, 1]], 1),
        gap("gap_of_four_people", [[0, 1, 0], [1, 1, 0], [1, 0, 0]], 1, 0.9),
        gap("gap_all_fell_short", [[0, 0, 0, 0, 0], [7, 0, 0, 0, 0], [3, 5, 0, 0, 0], [2, 2, 9, 0, 0], [1, 0, 4, 6, 0]], 1, note="net met share −1"),
        gap("gap_all_exceeded", [[0, 3, 1, 0, 4], [0, 0, 5, 1, 2], [0, 0, 0, 2, 2], [0, 0, 0, 0, 6], [0, 0, 0, 0, 0]], 1),
        gap("gap_expectations_all_equal", [[0] * 5, [0] * 5, [2, 4, 9, 3, 1], [0] * 5, [0] * 5], 1, note="a declared level: no correlation"),
        gap("gap_many_people", random_joint(6, 7, 40_000, 0.6), 1),
        big_sign_test("sign_test_one_million", 501_200, 498_800, "p near 0.02 among a million"),
        big_sign_test("sign_test_one_thousand_million", 500_030_000, 499_970_000, "p near 0.06 among 10^9"),
        equivalence("tost_close", [1, 6, 70, 8, 1], -2, 0.3, 0.05),
        equivalence("tost_gap", [0, 0, 2, 9, 20, 12, 3], -3, 0.25, 0.05),
        equivalence("tost_strict", [4, 9, 30, 88, 31, 8, 5], -3, 0.4, 0.01),
        equivalence("tost_two_people", [1, 1], 0, 0.5, 0.1, "the fewest that have a standard error"),
        equivalence("tost_eleven_points", [1, 0, 2, 1, 4, 3, 6, 9, 14, 22, 41, 20, 15, 8, 7, 3, 1, 2, 0, 1, 1], -10, 1.0, 0.05),
        equivalence("tost_thousands", [50, 400, 3000, 9000, 3100, 420, 61], -3, 0.05, 0.025),
        battery("servqual_22_items", 11, 30, [4, 5, 4, 4, 5]),
        battery("servqual_short_form", 12, 8, [1, 2, 3, 2, 1], 0.9, "unlike numbers of items: a dimension is the mean of its items"),
        zone("tolerance_sixty", triples),
        zone("tolerance_inconsistent", [[5, 8, 7], [6, 9, 5], [8, 6, 7], [3, 7, 7], [9, 1, 5], [4, 6, 8]], 0.9, "minimum above desired: left out"),
        disconfirmation("disconfirmation_mixed", [6, 11, 25, 60, 44, 20, 9]),
        disconfirmation("disconfirmation_all_worse", [2, 3, 4, 0, 0, 0, 0], 0.9),
        disconfirmation("disconfirmation_all_better", [0, 0, 0, 0, 1, 3, 2]),
        reliability("difference_reliability_unequal_spread", 0.85, 0.7, 0.4, 1.2, 2.5),
        reliability("difference_reliability_negative_correlation", 0.9, 0.88, -0.16, 1.44, 1.38),
        reliability("difference_reliability_none_left", 0.8, 0.8, 0.8, 1.0, 1.0),
    ]
