"""Owns the rows about always-valid bands: mixtures integrated numerically by scipy, nothing of this project's formulas."""

import math

import numpy as np
import scipy
from scipy import integrate, optimize, special, stats

FAMILY = "live"

SCIPY = f"scipy {scipy.__version__}"


def mixture_log_e(s, v, rho):
    """ln of the normal mixture's martingale: exp(t s - t^2 v / 2) averaged over t ~ N(0, 1/rho)."""
    centre, width = s / (v + rho), 1 / math.sqrt(v + rho)
    top = centre * s - centre**2 * v / 2 + stats.norm.logpdf(centre, 0, rho**-0.5)

    def density(t):
        return math.exp(t * s - t * t * v / 2 + stats.norm.logpdf(t, 0, rho**-0.5) - top)

    area, _ = integrate.quad(density, centre - 12 * width, centre + 12 * width, epsabs=0, epsrel=1e-12, limit=400)
    return top + math.log(area)


def mixture_bound(v, rho, alpha):
    return optimize.brentq(lambda s: mixture_log_e(s, v, rho) + math.log(alpha), 1e-9, 60 * math.sqrt(v + rho), xtol=1e-12)


def best_rho(v_opt, alpha_opt):
    """Howard et al. 2021, as in confseq's TwoSidedNormalMixture::best_rho."""
    return v_opt / (2 * math.log(1 / alpha_opt) + math.log(1 + 2 * math.log(1 / alpha_opt)))


def normal_mixture(v, v_opt, alpha, alpha_opt):
    rho = best_rho(v_opt, alpha_opt)
    return {"rho": rho, "bound": mixture_bound(v, rho, alpha)}


def sub_gaussian(d, n, p, alpha, v_opt):
    total = d + n + p
    half = mixture_bound(total, best_rho(v_opt, 0.05), alpha) / total
    return [max(-1.0, (p - d) / total - half), min(1.0, (p - d) / total + half)]


def mean_cs(hist, low, high, alpha, n_opt):
    n = sum(hist)
    mean = float(np.average(np.arange(low, high + 1), weights=hist))
    variance = (high - low) ** 2 / 4
    half = mixture_bound(n * variance, best_rho(n_opt * variance, alpha), alpha) / n
    return [max(low, mean - half), min(high, mean + half)]


def asymptotic(d, n, p, alpha, n_opt):
    """Waudby-Smith et al. 2024: the same mixture on the standardised sum, in units of the sample's own deviation."""
    votes = np.repeat([-1.0, 0.0, 1.0], [d, n, p])
    half = votes.std() * mixture_bound(len(votes), best_rho(n_opt, alpha), alpha) / len(votes)
    return [votes.mean() - half, votes.mean() + half]


def bernoulli_log_e(x, n, p, t_opt, alpha_opt):
    """Howard et al. 2021, beta-binomial mixture in confseq's parametrisation, with scipy.stats.betabinom as the marginal."""
    variance = p * (1 - p)
    r = max(best_rho(t_opt * variance, alpha_opt) - variance, 1e-3 * variance)
    return stats.betabinom.logpmf(x, n, r / (1 - p), r / p) - stats.binom.logpmf(x, n, p)


def bernoulli(x, n, alpha, t_opt, alpha_opt=0.05):
    def excess(p):
        return bernoulli_log_e(x, n, p, t_opt, alpha_opt) + math.log(alpha)

    tiny = 1e-10
    middle = min(max(x / n, 2 * tiny), 1 - 2 * tiny)
    low = 0.0 if excess(tiny) < 0 else optimize.brentq(excess, tiny, middle, xtol=1e-14)
    high = 1.0 if excess(1 - tiny) < 0 else optimize.brentq(excess, middle, 1 - tiny, xtol=1e-14)
    return [low, high]


def dirichlet(d, n, p, alpha):
    """Lindon & Malek 2022 with a uniform prior; the likeliest population with a given NPS is found by scipy's minimiser."""
    x = np.array([d, n, p], dtype=float)
    marginal = float(special.gammaln(3) - special.gammaln(3 + x.sum()) + special.gammaln(1 + x).sum())

    def log_e(theta):
        lowest, highest = max(0.0, -theta), (1 - theta) / 2

        def loss(down):
            return -special.xlogy(x, [down, 1 - 2 * down - theta, down + theta]).sum()

        found = optimize.minimize_scalar(loss, bounds=(lowest, highest), method="bounded", options={"xatol": 1e-13})
        return marginal + min(found.fun, loss(lowest), loss(highest))

    def end(outermost):
        point, limit = (p - d) / x.sum(), -math.log(alpha)
        if log_e(outermost) < limit:
            return outermost
        return optimize.brentq(lambda theta: log_e(theta) - limit, *sorted((point, outermost)), xtol=1e-12)

    return {"ci": [end(-1 + 1e-12) if d < x.sum() else -1.0, end(1 - 1e-12) if p < x.sum() else 1.0], "log_marginal": marginal}


def row(name, source, op, expected, tolerance, **inputs):
    return {
        "name": name,
        "kind": "computed",
        "source": f"{SCIPY}: {source}",
        "input": {"op": op, **inputs},
        "expected": expected,
        "tolerance": tolerance,
    }


def cases():
    rows = []
    for v, v_opt, alpha, alpha_opt in [(250.0, 100.0, 0.05, 0.05), (1000.0, 500.0, 0.1, 0.05), (30.0, 385.0, 0.01, 0.01)]:
        rows.append(
            row(
                f"own_normal_mixture_v{v:g}_opt{v_opt:g}_alpha{alpha:g}",
                "integrate.quad of the mixture, inverted by optimize.brentq",
                "normal_mixture",
                normal_mixture(v, v_opt, alpha, alpha_opt),
                1e-7,
                v=v,
                v_opt=v_opt,
                alpha=alpha,
                alpha_opt=alpha_opt,
            )
        )
    for d, n, p, alpha, v_opt in [(10, 90, 900, 0.05, 500), (0, 0, 40, 0.05, 385), (1, 0, 0, 0.05, 100), (5, 3, 8, 0.1, 50)]:
        rows.append(
            row(
                f"own_sub_gaussian_{d}_{n}_{p}",
                "integrate.quad of the mixture, inverted by optimize.brentq; cut at -1 and 1",
                "nps_cs_subgaussian",
                sub_gaussian(d, n, p, alpha, v_opt),
                1e-8,
                D=d,
                N=n,
                P=p,
                alpha=alpha,
                v_opt=v_opt,
            )
        )
    for d, n, p, alpha, n_opt in [(200, 300, 500, 0.05, 1000), (1, 9, 40, 0.05, 50), (30, 50, 20, 0.1, 400)]:
        rows.append(
            row(
                f"own_asymptotic_{d}_{n}_{p}",
                "integrate.quad of the mixture on the standardised sum, inverted by optimize.brentq",
                "nps_cs_asymptotic",
                asymptotic(d, n, p, alpha, n_opt),
                1e-8,
                D=d,
                N=n,
                P=p,
                alpha=alpha,
                n_opt=n_opt,
            )
        )
    for d, n, p, alpha in [(10, 90, 900, 0.05), (200, 300, 500, 0.05), (0, 0, 30, 0.05), (25, 0, 0, 0.05), (0, 40, 0, 0.1), (1, 0, 1, 0.05), (0, 7, 3, 0.01)]:
        rows.append(
            row(
                f"own_dirichlet_{d}_{n}_{p}_alpha{alpha:g}",
                "special.gammaln, optimize.minimize_scalar over populations of one NPS, optimize.brentq",
                "nps_cs_dirichlet",
                dirichlet(d, n, p, alpha),
                1e-6,
                D=d,
                N=n,
                P=p,
                alpha=alpha,
            )
        )
    for x, n, alpha, t_opt in [(0, 20, 0.05, 50), (20, 20, 0.05, 50), (1, 1, 0.05, 30), (7, 19, 0.1, 100), (950, 1000, 0.01, 2000), (3, 400, 0.05, 4)]:
        rows.append(
            row(
                f"own_bernoulli_{x}_of_{n}_opt{t_opt}_alpha{alpha:g}",
                "stats.betabinom over stats.binom, optimize.brentq",
                "bernoulli_cs",
                bernoulli(x, n, alpha, t_opt),
                1e-8,
                x=x,
                n=n,
                alpha=alpha,
                t_opt=t_opt,
            )
        )
    for scale, low, high, hist, n_opt in [
        ("ease7", 1, 7, [12, 20, 35, 60, 110, 160, 103], 500),
        ("csat5", 1, 5, [0, 0, 0, 0, 3], 100),
        ("disconfirmation7", -3, 3, [40, 10, 10, 100, 30, 20, 10], 385),
    ]:
        rows.append(
            row(
                f"own_mean_{scale}",
                "integrate.quad of the mixture, inverted by optimize.brentq; cut at the scale's ends",
                "mean_cs",
                mean_cs(hist, low, high, 0.05, n_opt),
                1e-7,
                scale=scale,
                hist=hist,
                alpha=0.05,
                n_opt=n_opt,
            )
        )
    return rows
