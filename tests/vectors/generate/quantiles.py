"""Owns the true values of the normal and Student's t distribution, to measure core's own against.

Each value is computed twice: by mpmath with 60 digits, and by scipy in doubles. It is given only if both agree to SCIPY_AGREES.
"""

import sys

import mpmath
from mpmath import mp, mpf
from scipy import stats

TABLE = "quantiles"
# scipy's own last digits differ; a wrong formula would be off by far more.
SCIPY_AGREES = 1e-12

SMALL_TAILS = [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 5e-4, 1e-3, 2.5e-3, 5e-3]
NORMAL_TAILS = [*SMALL_TAILS, 0.01, 0.02, 0.025, 0.05, 0.07, 0.075, 0.1, 0.2, 0.3, 0.4, 0.49, 0.5]
# 39 and 40 lie on either side of where core changes its formula.
DEGREES = [1, 2, 3, 5, 10, 29, 39, 40, 100, 943, 6365, 1_000_000]
T_TAILS = [0.4, 0.1, 0.05, 0.025, 0.005, 0.0005, 1e-6]
T_VALUES = [0.01, 0.5, 1.0, 1.96, 4.5, 20.0]

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


def quantile(tail, start, tail_at, density_at):
    """Newton's method from a start that is right to many digits already: each step doubles them."""
    value = mpf(start)
    for _ in range(6):
        value += (tail_at(value) - mpf(tail)) / density_at(value)
    return value


def agreed(exact, scipys, what):
    """The exact value as a double, once scipy's is close to it."""
    error = abs(mpf(scipys) - exact) / abs(exact) if exact != 0 else abs(mpf(scipys))
    if error > SCIPY_AGREES:
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


def tables():
    return {
        "normal": [normal_row(tail) for tail in NORMAL_TAILS],
        "t": [t_row(df, tail) for df in DEGREES for tail in T_TAILS],
        # Tails below the smallest normal double have fewer digits than the bound asks for.
        "t_tails": [row for df in DEGREES for value in T_VALUES if (row := t_tail_row(df, value))["tail"] > sys.float_info.min],
    }
