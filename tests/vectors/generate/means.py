"""Owns the rows about means and shares of satisfaction and effort: numbers by scipy and statsmodels, none by core."""

import numpy as np
import scipy
import statsmodels
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from tango import score_interval

FAMILY = "means"
MADE_BY = f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}"

# What each form of CES counts as easy, best and worst.
FORMS = {
    "ease": ((5, 7), (6, 7), (1, 2)),
    "agreement": ((5, 7), (6, 7), (1, 2)),
    "effort": ((1, 2), (1, 2), (4, 5)),
}


def mean_and_interval(values, counts, conf):
    """statsmodels' weighted description, with counts as frequencies."""
    described = DescrStatsW(np.array(values, float), weights=np.array(counts, float), ddof=1)
    low, high = described.tconfint_mean(1 - conf)
    return float(described.mean), float(described.std), [float(low), float(high)]


def wilson(x, n, conf):
    low, high = proportion_confint(x, n, 1 - conf, "wilson")
    # statsmodels leaves rounding errors where the interval touches the end of the range.
    return [0.0 if x == 0 else float(low), 1.0 if x == n else float(high)]


def described(name, hist, lowest, top_k, conf=0.95, note=None):
    values = list(range(lowest, lowest + len(hist)))
    mean, deviation, interval = mean_and_interval(values, hist, conf)
    n, top = sum(hist), sum(hist[len(hist) - top_k :])
    row = {
        "name": name,
        "kind": "computed",
        "source": f"{MADE_BY}: DescrStatsW.tconfint_mean, proportion_confint(method='wilson')",
        "input": {"op": "csat_from_hist", "hist": hist, "min": lowest, "conf": conf, "top_k": top_k},
        "expected": {
            "mean": mean,
            "sd": deviation,
            "t_ci": interval,
            "t2b": top / n,
            "t2b_wilson": wilson(top, n, conf),
            "pomp": 100 * (mean - lowest) / (len(hist) - 1),
        },
        "tolerance": 1e-8,
    }
    return row | ({"note": note} if note else {})


def effort(name, form, hist, conf=0.95, note=None):
    easy, best, worst = FORMS[form]
    values = list(range(1, len(hist) + 1))
    count = lambda ends: sum(many for value, many in zip(values, hist) if ends[0] <= value <= ends[1])
    mean, _, interval = mean_and_interval(values, hist, conf)
    n = sum(hist)
    row = {
        "name": name,
        "kind": "computed",
        "source": f"{MADE_BY}: DescrStatsW, proportion_confint, Tango 1998 solved by scipy.optimize.brentq",
        "input": {"op": "ces_from_hist", "form": form, "hist": hist, "conf": conf},
        "expected": {
            "mean": mean,
            "mean_ci": interval,
            "easy": count(easy) / n,
            "easy_ci": wilson(count(easy), n, conf),
            "top2": count(best) / n,
            "top2_ci": wilson(count(best), n, conf),
            "net": (count(best) - count(worst)) / n,
            "net_ci": score_interval(count(best), count(worst), n, conf),
            "pomp": 100 * (mean - 1) / (len(hist) - 1),
        },
        "tolerance": 1e-8,
    }
    return row | ({"note": note} if note else {})


def employees(name, hist, conf=0.95):
    detractors, promoters, n = sum(hist[:7]), sum(hist[9:]), sum(hist)
    return {
        "name": name,
        "kind": "computed",
        "source": f"{MADE_BY}: Tango 1998 solved by scipy.optimize.brentq",
        "input": {"op": "enps_from_hist", "hist": hist, "conf": conf},
        "expected": {"enps": (promoters - detractors) / n, "ci": score_interval(promoters, detractors, n, conf)},
        "tolerance": 1e-8,
    }


def cases():
    return [
        described("levels_four_points", [90, 340, 560, 95], 1, 1),
        described("levels_four_points_top_two", [90, 340, 560, 95], 1, 2, 0.9),
        described("levels_from_zero", [12, 5, 9, 30, 44], 0, 2),
        described("levels_two_values", [3, 5], 0, 1, 0.99, "yes or no: the mean is a share, and still has a t interval"),
        described("levels_eleven_values", [4, 0, 1, 2, 3, 9, 11, 20, 31, 18, 25], 0, 3, 0.8),
        described("csat_seven_points", [8, 14, 20, 45, 80, 120, 60], 1, 2),
        described("csat_nobody_satisfied", [7, 4, 2, 0, 0], 1, 2, note="0 of n in the top two"),
        described("csat_everybody_satisfied", [0, 0, 0, 6, 9], 1, 2, note="n of n in the top two"),
        described("csat_two_answers", [1, 0, 0, 0, 1], 1, 2, note="the fewest that have a t interval"),
        described("csat_one_thousand_million", [1, 2, 3, 10**9, 4], 1, 2, note="one answer in three hundred million is not lost"),
        described("levels_below_zero", [5, 4, 3, 8, 9, 2, 1], -3, 2),
        effort("ces_ten_answers_ease", "ease", [0, 1, 1, 1, 3, 2, 2], note="7, 7, 6, 5, 5, 4, 3, 2, 6, 5: mean 5, easy 70 %, top two 40 %, net 30 %"),
        effort("ces_ten_answers_agreement", "agreement", [0, 1, 1, 1, 3, 2, 2], 0.9),
        effort("ces_effort_low_is_good", "effort", [30, 25, 12, 6, 3], note="low effort is the good end: net is positive"),
        effort("ces_effort_high", "effort", [0, 2, 4, 9, 11], 0.99),
        effort("ces_nobody_finds_it_easy", "ease", [9, 5, 3, 1, 0, 0, 0]),
        effort("ces_everybody_finds_it_very_easy", "agreement", [0, 0, 0, 0, 0, 5, 8]),
        effort("ces_many_answers", "ease", [211, 340, 402, 977, 1630, 2205, 1888], 0.95),
        employees("enps_of_five", [0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1]),
        employees("enps_all_promoters", [0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 12]),
        employees("enps_all_detractors", [3, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0], 0.9),
        employees("enps_of_a_company", [14, 3, 8, 11, 19, 40, 55, 120, 160, 98, 70], 0.99),
    ]
