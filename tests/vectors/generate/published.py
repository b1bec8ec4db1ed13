"""Owns own/published.json: numbers that papers, books and other packages' tests print. Each is computed again here and must agree."""

import math

import numpy as np
import scipy
from scipy import optimize, special, stats
from statsmodels.stats import proportion
from tango import score_interval

FAMILY = "published"

NEWCOMBE = "Newcombe (1998) Stat Med 17:857-872, Table I"
NEWCOMBE_TWO = "Newcombe (1998) Stat Med 17:873-890, Table II"
TABLES = "contingencytables (CRAN) tests/testthat/test-ch2.R; Fagerland, Lydersen & Laake 2017"
PAIRED_TABLES = "contingencytables (CRAN) tests/testthat/test-ch8.R; Fagerland, Lydersen & Laake 2017"
RATESCI = "ratesci (CRAN) tests/testthat/test3.R"
R_PROP = f"scipy {scipy.__version__} tests/test_morestats.py test_ci_wilson_method, values of R 3.6.2 prop.test"
R_BINOM = "statsmodels 0.15.0 tests/results/results_proportion.py, values of R binom.confint"
STATA = "samplics-org/samplics@15615ba tests/estimation/test_expansion_fpc.py (Stata svy on the data set fpc)"
CONFSEQ = "gostevehoward/confseq@89ecbfd test/uniform_boundaries_unittest.cpp"
NPS_PACKAGE = "brendan-r/NPS@7705c97 tests/testthat/test_01_basics.R"

WAYS = {"wilson_ci": "wilson", "wilson_cc_ci": "wilsoncc", "clopper_pearson_ci": "exact"}
# What is printed, by way: hits, n, confidence, interval, half a unit of the last digit, source.
SHARES = [
    ("wilson_ci", 1, 29, 0.95, [0.0061, 0.1718], 5.1e-5, NEWCOMBE),
    ("wilson_cc_ci", 81, 263, 0.95, [0.2535, 0.3682], 5.1e-5, NEWCOMBE),
    ("wilson_cc_ci", 15, 148, 0.95, [0.0598, 0.1644], 5.1e-5, NEWCOMBE),
    ("wilson_cc_ci", 0, 20, 0.95, [0, 0.2005], 5.1e-5, NEWCOMBE),
    ("wilson_cc_ci", 1, 29, 0.95, [0.0018, 0.1963], 5.1e-5, NEWCOMBE),
    ("clopper_pearson_ci", 81, 263, 0.95, [0.2527, 0.3676], 5.1e-5, NEWCOMBE),
    ("clopper_pearson_ci", 15, 148, 0.95, [0.0578, 0.1617], 5.1e-5, RATESCI),
    ("wilson_ci", 13, 16, 0.95, [0.5699, 0.9341], 5.1e-5, TABLES),
    ("wilson_cc_ci", 13, 16, 0.95, [0.5369, 0.9503], 5.1e-5, TABLES),
    ("clopper_pearson_ci", 13, 16, 0.95, [0.5435, 0.9595], 5.1e-5, TABLES),
    ("wilson_cc_ci", 3, 10, 0.99, [0.0586329, 0.7169416], 1e-6, R_PROP),
    ("wilson_cc_ci", 0, 10, 0.95, [0, 0.3445372], 1e-6, R_PROP),
    ("wilson_ci", 0, 10, 0.95, [0, 0.2775328], 1e-6, R_PROP),
    ("wilson_cc_ci", 10, 10, 0.95, [0.6554628, 1], 1e-6, R_PROP),
    ("wilson_ci", 4, 20, 0.95, [0.0806576625797981, 0.4160174322518935], 1e-12, R_BINOM),
    ("wilson_ci", 190, 200, 0.95, [0.910421851861224, 0.972617354399236], 1e-12, R_BINOM),
    ("wilson_ci", 0, 30, 0.95, [0, 0.11351339], 1e-8, R_BINOM),
    ("wilson_ci", 30, 30, 0.95, [0.8864866, 1], 1e-7, R_BINOM),
    ("agresti_coull_ci", 4, 20, 0.95, [0.0749115102767071, 0.4217635845549845], 1e-12, R_BINOM),
    ("agresti_coull_ci", 190, 200, 0.95, [0.909307307911624, 0.973731898348837], 1e-12, R_BINOM),
    ("agresti_coull_ci", 0, 30, 0.95, [0, 0.1347117], 1e-8, R_BINOM),
    ("clopper_pearson_ci", 18, 20, 0.95, [0.6830172859809176, 0.9876514728297052], 1e-12, R_BINOM),
    ("clopper_pearson_ci", 1, 30, 0.95, [8.435709e-4, 0.17216946], 1e-8, R_BINOM),
    ("clopper_pearson_ci", 30, 30, 0.95, [0.8842967, 1], 1e-7, R_BINOM),
]
PAIRS = [
    ((5, 56), (0, 29), [-0.0381, 0.1926], 5.1e-5), ((9, 10), (3, 10), [0.1705, 0.8090], 5.1e-5), ((6, 7), (2, 7), [0.0582, 0.8062], 5.1e-5),
    ((10, 10), (0, 20), [0.6791, 1.0], 5.1e-5), ((10, 10), (0, 10), [0.6075, 1.0], 5.1e-5),
]
# Detractors, passives, promoters: the discordant pairs and the others.
SCORES = [
    ("tango1998_b", (1, 43, 0), 0.9, [-0.096, 0.037], 5.1e-4, f"Tango (1998) Stat Med 17:891-908, second example, via {RATESCI}: pairs (43,0,1,0)"),
    ("agresti_min_2005", (8, 62, 16), 0.95, [-0.020, 0.207], 5.1e-4, f"Agresti & Min (2005) Stat Med 24:729-740, via {RATESCI}: pairs (53,16,8,9)"),
]
Y = [5.54, 7.7, 11.48, 12.2, 16.7, 7.16, 2.66, 9.5, 9.5, 7.7, 13.1, 6.26, 16.7, 5.54, 8.42, 8.6, 11.3, 11.12, 12.74, 11.48, 16.52]
STRATUM = [1] * 5 + [2] * 6 + [3] * 10
PSU = [1, 2, 3, 4, 5, 1, 1, 2, 2, 3, 3, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4]
LEFT_OF_ROWS, LEFT_OF_CLUSTERS = {"1": 10 / 15, "2": 3 / 9, "3": 10 / 20}, {"1": 10 / 15, "2": 6 / 9, "3": 16 / 20}
# Strata, clusters, what is left of the variance, and the printed mean, its error and ends, and the total, its error and ends.
SURVEYS = [
    ("plain", False, False, 1 - 21 / 44, (10.27855, 0.6177327, 8.989986, 11.56712), (853.12, 67.14785, 713.052, 993.188)),
    ("strata", True, False, LEFT_OF_ROWS, (10.27855, 0.6131181, 8.990441, 11.56667), (853.12, 50.8888, 746.2066, 960.0334)),
    ("clusters", False, True, 1 - 5 / 44, (10.27855, 1.126881, 7.14983, 13.40728), (853.12, 153.2627, 427.5946, 1278.645)),
    ("strata_and_clusters", True, True, LEFT_OF_CLUSTERS, (10.27855, 0.7750964, 8.525164, 12.03194), (853.12, 97.41386, 632.75452, 1073.48547)),
]
BANDS = [(5, 50, 50, [0.013021, 0.269264]), (1, 2, 50, [0, 1]), (100, 200, 1, [0.328923, 0.671076]), (0, 1, 50, [0, 1]), (1, 1, 50, [0, 1])]
# R's data set attitude (Chatterjee & Price 1977).
RATING = [43, 63, 71, 61, 81, 43, 58, 71, 72, 67, 64, 67, 69, 68, 77, 81, 74, 65, 65, 50, 50, 64, 53, 40, 63, 66, 78, 48, 85, 82]
COMPLAINTS = [51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77, 90, 85, 60, 70, 58, 40, 61, 66, 37, 54, 77, 75, 57, 85, 82]
SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]


def row(name, source, input, expected, tolerance, computed):
    """A row of what is printed, once what is computed agrees with it."""
    names = expected if isinstance(expected, dict) else {"value": expected}
    again = computed if isinstance(expected, dict) else {"value": computed}
    for key, value in names.items():
        allowed = tolerance[key] if isinstance(tolerance, dict) else tolerance
        assert np.allclose(again[key], value, rtol=0, atol=allowed), f"{name}: {key} is {again[key]}, {value} is printed"
    return {"name": f"published_{name}", "kind": "published", "source": source, "input": input, "expected": expected, "tolerance": tolerance}


def shares():
    for op, x, n, conf, printed, tolerance, source in SHARES:
        if op in WAYS:
            ends = stats.binomtest(x, n).proportion_ci(conf, method=WAYS[op])
        else:
            ends = proportion.proportion_confint(x, n, 1 - conf, method="agresti_coull")
        yield row(f"{op}_{x}_{n}_{conf}", source, {"op": op, "x": x, "n": n, "conf": conf}, printed, tolerance, list(ends))
    for (x1, n1), (x2, n2), printed, tolerance in PAIRS:
        ends = proportion.confint_proportions_2indep(x1, n1, x2, n2, method="newcomb", compare="diff")
        input = {"op": "newcombe_diff_ci", "x1": x1, "n1": n1, "x2": x2, "n2": n2, "conf": 0.95}
        yield row(f"newcombe_{x1}_{n1}_{x2}_{n2}", NEWCOMBE_TWO, input, printed, tolerance, ends)
    for p, half, deff, printed in [(0.95, 0.1, 1, 19), (0.7, 0.1, 1, 81), (0.8, 0.3, 1, 7), (0.8, 0.15, 1, 28), (0.8, 0.1, 2.5, 154), (0.95, 0.3, 1, 3), (0.7, 0.1, 1.5, 122), (0.3, 0.15, 2.5, 90)]:
        again = math.ceil(stats.norm.isf(0.025) ** 2 * p * (1 - p) / half**2 * deff)
        input = {"op": "samplesize_prop", "p": p, "half_width": half, "conf": 0.95, "deff": deff}
        yield row(f"samplesize_{p}_{half}_{deff}", "samplics tests/sampling/test_sample_size_proportion.py (Wald, stratified)", input, printed, 0, again)
    for x, printed, tolerance in [(1, [0.0253, 5.57], 0.005), (5, [1.62, 11.67], 0.0051), (10, [4.80, 18.39], 0.0051), (50, [37.11, 65.92], 0.0051)]:
        again = [stats.chi2.ppf(0.025, 2 * x) / 2, stats.chi2.isf(0.025, 2 * x + 2) / 2]
        input = {"op": "poisson_exact_ci", "x": x, "exposure": 1.0, "conf": 0.95}
        yield row(f"garwood_{x}", "Garwood (1936) Biometrika 28:437-442, Table", input, printed, tolerance, again)


def spread(counts):
    detractors, passives, promoters = counts
    n = sum(counts)
    score = (promoters - detractors) / n
    return {"nps": score, "var": (promoters + detractors) / n - score**2, "se": math.sqrt(((promoters + detractors) / n - score**2) / n)}


def adjusted(counts, pseudo, conf):
    more = spread(np.add(counts, pseudo))
    half = stats.norm.isf((1 - conf) / 2) * more["se"]
    return {"nps": spread(counts)["nps"], "ci": [max(-1, more["nps"] - half), min(1, more["nps"] + half)]}


def camps(op, counts, **more):
    return {"op": op, "D": counts[0], "N": counts[1], "P": counts[2], **more}


def scores():
    for counts, nps, variance, error in [((0, 0, 1), 1, 0, 0), ((0, 1, 0), 0, 0, 0), ((1, 0, 1), 0, 1, 0.707), ((0, 1, 1), 0.5, 0.25, 0.354), ((1, 1, 1), 0, 2 / 3, 0.471)]:
        printed, allowed = {"nps": nps, "var": variance, "se": error}, {"nps": 1e-12, "var": 1e-12, "se": 1e-3}
        name = "_".join(map(str, counts))
        yield row(f"nps_{name}", NPS_PACKAGE, camps("nps_from_counts", counts), printed, allowed, spread(counts))
        answers = [value for value, count in zip([0, 7, 9], counts) for _ in range(count)]
        yield row(f"nps_scores_{name}", NPS_PACKAGE, {"op": "nps_from_scores", "scores": answers}, printed, allowed, spread(counts))
    for name, counts, conf, printed, tolerance, source in SCORES:
        again = score_interval(counts[2], counts[0], sum(counts), conf)
        yield row(name, source, camps("nps_score_ci", counts, conf=conf), {"ci": printed}, tolerance, {"ci": again})
    cavo = (16, 139, 6)
    source = f"{PAIRED_TABLES}, cavo_2012 = [[59,6],[16,80]]"
    pseudo = [1.0, 0.0, 1.0]
    again = adjusted(cavo, pseudo, 0.95)
    yield row("bonett_price_cavo2012", source, camps("nps_adjwald_ci", cavo, conf=0.95, pseudo=pseudo), {"nps": -0.0621, "ci": [-0.1195, -0.0032]}, 5.1e-5, again)
    again = adjusted((0, 0, 10), [0.75, 1.5, 0.75], 0.95)
    input = camps("nps_adjwald_ci", (0, 0, 10), conf=0.95, pseudo=[0.75, 1.5, 0.75])
    yield row("adjusted_wald_10_of_10", "Lewis & Sauro 2021, measuringu.com/nps-confidence-intervals: 76.9 ± 29.4, cut at 100", input, {"ci": [0.475, 1]}, 5.1e-4, again)
    for variance, half, printed in [(1.0, 0.1, 385), (2 / 3, 0.1, 257)]:
        again = math.ceil(stats.norm.isf(0.025) ** 2 * variance / half**2)
        input = {"op": "samplesize_nps", "var": variance, "half_width": half, "conf": 0.95}
        yield row(f"samplesize_nps_{printed}", "Cochran 1977, eq. 4.2, of a variance of 1 at most", input, printed, 0, again)


def survey(strata, clusters, left, conf=0.95):
    """Binder 1983, linearised, written out."""
    y, w = np.array(Y), np.array([3.0] * 11 + [5.0] * 10)
    stratum = np.array(STRATUM if strata else [0] * len(Y))
    unit = np.array(PSU if clusters else range(len(Y)))

    def error(parts):
        variance, freedom = 0, 0
        for one in np.unique(stratum):
            sums = [parts[(stratum == one) & (unit == of)].sum() for of in np.unique(unit[stratum == one])]
            variance += (left[str(one)] if strata else left) * len(sums) * np.var(sums, ddof=1)
            freedom += len(sums) - 1
        return math.sqrt(variance), stats.t.isf((1 - conf) / 2, freedom)

    mean, total = (w * y).sum() / w.sum(), (w * y).sum()
    (of_mean, t), (of_total, _) = error(w * (y - mean) / w.sum()), error(w * y)
    return {
        "mean": mean, "se": of_mean, "ci": [mean - t * of_mean, mean + t * of_mean],
        "total": total, "total_se": of_total, "total_ci": [total - t * of_total, total + t * of_total],
    }


def surveys():
    for name, strata, clusters, left, (mean, error, low, high), (total, total_error, total_low, total_high) in SURVEYS:
        again = survey(strata, clusters, left)
        input = {"y": Y, "w": [3.0] * 11 + [5.0] * 10, "stratum": STRATUM, **({"psu": PSU} if clusters else {}), "fpc": left, "use_strata": strata}
        tolerance = {"mean": 1e-5, "se": 5.1e-7, "ci": 5.1e-6}
        yield row(f"svy_mean_{name}", STATA, {"op": "weighted_mean", **input}, {"mean": mean, "se": error, "ci": [low, high]}, tolerance, again)
        printed, tolerance = {"total": total, "se": total_error, "ci": [total_low, total_high]}, {"total": 1e-9, "se": 5.1e-5, "ci": 5.1e-4}
        again = {"total": again["total"], "se": again["total_se"], "ci": again["total_ci"]}
        yield row(f"svy_total_{name}", STATA, {"op": "weighted_total", **input}, printed, tolerance, again)


def band(x, n, planned, alpha=0.05):
    """Howard et al. 2021, the beta-binomial mixture of methods that confseq's bernoulli_confidence_interval computes."""

    def excess(p):
        error, spread = math.log(1 / 0.05), p * (1 - p)
        r = max(planned * spread / (2 * error + math.log1p(2 * error)) - spread, 1e-3 * spread)
        mixed = special.betaln(r / p + n - x, r / (1 - p) + x) - special.betaln(r / p, r / (1 - p))
        return mixed - special.xlogy(x, p) - special.xlogy(n - x, 1 - p) - math.log(1 / alpha)

    def end(outer):
        return outer if excess(abs(outer - 1e-9)) < 0 else optimize.brentq(excess, outer + math.copysign(1e-9, x / n - outer), x / n)

    return [0 if x == 0 else end(0.0), 1 if x == n else end(1.0)]


def others():
    for x, n, planned, printed in BANDS:
        input = {"op": "bernoulli_cs", "x": x, "n": n, "alpha": 0.05, "t_opt": planned}
        again = [0, 1] if n == 1 else band(x, n, planned)
        yield row(f"confseq_bernoulli_{x}_{n}_topt{planned}", CONFSEQ, input, printed, 1.1e-5, again)
    counts = np.array([771, 1345, 1438, 335])
    n = int(counts.sum())
    mean = (counts * np.arange(4)).sum() / n
    deviation = math.sqrt((counts * (np.arange(4) - mean) ** 2).sum() / (n - 1))
    half = stats.t.isf(0.025, n - 1) * deviation / math.sqrt(n)
    again = {"mean": mean, "sd": deviation, "t_ci": [mean - half, mean + half], "t2b": 335 / n, "pomp": mean / 3 * 100}
    again["t2b_wilson"] = list(proportion.proportion_confint(335, n, method="wilson"))
    input = {"op": "csat_from_hist", "hist": counts.tolist(), "min": 0, "conf": 0.95, "top_k": 1}
    source = "R package psych, data set msq, item satisfied (n = 3889); statsmodels 0.15.0 proportion_confint"
    yield row("csat_msq_satisfied", source, input, {key: again[key] for key in ["mean", "sd", "t_ci", "t2b", "t2b_wilson", "pomp"]}, 1e-9, again)
    r = stats.pearsonr(RATING, COMPLAINTS)
    again = {"r": r.statistic, "ci": list(r.confidence_interval(0.95))}
    input = {"op": "correlation_ci", "x": RATING, "y": COMPLAINTS, "conf": 0.95}
    yield row("attitude", "R cor.test(rating, complaints) on its data set attitude", input, {"r": 0.8254176, "ci": [0.6620128, 0.9139139]}, 5.1e-8, again)
    again = {"mean": np.mean(SLEEP), "sd": np.std(SLEEP, ddof=1)}
    input = {"op": "merge_moments", "generator": "literal", "x": SLEEP}
    yield row("sleep_differences", "Student (1908) Biometrika 6:1-25, Table I: the additional hours of sleep", input, {"mean": 1.58, "sd": 1.23}, 5.1e-3, again)


def cases():
    return [*shares(), *scores(), *surveys(), *others()]
