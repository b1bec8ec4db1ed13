"""Rows about journeys, by scipy, statsmodels and pandas."""

import numpy as np
import pandas as pd
import scipy
import scipy.stats as st
import statsmodels
import statsmodels.api as sm
from scipy.optimize import brentq
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.proportion import proportion_confint

FAMILY = "journey"
SCIPY, STATSMODELS, PANDAS = f"scipy {scipy.__version__}", f"statsmodels {statsmodels.__version__}", f"pandas {pd.__version__}"


def row(name, source, op, given, expected, tolerance=1e-9, note=None):
    case = {"name": name, "kind": "computed", "source": source, "input": {"op": op, **given}, "expected": expected, "tolerance": tolerance}
    return case | ({"note": note} if note else {})


def one_sample(values, conf):
    """Mean with scipy's t interval."""
    interval = st.ttest_1samp(values, 0).confidence_interval(conf)
    return float(np.mean(values)), [float(interval.low), float(interval.high)]


def welch(one, other, conf):
    interval = st.ttest_ind(one, other, equal_var=False).confidence_interval(conf)
    return float(np.mean(one) - np.mean(other)), [float(interval.low), float(interval.high)]


def wilson(hits, n, conf):
    return hits / n, list(map(float, proportion_confint(hits, n, 1 - conf, "wilson")))


def tango(plus, minus, n, conf):
    """Tango 1998, eq. 7 and 8, solved by scipy's Brent."""
    z = st.norm.isf((1 - conf) / 2)

    def root(target):
        def statistic(theta):
            a, b, c = 2 * n, -plus - minus + (2 * n - plus + minus) * theta, -minus * theta * (1 - theta)
            q = (np.sqrt(max(b * b - 4 * a * c, 0)) - b) / (2 * a)
            return plus - minus - n * theta - target * np.sqrt(max(n * (2 * q + theta * (1 - theta)), 0))

        # Beside the centre, where numerator and denominator may both be 0.
        centre = (plus - minus) / n
        return brentq(statistic, -1 + 1e-13, centre - 1e-12, xtol=1e-15) if target > 0 else brentq(statistic, centre + 1e-12, 1 - 1e-13, xtol=1e-15)

    return [-1.0 if minus == n else root(z), 1.0 if plus == n else root(-z)]


def pairs_of(joint, lowest=1):
    """Unfolds a table into two columns."""
    joint = np.asarray(joint)
    first, second = np.indices(joint.shape) + lowest
    return np.repeat(first.ravel(), joint.ravel()), np.repeat(second.ravel(), joint.ravel())


def persons(name, frame, missed, conf=0.95):
    """Columns person, touchpoint, e, x; and the contacts that were not measured."""
    frame = frame.assign(gap=frame.x - frame.e)
    everybody = pd.concat([frame[["person", "touchpoint"]], missed], ignore_index=True)
    own = frame.groupby("person").gap.mean()
    mean, ends = one_sample(own, conf)
    clustered = sm.OLS(frame.gap, np.ones(len(frame))).fit(cov_type="cluster", cov_kwds={"groups": frame.person}, use_t=False)
    cells = frame.groupby(["person", "touchpoint"]).gap.mean()
    several = cells.groupby("person").filter(lambda gaps: len(gaps) > 1)
    spread, spread_ci = one_sample(several.groupby("person").std(), conf)
    weakest, weakest_ci = one_sample(several.groupby("person").min(), conf)
    touch = cells.groupby("touchpoint").agg(["mean", "var", "count"])
    touch = touch[touch["var"] > 0]
    tau = max(0.0, combine_effects(touch["mean"].to_numpy(), (touch["var"] / touch["count"]).to_numpy(), method_re="dl").tau2)
    met, rated = everybody.groupby("person").size(), frame.groupby("person").size()
    return row(
        name,
        f"pandas groupby, {PANDAS}; scipy.stats.ttest_1samp(...).confidence_interval on person means, {SCIPY}; statsmodels OLS with "
        f"cov_type='cluster' and combine_effects(method_re='dl'), {STATSMODELS}",
        "person_gaps",
        {
            "persons": frame.person.tolist(),
            "touchpoints": frame.touchpoint.tolist(),
            "expected": frame.e.tolist(),
            "experienced": frame.x.tolist(),
            "missed_persons": missed.person.tolist(),
            "missed_touchpoints": missed.touchpoint.tolist(),
            "conf": conf,
        },
        {
            "n": len(own),
            "persons": mean,
            "persons_ci": ends,
            "pooled": float(clustered.params.iloc[0]),
            "pooled_ci": clustered.conf_int(alpha=1 - conf).iloc[0].tolist(),
            "coverage": float((rated.reindex(met.index).fillna(0) / met).mean()),
            "unevenness": spread,
            "unevenness_ci": spread_ci,
            "weakest": weakest,
            "weakest_ci": weakest_ci,
            "tau_squared": float(tau),
        },
        note="Gaps are experience - expectation on seven points. statsmodels' cluster correction for one parameter is G/(G-1), as ours.",
    )


def ledger(seed, people, touchpoints, share, effect=0.0):
    """Made-up contacts: some of each person's touchpoints, some more than once, some not measured."""
    rng = np.random.default_rng(seed)
    rows, missed = [], []
    for person in range(people):
        mood = rng.normal(0, 1)
        for touchpoint in range(touchpoints):
            for _ in range(rng.integers(0, 3)):
                if rng.random() > share:
                    missed.append((person, touchpoint))
                    continue
                e = int(rng.integers(2, 8))
                x = int(np.clip(round(e + mood + effect * touchpoint - 0.5 + rng.normal(0, 1.2)), 1, 7))
                rows.append((person, touchpoint, e, x))
    return pd.DataFrame(rows, columns=["person", "touchpoint", "e", "x"]), pd.DataFrame(missed, columns=["person", "touchpoint"], dtype=int)


def seam(name, single, multi, conf=0.95):
    difference, ends = welch(multi, single, conf)
    return row(
        name,
        f"scipy.stats.ttest_ind(equal_var=False).confidence_interval, {SCIPY}",
        "seam_penalty",
        {"single": list(map(int, single)), "multi": list(map(int, multi)), "conf": conf},
        {"difference": difference, "ci": ends},
    )


def told(name, told_joint, other_joint, conf=0.95):
    (e1, x1), (e2, x2) = pairs_of(told_joint), pairs_of(other_joint)
    difference, ends = welch(x1 - e1, x2 - e2, conf)
    share, share_ci = wilson(len(e1), len(e1) + len(e2), conf)
    return row(
        name,
        f"scipy.stats.ttest_ind(equal_var=False).confidence_interval, {SCIPY}; proportion_confint(method='wilson'), {STATSMODELS}",
        "told_contrast",
        {"told": told_joint, "not_told": other_joint, "conf": conf},
        {"difference": difference, "ci": ends, "share": share, "share_ci": share_ci},
        note="Seven by seven; rows are expectations, columns experiences.",
    )


def service(name, target, promised, joint, conf=0.95):
    aims = np.repeat(np.arange(1, 8), target)
    e, x = pairs_of(joint)
    expected = {"alignment": float(np.std(aims, ddof=1))}
    gaps = {
        "knowledge": welch(aims, e, conf),
        "standard": one_sample(aims - promised, conf),
        "delivery": welch(aims, x, conf),
        "communication": one_sample(promised - x, conf),
        "service": one_sample(e - x, conf),
    }
    for key, (point, ends) in gaps.items():
        expected |= {key: point, f"{key}_ci": ends}
    source = f"scipy.stats.ttest_ind(equal_var=False) and ttest_1samp, confidence_interval, {SCIPY}"
    return row(name, source, "service_gaps", {"target": target, "promised": promised, "joint": joint, "conf": conf}, expected)


def promises(name, claims, conf=0.95):
    """Ranks by the interval's end nearer to 0; equal ends share a rank."""
    least, gaps = [], []
    for claim in claims.values():
        advertised, actual = pairs_of(claim["joint"])
        gap, (low, high) = one_sample(advertised - actual, conf)
        gaps.append(gap)
        least.append(max(low, -high, 0.0))
    ranks = [1 + sum(other > mine for other in least) for mine in least]
    source = f"scipy.stats.ttest_1samp(...).confidence_interval, {SCIPY}; ranks counted"
    return row(name, source, "promise_ranks", {"claims": claims, "conf": conf}, {"gaps": gaps, "at_least": least, "ranks": ranks})


def matrix(name, cells, least, conf=0.95):
    gaps, ease, satisfied, hidden = [], [], [], 0
    for cell in cells.values():
        if sum(map(sum, cell["joint"])) < least:
            hidden += 1
        else:
            e, x = pairs_of(cell["joint"])
            gap, ends = one_sample(x - e, conf)
            gaps += [gap, *ends]
        if sum(cell["ease"]) < least:
            hidden += 1
        else:
            mean, ends = one_sample(np.repeat(np.arange(1, 8), cell["ease"]), conf)
            ease += [mean, *ends]
        n = sum(cell["satisfaction"])
        if n < least:
            hidden += 1
        else:
            share, ends = wilson(sum(cell["satisfaction"][3:]), n, conf)
            satisfied += [share, *ends]
    source = f"scipy.stats.ttest_1samp(...).confidence_interval, {SCIPY}; proportion_confint(method='wilson'), {STATSMODELS}"
    expected = {"gap": gaps, "ease": ease, "satisfied": satisfied, "hidden": hidden}
    note = "Point, low and high of each reading shown, cell by cell in the order of the lifecycle; how many of gap, ease and satisfied are not."
    return row(name, source, "journey_matrix", {"cells": cells, "least": least, "conf": conf}, expected, note=note)


def net(name, joint, conf=0.95, tolerance=1e-9):
    joint = np.asarray(joint, dtype=object)
    below = sum(joint[e][x] for e in range(7) for x in range(e))
    above = sum(joint[e][x] for e in range(7) for x in range(e + 1, 7))
    n = int(joint.sum())
    source = f"Tango 1998, eq. 7 and 8, with scipy.optimize.brentq, {SCIPY}"
    expected = {"net": (above - below) / n, "ci": tango(above, below, n, conf)}
    return row(name, source, "net_effect", {"joint": joint.tolist(), "conf": conf}, expected, tolerance)


def table(seed, n, shift=0.0):
    rng = np.random.default_rng(seed)
    joint = np.zeros((7, 7), dtype=int)
    for e in rng.integers(3, 8, n):
        joint[e - 1, int(np.clip(round(e + shift + rng.normal(0, 1.2)), 1, 7)) - 1] += 1
    return joint.tolist()


def diagonal(*places):
    joint = np.zeros((7, 7), dtype=object)
    for e, x, count in places:
        joint[e - 1, x - 1] = count
    return joint.tolist()


def cases():
    none = pd.DataFrame({"person": [], "touchpoint": []}, dtype=int)
    two = pd.DataFrame({"person": [0, 0, 1, 1], "touchpoint": [0, 1, 0, 1], "e": [6, 5, 5, 7], "x": [4, 5, 7, 6]})
    cell = {"ease": [1, 0, 2, 4, 6, 9, 3], "satisfaction": [1, 2, 3, 14, 10]}
    small = {"ease": [0, 0, 0, 1, 1, 0, 0], "satisfaction": [0, 0, 0, 2, 2]}
    return [
        persons("persons_thirty", *ledger(1, 30, 4, 0.8)),
        persons("persons_uneven_touchpoints", *ledger(2, 60, 6, 0.6, effect=-0.6)),
        persons("persons_no_between_variance", *ledger(8, 40, 3, 0.9), conf=0.9),
        persons("persons_two", two, none),
        persons("persons_hundred_99", *ledger(4, 100, 8, 0.5, effect=0.3), conf=0.99),
        seam("seam_costs", [7, 6, 7, 5, 6, 7, 7, 6], [4, 5, 3, 6, 2]),
        seam("seam_nothing_to_see", [5, 6, 4, 7], [6, 5, 5, 6, 7, 4], conf=0.9),
        seam("seam_two_and_two", [1, 7], [6, 7]),
        seam("seam_one_side_without_spread", [7, 7, 7], [5, 6, 7, 4]),
        seam("seam_thousands", *(np.random.default_rng(seed).integers(1, 8, n) for seed, n in ((5, 3000), (6, 700)))),
        told("told_helps", table(11, 60, 0.2), table(12, 90, -0.8)),
        told("told_few", table(13, 4), table(14, 5, -1), conf=0.9),
        service("service_over_promised", [0, 0, 0, 1, 3, 8, 4], 7, table(21, 80, -0.7)),
        service("service_five_of_the_team", [0, 0, 1, 1, 1, 1, 1], 4, table(22, 12), conf=0.9),
        service("service_thousands", [3, 5, 9, 30, 80, 120, 44], 6, table(23, 4000, 0.4), conf=0.99),
        promises(
            "promises_ranked",
            {
                "a": {"margin": 0.5, "joint": table(31, 200, -0.1)},
                "b": {"margin": 0.5, "joint": table(32, 150, -1.5)},
                "c": {"margin": 0.5, "joint": table(33, 6, -1.2)},
                "d": {"margin": 1.0, "joint": table(34, 300, 0.9)},
                "e": {"margin": 0.2, "joint": table(35, 20, 0.0)},
            },
        ),
        promises("promises_tied", {"a": {"margin": 1.0, "joint": table(36, 5)}, "b": {"margin": 1.0, "joint": table(37, 7)}}, conf=0.99),
        matrix(
            "matrix_suppressed_below_five",
            {
                "a": {"stage": "awareness", "facet": "product", "joint": table(41, 40, -0.5), **small},
                "b": {"stage": "purchase", "facet": "people", "joint": table(42, 4), **cell},
                "c": {"stage": "purchase", "facet": "process", "joint": table(43, 25, 0.5), **cell},
                "d": {"stage": "advocacy", "facet": "feedback", "joint": table(44, 9), **small},
            },
            5,
        ),
        matrix("matrix_least_one", {"a": {"stage": "use", "facet": "product", "joint": table(45, 6), **small}}, 1, conf=0.9),
        net("net_mixed", table(51, 120, -0.3)),
        net("net_all_better", diagonal((3, 5, 20)), conf=0.9),
        net("net_all_worse", diagonal((7, 1, 9))),
        net("net_all_as_expected", diagonal((4, 4, 15), (6, 6, 5))),
        net("net_one_person", diagonal((4, 5, 1))),
        net("net_thousand_million", diagonal((4, 5, 600_000_000), (4, 4, 100_000_000), (6, 2, 300_000_000)), tolerance=1e-8),
    ]
