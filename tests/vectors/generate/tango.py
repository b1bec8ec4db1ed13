"""Owns Tango's score interval for the rows that need one, solved by scipy; core bisects its own form of it."""

import numpy as np
from scipy import optimize, stats


def score_interval(plus, minus, n, conf):
    """Tango 1998 (Stat Med 17:891-908), eq. 5 and 6: where the score statistic equals the normal quantile."""
    z = stats.norm.isf((1 - conf) / 2)

    def statistic(theta):
        b = -plus - minus + (2 * n - plus + minus) * theta
        q = (np.sqrt(b * b + 8 * n * minus * theta * (1 - theta)) - b) / (4 * n)
        return (plus - minus - n * theta) / np.sqrt(n * (2 * q + theta * (1 - theta)))

    inner = 1 - 1e-12
    low = -1.0 if minus == n else optimize.brentq(lambda theta: statistic(theta) - z, -inner, inner, xtol=1e-15)
    high = 1.0 if plus == n else optimize.brentq(lambda theta: statistic(theta) + z, -inner, inner, xtol=1e-15)
    return [float(low), float(high)]
