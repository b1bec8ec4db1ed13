"""Owns the rows about randomized response: the mechanism as a transition matrix, inverted by numpy, in place of the closed formulas."""

import numpy as np
import scipy
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

FAMILY = "privacy"
WANG = f"Wang et al. 2017 (USENIX Security), direct encoding; mechanism as a matrix, numpy {np.__version__}"


def row(name, source, input, expected, tolerance):
    return {"name": name, "kind": "computed", "source": source, "input": input, "expected": expected, "tolerance": tolerance}


def mechanism(k, epsilon):
    """Row: what is true; column: what is sent. From the definition: truth e^ε times as likely as each other."""
    odds = np.ones((k, k)) + np.expm1(epsilon) * np.eye(k)
    return odds / odds.sum(axis=1, keepdims=True)


def parameters():
    for k, epsilon, n, f in [(2, 0.1, 1, 0.0), (3, 0.5, 100, 1.0), (11, 4.0, 10**9, 0.35), (3, 12.0, 5000, 0.5), (100, 0.01, 777, 0.2)]:
        matrix = mechanism(k, epsilon)
        p, q = matrix[0, 0], matrix[0, 1]

        def variance(share):
            """Of the estimate, over the mechanism alone: nf people send it with p, the others with q."""
            return (stats.binom(1, p).var() * share + stats.binom(1, q).var() * (1 - share)) / (n * (p - q) ** 2)

        closed = (np.exp(epsilon) + k - 2) / (n * np.expm1(epsilon) ** 2)
        yield row(
            f"grr_k{k}_eps{epsilon}", f"{WANG}; variance of the sent counts by scipy {scipy.__version__} stats.binom.var",
            {"op": "grr", "k": k, "epsilon": epsilon, "n": n, "f": f},
            {"p": p, "q": q, "var_f0": variance(0.0), "var_f": variance(f), "var_f0_closed": closed},
            {key: 1e-11 * max(1.0, size) for key, size in [("p", 1), ("q", 1), ("var_f0", closed), ("var_f", variance(f)), ("var_f0_closed", closed)]},
        )


def scores():
    reported = [
        (2.0, [700, 650, 660, 670, 690, 900, 800, 900, 1150, 1400, 1480]),
        (1.0, [3100, 2800, 4100]),
        (0.2, [0, 0, 12]),
        (5.0, [10**9, 3 * 10**8, 2 * 10**9]),
        (8.0, [1]  * 11),
    ]
    for epsilon, counts in reported:
        k, n = len(counts), sum(counts)
        codes = np.array([-1] * 7 + [0] * 2 + [1] * 2 if k == 11 else [-1, 0, 1])
        inverse = np.linalg.inv(mechanism(k, epsilon))
        sent = np.array(counts) / n
        votes = inverse @ codes
        nps = float(sent @ votes)
        error = float(np.sqrt((sent @ votes**2 - nps**2) / n))
        yield row(
            f"grr_nps_k{k}_eps{epsilon}", f"{WANG} and inverted by numpy.linalg.inv",
            {"op": "grr_nps", "reported_hist": counts, "epsilon": epsilon},
            {"freq": list(sent @ inverse), "nps": nps, "se": error}, 1e-9,
        )


def shares():
    for epsilon, counts in [(1.0, [3100, 2800, 4100]), (2.0, [0, 5]), (0.7, [10, 0, 0, 0, 31])]:
        matrix, n = mechanism(len(counts), epsilon), sum(counts)
        p, q = matrix[0, 0], matrix[0, 1]
        ends = np.array([proportion_confint(count, n, method="wilson") for count in counts])
        yield row(
            f"grr_shares_k{len(counts)}_eps{epsilon}", f"{WANG}; Wilson ends of what was sent by statsmodels proportion_confint",
            {"op": "grr_shares", "reported": counts, "epsilon": epsilon},
            {"points": list((np.array(counts) / n - q) / (p - q)), "ends": list(((ends - q) / (p - q)).ravel())}, 1e-10,
        )


def draws():
    """What is sent is the true category first, then the others in order: the inverse of their distribution function."""
    for k, epsilon, category in [(3, 1.0, 0), (11, 2.0, 10), (5, 0.3, 2)]:
        matrix = mechanism(k, epsilon)
        order = [category, *(other for other in range(k) if other != category)]
        uniform = (np.arange(200) + 0.5) / 200
        sent = [order[index] for index in np.searchsorted(np.cumsum(matrix[category, order]), uniform, side="right")]
        yield row(
            f"grr_randomise_k{k}", f"inverse of the distribution function, numpy {np.__version__} searchsorted",
            {"op": "grr_randomise", "k": k, "epsilon": epsilon, "category": category, "draws": list(uniform)}, sent, 0.0,
        )


def cases():
    return [*parameters(), *scores(), *shares(), *draws()]
