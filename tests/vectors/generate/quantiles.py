"""Owns the true values of the normal, Student's t, beta and gamma distribution, to measure core's own against.

Each value is computed twice: by mpmath with 60 digits, and by scipy in doubles. It is given only if both agree to SCIPY_AGREES.
"""

import sys

import mpmath
from mpmath import mp, mpf
from scipy import special, stats

TABLE = "quantiles"
# scipy's own last digits differ; a wrong formula would be off by far more.
SCIPY_AGREES = 1e-12
# Its gamma quantile far out is off by 5e-11 for a shape of a million, and by 4e-6 for a billion.
SCIPY_AGREES_ON_GAMMA = 1e-10

SMALL_TAILS = [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 5e-4, 1e-3, 2.5e-3, 5e-3]
NORMAL_TAILS = [*SMALL_TAILS, 0.01, 0.02, 0.025, 0.05, 0.07, 0.075, 0.1, 0.2, 0.3, 0.4, 0.49, 0.5]
# 39 and 40 lie on either side of where core changes its formula.
DEGREES = [1, 2, 3, 5, 10, 29, 39, 40, 100, 943, 6365, 1_000_000]
T_TAILS = [0.4, 0.1, 0.05, 0.025, 0.005, 0.0005, 1e-6]
T_VALUES = [0.01, 0.5, 1.0, 1.96, 4.5, 20.0]
NORMAL_VALUES = [-2.0, 0.0, 0.1, 1.0, 1.96, 3.0, 5.0, 6.5]
# 1000 is where core changes its formula.
SHAPES = [0.5, 1, 3.5, 10, 999, 1000, 65_000.5, 1e6]
BETAS = [(a, b) for a in [0.5, 1, 10, 1000, 65_000.5] for b in [0.5, 1, 7, 999, 1e6]]
# At a thousand and a billion scipy itself is wrong by half: there it is not asked.
LARGE_BETAS = [(0.5, 1e9), (10, 1e9), (1e9, 0.5), (1e6, 1e6)]
TAILS = [1e-10, 1e-4, 0.025, 0.5]

mp.dps = 60


def normal_tail(value):
    return mpmath.erfc(value / mpmath.sqrt(2)) / 2


def normal_density(value):
    return mpmath.npdf(value)


def t_tail(value, df):
    """Half the regularised incomplete beta function at df / (df + t²)."""
    return mpmath.betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + value * value), regularized=True) / 2


def t_density(value, df):
    log_scale = mpmath.loggamma(mpf(df + 1) / 2) - mpmath.loggamma(mpf(df) / 2) - mpmath.log(df * mpmath.pi) / 2
    return mpmath.exp(log_scale - mpf(df + 1) / 2 * mpmath.log1p(value * value / df))


def log_beta(a, b):
    return mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)


def beta_front(x, a, b):
    return mpmath.exp(a * mpmath.log(x) + b * mpmath.log1p(-x) - log_beta(a, b))


def beta_tail(x, a, b):
    """I_x(a, b) by its power series (DLMF 8.17.8), in whichever of x and 1 − x its terms soon fall."""
    if x > mpf(1) / 2:
        return 1 - beta_tail(1 - x, b, a)
    return beta_front(x, a, b) / a * falling(lambda k: (a + b + k) / (a + 1 + k) * x)


def gamma_front(x, a):
    return mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a))


def gamma_tail(x, a):
    """P(a, x) by its power series (DLMF 8.11.4)."""
    return gamma_front(x, a) / a * falling(lambda k: x / (a + 1 + k))


def falling(ratio):
    """1 + r(0) + r(0) r(1) + …"""
    total = term = mpf(1)
    k = 0
    while term > total * mpf(10) ** -24:
        term *= ratio(k)
        total += term
        k += 1
    return total


def quantile(tail, start, tail_at, density_at):
    """Newton's method from a start that is right to many digits already: each step doubles them."""
    value = mpf(start)
    for _ in range(6):
        value += (tail_at(value) - mpf(tail)) / density_at(value)
    return value


def agreed(exact, scipys, what, bound=SCIPY_AGREES):
    """The exact value as a double, once scipy's is close to it."""
    error = abs(mpf(scipys) - exact) / abs(exact) if exact != 0 else abs(mpf(scipys))
    if error > bound:
        sys.exit(f"{what}: mpmath {mpmath.nstr(exact, 17)}, scipy {scipys!r}")
    return float(exact)


def normal_row(tail):
    start = float(stats.norm.isf(tail))
    exact = quantile(tail, start, normal_tail, normal_density)
    return {"tail": tail, "value": 0.0 if tail == 0.5 else agreed(exact, start, f"normal {tail}")}


def t_row(df, tail):
    start = float(stats.t.isf(tail, df))
    exact = quantile(tail, start, lambda value: t_tail(value, df), lambda value: t_density(value, df))
    return {"df": df, "tail": tail, "value": agreed(exact, start, f"t {df} {tail}")}


def t_tail_row(df, value):
    return {"df": df, "value": value, "tail": agreed(t_tail(mpf(value), df), float(stats.t.sf(value, df)), f"t tail {df} {value}")}


def refined(tail, start, tail_at, front_at):
    """Two steps of Newton's method on ln x: each squares the error. More digits than these come slowly from long series."""
    with mp.workdps(40):
        value = mpf(start)
        for _ in range(2):
            value *= 1 + (mpf(tail) - tail_at(value)) / front_at(value)
        return value


def beta_row(a, b, tail):
    start = float(special.betaincinv(a, b, tail))
    # The step is on ln x, whose density is the front over 1 − x.
    density = lambda x: beta_front(x, mpf(a), mpf(b)) / (1 - x)
    exact = refined(tail, start, lambda x: beta_tail(x, mpf(a), mpf(b)), density)
    return {"a": a, "b": b, "tail": tail, "value": agreed(exact, start, f"beta {a} {b} {tail}")}


def gamma_row(shape, tail, side):
    start = float((special.gammaincinv if side == "lower" else special.gammainccinv)(shape, tail))
    below = mpf(tail) if side == "lower" else 1 - mpf(tail)
    exact = refined(below, start, lambda x: gamma_tail(x, mpf(shape)), lambda x: gamma_front(x, mpf(shape)))
    return {"shape": shape, "tail": tail, "value": agreed(exact, start, f"gamma {side} {shape} {tail}", SCIPY_AGREES_ON_GAMMA)}


def normal_tail_row(value):
    return {"value": value, "tail": agreed(normal_tail(mpf(value)), float(stats.norm.sf(value)), f"normal tail {value}")}


def tables():
    return {
        "normal": [normal_row(tail) for tail in NORMAL_TAILS],
        "t": [t_row(df, tail) for df in DEGREES for tail in T_TAILS],
        # Tails below the smallest normal double have fewer digits than the bound asks for.
        "t_tails": [row for df in DEGREES for value in T_VALUES if (row := t_tail_row(df, value))["tail"] > sys.float_info.min],
        "normal_tails": [normal_tail_row(value) for value in NORMAL_VALUES],
        "beta": [beta_row(a, b, tail) for a, b in BETAS + LARGE_BETAS for tail in TAILS],
        "gamma_lower": [gamma_row(shape, tail, "lower") for shape in SHAPES for tail in TAILS],
        "gamma_upper": [gamma_row(shape, tail, "upper") for shape in SHAPES for tail in TAILS],
    }
