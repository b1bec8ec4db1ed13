"""Owns own/nps.json: net promoter scores, their intervals and differences, by numpy, scipy and statsmodels from the cited formulas."""

import numpy as np
import scipy
import statsmodels
from scipy import optimize, stats
from statsmodels.stats import weightstats

FAMILY = "nps"

NUMPY = f"numpy {np.__version__}"
SCIPY = f"scipy {scipy.__version__}"
STATSMODELS = f"statsmodels {statsmodels.__version__}"

# Detractors, passives, promoters: one person, all promoters, lopsided, even, a billion.
CAMPS = [(0, 0, 1), (0, 0, 3), (5, 0, 5), (1, 9, 90), (0, 10, 0), (200, 300, 500), (300_000_000, 200_000_000, 500_000_000)]
PSEUDO = {"rocks": [0.75, 1.5, 0.75], "agresti_min": [0.5, 1.0, 0.5], "bonett_price": [1.0, 0.0, 1.0]}
GROUPS = [((10, 5, 15), (12, 9, 20)), ((0, 0, 5), (1, 2, 3)), ((184, 83, 240), (99, 50, 110)), ((10**8, 10**8, 2 * 10**8), (10**8, 10**8, 10**8))]
CODES = np.array([-1.0, 0.0, 1.0])


def case(name, source, op, expected, tolerance=1e-9, **values):
    return {"name": f"own_nps_{name}", "kind": "computed", "source": source, "input": {"op": op, **values}, "expected": expected, "tolerance": tolerance}


def named(camps):
    return dict(zip("DNP", camps))


def tag(camps):
    return "_".join(map(str, camps))


def weighted(camps, pseudo=(0.0, 0.0, 0.0)):
    """Mean, variance and standard error of the mean with the n divisor, by statsmodels's weighted statistics."""
    described = weightstats.DescrStatsW(CODES, np.add(camps, pseudo), ddof=0)
    return float(described.mean), float(described.var), float(np.sqrt(described.var / described.sum_weights))


def half(conf):
    return float(stats.norm.isf((1 - conf) / 2))


def counts(camps):
    mean, variance, error = weighted(camps)
    return case(f"counts_{tag(camps)}", f"{STATSMODELS} DescrStatsW(ddof=0)", "nps_from_counts", {"nps": mean, "var": variance, "se": error}, **named(camps))


def scores(values):
    coded = np.where(np.array(values) >= 9, 1, np.where(np.array(values) <= 6, -1, 0))
    expected = {"nps": float(coded.mean()), "var": float(coded.var()), "se": float(stats.sem(coded, ddof=0))}
    return case("scores", f"{NUMPY} mean, var; {SCIPY} sem(ddof=0)", "nps_from_scores", expected, scores=values)


def histogram(hist, conf):
    answers = np.repeat(np.arange(11), hist)
    mean, _, error = weighted((sum(hist[:7]), sum(hist[7:9]), sum(hist[9:])))
    low, high = stats.norm.interval(conf, mean, error)
    expected = {"nps": mean, "se": error, "wald_ci": [float(low), float(high)], "mean": float(answers.mean()), "sd": float(answers.std(ddof=1))}
    return case("histogram", f"{NUMPY} repeat, mean, std(ddof=1); {STATSMODELS} DescrStatsW; {SCIPY} norm.interval", "nps_from_hist", expected, hist=hist, conf=conf)


def wald(camps, conf):
    mean, _, error = weighted(camps)
    low, high = stats.norm.interval(conf, mean, error)
    return case(f"wald_{tag(camps)}_{conf}", f"{STATSMODELS} DescrStatsW(ddof=0); {SCIPY} norm.interval", "nps_wald_ci", {"nps": mean, "ci": [float(low), float(high)]}, **named(camps), conf=conf)


def adjusted(camps, name, conf):
    centre, _, error = weighted(camps, PSEUDO[name])
    low, high = stats.norm.interval(conf, centre, error)
    expected = {"nps": weighted(camps)[0], "ci": [max(float(low), -1.0), min(float(high), 1.0)]}
    source = f"{STATSMODELS} DescrStatsW(ddof=0) with the pseudo-observations as weights; {SCIPY} norm.interval"
    return case(f"{name}_{tag(camps)}_{conf}", source, "nps_adjwald_ci", expected, **named(camps), conf=conf, pseudo=PSEUDO[name])


def score_ends(camps, conf):
    """Tango 1998: the constrained likelihood is maximised numerically here, not by its closed form."""
    d, passives, p = map(float, camps)
    n = d + passives + p
    z = half(conf)

    def statistic(theta):
        # Share of detractors q given promoters q + theta: where the derivative of the log-likelihood is 0.
        lowest, highest = max(0.0, -theta), (1 - theta) / 2

        def slope(q):
            return d * (q + theta) * (1 - 2 * q - theta) + p * q * (1 - 2 * q - theta) - 2 * passives * q * (q + theta)

        width = highest - lowest
        edges = (lowest + 1e-14 * width, highest - 1e-14 * width)
        q = optimize.brentq(slope, *edges, xtol=1e-16, rtol=1e-15) if slope(edges[0]) * slope(edges[1]) < 0 else (edges[0] if slope(np.mean(edges)) < 0 else edges[1])
        return (p - d - n * theta) / np.sqrt(n * (2 * q + theta * (1 - theta)))

    inside = (-1 + 1e-12, 1 - 1e-12)
    low = -1.0 if d == n else optimize.brentq(lambda theta: statistic(theta) - z, *inside, xtol=1e-15)
    high = 1.0 if p == n else optimize.brentq(lambda theta: statistic(theta) + z, *inside, xtol=1e-15)
    return [float(low), float(high)]


def score(camps, conf):
    source = f"Tango (1998) Stat Med 17:891-908: score statistic with the constrained likelihood's root and the interval's ends by {SCIPY} optimize.brentq"
    return case(f"score_{tag(camps)}_{conf}", source, "nps_score_ci", {"nps": weighted(camps)[0], "ci": score_ends(camps, conf)}, 1e-7, **named(camps), conf=conf)


def two_groups(one, other, conf, pseudo, op, name):
    (first, _, error), (second, _, others) = weighted(one, pseudo), weighted(other, pseudo)
    z, p = weightstats._zstat_generic(first, second, np.hypot(error, others), "two-sided")
    expected = {"se": float(np.hypot(error, others)), "z": float(z), "p": float(p)}
    difference = first - second
    low, high = stats.norm.interval(conf, difference, expected["se"])
    expected["diff_adj" if op == "nps_diff_adjwald" else "diff"] = difference
    expected["ci"] = [float(low), float(high)]
    values = {"a": named(one), "b": named(other), "conf": conf}
    if op == "nps_diff_adjwald":
        values["pseudo"] = list(pseudo)
    return case(f"{name}_{tag(one)}_{tag(other)}", f"{STATSMODELS} DescrStatsW(ddof=0), _zstat_generic; {SCIPY} norm.interval", op, expected, **values)


def mover(one, other, conf):
    sides = [(weighted(camps)[0], score_ends(camps, conf)) for camps in (one, other)]
    (first, (low1, high1)), (second, (low2, high2)) = sides
    difference = first - second
    ends = [difference - np.hypot(first - low1, high2 - second), difference + np.hypot(high1 - first, second - low2)]
    source = f"Zou & Donner (2008) Stat Med 27:1693-1702 on Tango's intervals by {SCIPY} optimize.brentq"
    return case(f"mover_{tag(one)}_{tag(other)}", source, "nps_diff_mover", {"diff": difference, "ci": [float(end) for end in ends]}, 1e-7, a=named(one), b=named(other), conf=conf)


def bootstrap(camps, conf):
    n = sum(camps)
    sums = np.array([1.0])
    for _ in range(n):
        sums = np.convolve(sums, np.array(camps) / n)
    cumulated = np.cumsum(sums)
    tail = (1 - conf) / 2
    low, high = np.searchsorted(cumulated, tail), np.searchsorted(cumulated, 1 - tail)
    ends = [(int(end) - n) / n for end in (low, high)]
    resampled = stats.bootstrap((np.repeat(CODES, camps),), np.mean, n_resamples=9999, confidence_level=conf, method="percentile", rng=7)
    monte_carlo = [float(end) for end in resampled.confidence_interval]
    source = f"{NUMPY} convolve, n times; {SCIPY} bootstrap(percentile, 9999 resamples, rng 7)"
    return case(f"bootstrap_{tag(camps)}_{conf}", source, "nps_bootstrap_percentile", {"exact": ends, "scipy_mc": monte_carlo}, {"exact": 1e-9, "scipy_mc": 2.5 / n + 0.003}, **named(camps), conf=conf)


def paired(conf):
    rng = np.random.default_rng(11)
    earlier = rng.integers(0, 11, 60)
    later = np.clip(earlier + rng.integers(-2, 4, 60), 0, 10)
    joint = np.zeros((11, 11), dtype=int)
    np.add.at(joint, (earlier, later), 1)
    camp = lambda values: np.where(values >= 9, 1, np.where(values <= 6, -1, 0))
    tested = stats.ttest_rel(camp(later), camp(earlier))
    low, high = tested.confidence_interval(conf)
    expected = {"diff": float(np.mean(camp(later) - camp(earlier))), "ci": [float(low), float(high)], "t": float(tested.statistic), "p": float(tested.pvalue)}
    return case("paired", f"{SCIPY} ttest_rel on camps coded -1, 0, 1", "nps_paired", expected, joint=joint.tolist(), conf=conf)


def merged():
    segments = {"north": (2, 0, 8), "south": (300, 100, 200), "west": (0, 0, 1)}
    pooled = weighted(np.sum(list(segments.values()), axis=0))[0]
    naive = float(np.mean([weighted(camps)[0] for camps in segments.values()]))
    values = {name: named(camps) for name, camps in segments.items()}
    return case("segments", f"{STATSMODELS} DescrStatsW; {NUMPY} mean", "nps_merge_segments", {"pooled_nps": pooled, "naive_mean_of_nps": naive}, segments=values)


def cases():
    spread = [camps for camps in CAMPS if max(camps) < sum(camps)]
    rows = [counts(camps) for camps in CAMPS]
    rows += [scores([10, 9, 9, 8, 7, 6, 0, 3, 10]), histogram([3, 0, 1, 2, 0, 5, 8, 20, 31, 17, 40], 0.9), merged()]
    rows += [wald(camps, conf) for camps in spread for conf in (0.95, 0.8)]
    rows += [adjusted(camps, name, 0.95) for camps in CAMPS for name in PSEUDO]
    rows += [score(camps, conf) for camps in CAMPS[1:4] + CAMPS[5:6] for conf in (0.95, 0.9)]
    rows += [bootstrap(camps, 0.95) for camps in [(5, 0, 5), (1, 9, 90), (20, 30, 50), (362, 176, 462)]] + [bootstrap((20, 30, 50), 0.8)]
    for one, other in GROUPS:
        rows.append(two_groups(one, other, 0.95, (0.0, 0.0, 0.0), "nps_diff_wald", "diff_wald"))
        rows += [two_groups(one, other, 0.9, PSEUDO[name], "nps_diff_adjwald", f"diff_{name}") for name in ("rocks",)]
    rows += [mover(one, other, 0.95) for one, other in GROUPS[:3]]
    return rows + [paired(0.95)]
