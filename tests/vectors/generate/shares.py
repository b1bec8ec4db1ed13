"""Owns own/shares.json: shares, differences, sample sizes and rates as scipy and statsmodels compute them."""

import math

import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats import proportion, rates

FAMILY = "shares"

SCIPY = f"scipy {scipy.__version__}"
STATSMODELS = f"statsmodels {statsmodels.__version__}"

# hits, n: nothing, all, one person, few, many, a billion.
SHARES = [(0, 1), (1, 1), (0, 20), (10, 10), (1, 29), (3, 10), (263, 1000), (5, 100_000), (400_000_000, 1_000_000_000)]
SCIPY_METHODS = {"wilson_ci": "wilson", "wilson_cc_ci": "wilsoncc", "clopper_pearson_ci": "exact"}
PAIRS = [((5, 56), (0, 29)), ((9, 10), (3, 10)), ((10, 10), (0, 20)), ((500_000_000, 10**9), (499_000_000, 10**9))]
RATES = [(0, 1.0, 0.95), (1, 250.0, 0.9), (7, 1234.5, 0.95), (1000, 3.5, 0.99), (1_000_000, 1e7, 0.95)]


def case(name, source, op, expected, tolerance, **values):
    return {
        "name": name,
        "kind": "computed",
        "source": source,
        "input": {"op": op, **values},
        "expected": expected,
        "tolerance": tolerance,
    }


def share(op, hits, n, conf):
    name = f"own_{op}_{hits}_{n}_{conf}"
    if op == "agresti_coull_ci":
        ends = proportion.proportion_confint(hits, n, alpha=1 - conf, method="agresti_coull")
        source = f"{STATSMODELS} proportion_confint(method='agresti_coull')"
    else:
        method = SCIPY_METHODS[op]
        # Not clopper_pearson's own root finding for many: beta quantiles say the same and hold up.
        interval = stats.binomtest(hits, n).proportion_ci(conf, method=method) if n < 10**6 else None
        source = f"{SCIPY} binomtest.proportion_ci(method='{method}')"
        if interval is None:
            if op == "clopper_pearson_ci":
                source = f"{STATSMODELS} proportion_confint(method='beta')"
                interval = proportion.proportion_confint(hits, n, alpha=1 - conf, method="beta")
            elif op == "wilson_ci":
                source = f"{STATSMODELS} proportion_confint(method='wilson')"
                interval = proportion.proportion_confint(hits, n, alpha=1 - conf, method="wilson")
            else:
                return None
        ends = interval
    low, high = (float(end) for end in ends)
    return case(name, source, op, [max(low, 0.0), min(high, 1.0)], 1e-10, x=hits, n=n, conf=conf)


def difference(one, other, conf):
    low, high = proportion.confint_proportions_2indep(*one, *other, method="newcomb", compare="diff", alpha=1 - conf)
    source = f"{STATSMODELS} confint_proportions_2indep(method='newcomb')"
    values = {"x1": one[0], "n1": one[1], "x2": other[0], "n2": other[1], "conf": conf}
    name = f"own_newcombe_{one[0]}_{one[1]}_{other[0]}_{other[1]}_{conf}"
    return case(name, source, "newcombe_diff_ci", [float(low), float(high)], 1e-10, **values)


def rate(events, exposure, conf):
    low, high = rates.confint_poisson(events, exposure, method="exact-c", alpha=1 - conf)
    source = f"{STATSMODELS} confint_poisson(method='exact-c')"
    low = 0.0 if events == 0 else float(low)
    tolerance = 1e-10 * max(1.0, float(high))
    return case(f"own_poisson_{events}_{exposure}_{conf}", source, "poisson_exact_ci", [low, float(high)], tolerance, x=events, exposure=exposure, conf=conf)


def size_of_share(p, half_width, conf):
    # statsmodels names the margin as we do, and does not round.
    plain = proportion.samplesize_confint_proportion(p, half_width, alpha=1 - conf)
    source = f"{STATSMODELS} samplesize_confint_proportion, rounded up"
    values = {"p": p, "half_width": half_width, "conf": conf, "deff": 1.0}
    return case(f"own_samplesize_{p}_{half_width}_{conf}", source, "samplesize_prop", math.ceil(plain), 0, **values)


def size_in_population(variance, half_width, conf, population):
    plain = stats.norm.ppf((1 + conf) / 2) ** 2 * variance / half_width**2
    drawn = plain / (1 + (plain - 1) / population)
    source = f"Cochran (1977) Sampling Techniques eq. 4.4, n0/(1 + (n0 − 1)/N), with {SCIPY} norm.ppf, rounded up"
    values = {"var": variance, "half_width": half_width, "conf": conf, "N": population}
    return case(f"own_samplesize_nps_of_{population}", source, "samplesize_nps", math.ceil(drawn), 0, **values)


def size_of_group(variance, wanted, conf, power):
    z = stats.norm.ppf((1 + conf) / 2) + stats.norm.ppf(power)
    source = f"measuringu.com/nps-sig-test-sample-size, s²Z²/d² − 3 for each group, with {SCIPY} norm.ppf, rounded up"
    values = {"var": variance, "difference": wanted, "conf": conf, "power": power}
    return case(f"own_samplesize_diff_{wanted}_{power}", source, "samplesize_nps_diff", math.ceil(variance * np.square(z / wanted) - 3), 0, **values)


def cases():
    ops = [*SCIPY_METHODS, "agresti_coull_ci"]
    rows = [share(op, hits, n, conf) for op in ops for hits, n in SHARES for conf in (0.95, 0.8)]
    rows += [difference(one, other, conf) for one, other in PAIRS for conf in (0.95, 0.99)]
    rows += [rate(*values) for values in RATES]
    rows += [size_of_share(*values) for values in [(0.5, 0.05, 0.95), (0.1, 0.01, 0.99), (0.999, 0.4, 0.8)]]
    rows += [size_in_population(2 / 3, 0.1, 0.95, 1000), size_in_population(1.0, 0.05, 0.9, 100)]
    rows += [size_of_group(1.4, 0.1, 0.95, 0.8), size_of_group(1.2, 0.02, 0.9, 0.5)]
    return [row for row in rows if row is not None]
