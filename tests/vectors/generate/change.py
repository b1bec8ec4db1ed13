"""Owns the rows about rises, falls and change points: pandas' own averages, and numpy where no package has the chart."""

import math

import numpy as np
import pandas as pd
import scipy
from scipy import stats
from statsmodels.stats.weightstats import DescrStatsW

import statsmodels

FAMILY = "change"

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4: data, averages from the target on, and limits as printed there.
NIST_X = [52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
NIST_Z = [50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99]


def ewma(x, target, sigma, lam, width):
    values = pd.Series([target, *x]).ewm(alpha=lam, adjust=False).mean().to_numpy()[1:]
    i = np.arange(1, len(x) + 1)
    half = width * sigma * np.sqrt(lam / (2 - lam) * (1 - (1 - lam) ** (2 * i)))
    return {"z": values.tolist(), "half_width": half.tolist(), "steady_half_width": width * sigma * math.sqrt(lam / (2 - lam))}


def side(excess, h):
    """The tabular CUSUM as a reflected random walk: the sum less its running minimum, which gives the same without a recursion."""
    walk = np.concatenate([[0.0], np.cumsum(excess)])
    sums = (walk - np.minimum.accumulate(walk))[1:]
    over = np.flatnonzero(sums > h)
    if not len(over):
        return sums, [], []
    zeros = np.flatnonzero(sums[: over[0]] < 1e-12)
    return sums, [int(over[0]) + 1], [int(zeros[-1]) + 1 if len(zeros) else 0]


def cusum(x, target, k, h):
    x = np.array(x)
    upper, rise, rise_onset = side(x - target - k, h)
    lower, fall, fall_onset = side(target - k - x, h)
    expected = {"upper": upper.tolist(), "lower": lower.tolist()}
    for name, value in [("rise", rise), ("rise_onset", rise_onset), ("fall", fall), ("fall_onset", fall_onset)]:
        expected[name] = value
    return expected


def decayed(ages, hists, half_life, values, conf):
    weights = np.concatenate([np.full(sum(hist), 2.0 ** (-age / half_life)) for age, hist in zip(ages, hists)])
    data = np.concatenate([np.repeat(values, hist) for hist in hists]).astype(float)
    described = DescrStatsW(data, weights=weights, ddof=0)
    n_eff = weights.sum() ** 2 / (weights**2).sum()
    half = stats.norm.ppf((1 + conf) / 2) * described.std / math.sqrt(n_eff)
    return {"point": float(described.mean), "n_eff": float(n_eff), "ci": [float(described.mean - half), float(described.mean + half)]}


def e_detector(x, low, high, baseline, alternative, alpha):
    """Shin, Ramdas & Rinaldo 2023 with L linear between the two-point likelihood ratios, on the logarithmic scale."""
    unit = lambda value: (value - low) / (high - low)
    m0, m1 = unit(baseline), unit(alternative)
    alarms, onsets, start = [], [], 0
    logs = np.log(1 + (m1 - m0) / (m0 * (1 - m0)) * (unit(np.array(x, dtype=float)) - m0))
    while True:
        walk = np.concatenate([[0.0], np.cumsum(logs[start:])])
        reflected = walk[1:] - np.minimum.accumulate(walk[:-1])
        over = np.flatnonzero(reflected >= math.log(1 / alpha))
        if not len(over):
            break
        onsets.append(start + int(np.flatnonzero(walk[: over[0] + 1] <= np.minimum.accumulate(walk)[over[0]])[-1]))
        alarms.append(start + int(over[0]) + 1)
        start = alarms[-1]
    evidence = math.exp(reflected[-1]) if len(reflected) else 1.0
    return {"alarms": alarms, "onsets": onsets, "evidence": evidence}


def row(name, source, op, expected, tolerance, kind="computed", **inputs):
    return {"name": name, "kind": kind, "source": source, "input": {"op": op, **inputs}, "expected": expected, "tolerance": tolerance}


def cases():
    rng = np.random.default_rng(7)
    pandas_source = f"pandas {pd.__version__}: Series.ewm(alpha=lambda, adjust=False).mean() from the target on; limits by numpy {np.__version__}"
    numpy_source = f"numpy {np.__version__}"
    weighted_source = f"statsmodels {statsmodels.__version__}: DescrStatsW; scipy {scipy.__version__}: stats.norm"
    chart = {"target": 50, "sigma": 2.0539, "lambda": 0.3, "L": 3}
    rows = [
        row("own_ewma_nist", "NIST/SEMATECH e-Handbook 6.3.2.4, table of EWMA statistics", "ewma", {"z": NIST_Z}, 0.0101, "published", x=NIST_X, **chart),
        row("own_ewma_nist_limits", "NIST/SEMATECH e-Handbook 6.3.2.4: UCL 52.5884, LCL 47.4115", "ewma", {"steady_half_width": 2.5884}, 0.0002, "published", x=NIST_X, **chart),
        row("own_ewma_nist_unrounded", pandas_source, "ewma", ewma(NIST_X, 50, 2.0539, 0.3, 3), 1e-9, x=NIST_X, **chart),
    ]
    for lam, width in [(0.05, 2.5), (1.0, 3.0)]:
        x = rng.normal(4.2, 0.3, 40).round(3).tolist()
        inputs = {"target": 4.0, "sigma": 0.3, "lambda": lam, "L": width}
        rows.append(row(f"own_ewma_lambda{lam:g}", pandas_source, "ewma", ewma(x, 4.0, 0.3, lam, width), 1e-9, x=x, **inputs))
    for name, shift, sd, h in [("rise", 1.0, 1.0, 5.0), ("fall", -1.5, 2.0, 8.0), ("calm", 0.0, 1.0, 5.0)]:
        x = np.concatenate([rng.normal(10, sd, 20), rng.normal(10 + shift * sd, sd, 25)]).round(3).tolist()
        expected = cusum(x, 10, 0.5 * sd, h)
        expected["run_length"] = {5.0: [465], 4.0: [168]}[h / sd] if expected["rise"] else []
        rows.append(
            row(
                f"own_cusum_{name}",
                f"{numpy_source}: cumsum less its running minimum; run length printed by Montgomery for k=.5, h={h / sd:g}",
                "cusum",
                expected,
                1e-9,
                x=x,
                target=10,
                k=0.5 * sd,
                h=h,
                sd=sd,
            )
        )
    votes = [-1] * 7 + [0] * 2 + [1] * 2
    ratings = list(range(1, 8))
    for name, scale, values, ages, hists, half_life in [
        ("nps", "likelihood11", votes, [0, 1, 2, 5], [[1, 0, 0, 2, 0, 1, 3, 9, 14, 20, 11], [2, 0, 1, 0, 0, 3, 4, 8, 10, 12, 9], [0] * 11, [9, 2, 1, 0, 4, 9, 7, 12, 9, 5, 4]], 2.0),
        ("nps_late", "likelihood11", votes, [5, 0, 1], [[9, 2, 1, 0, 4, 9, 7, 12, 9, 5, 4], [1, 0, 0, 2, 0, 1, 3, 9, 14, 20, 11], [2, 0, 1, 0, 0, 3, 4, 8, 10, 12, 9]], 0.5),
        ("nps_all_old", "likelihood11", votes, [100000], [[5, 0, 0, 0, 0, 0, 0, 5, 0, 0, 10]], 100000.0),
        ("ease", "ease7", ratings, [0, 7, 14, 28], [[0, 1, 2, 5, 9, 14, 12], [1, 1, 4, 6, 8, 10, 5], [3, 2, 5, 6, 7, 4, 2], [8, 9, 4, 4, 2, 1, 0]], 7.0),
        ("two_people", "ease7", ratings, [3], [[1, 0, 0, 0, 0, 0, 1]], 1.5),
    ]:
        expected = decayed(ages, hists, half_life, values, 0.95)
        rows.append(row(f"own_decayed_{name}", weighted_source, "decayed", expected, 1e-9, ages=ages, hists=hists, half_life=half_life, scale=scale, conf=0.95))
    for name, low, high, baseline, alternative, alpha, x in [
        ("shares", 0, 1, 0.7, 0.5, 0.01, np.concatenate([rng.random(60) < 0.7, rng.random(60) < 0.4]).astype(int).tolist()),
        ("ease", 1, 7, 5.2, 6.0, 0.02, np.concatenate([rng.integers(3, 8, 40), rng.integers(6, 8, 60)]).tolist()),
        ("calm", 0, 10, 7.5, 6.0, 0.001, rng.integers(5, 11, 50).tolist()),
    ]:
        expected = e_detector(x, low, high, baseline, alternative, alpha)
        inputs = {"low": low, "high": high, "baseline": baseline, "alternative": alternative, "alpha": alpha}
        source = f"{numpy_source}: the log evidence as a reflected walk, Shin, Ramdas & Rinaldo 2023"
        rows.append(row(f"own_e_detector_{name}", source, "e_detector", expected, 1e-9, x=x, **inputs))
    return rows
