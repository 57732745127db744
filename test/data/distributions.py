"""Tails, probabilities and quantiles of distributions, by scipy; those of F, and quantiles of t, by R, since scipy's
are within 4e-12 and 1e-10 only.

/usr/bin/python3 test/data/distributions.py > test/data/distributions.json

Each row is the arguments and then the figure.
"""

import json
import subprocess

from scipy import special, stats

points = [0.0, 1e-12, 1e-5, 0.01, 0.3, 0.67448975, 0.999, 1.0, 1.001, 1.5, 1.96, 2.5, 3.0, 4.7, 6.0, 8.5, 12.0, 20.0, 30.0, 37.5]
shares = [1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.001, 0.01, 0.025, 0.05, 0.2, 0.4, 0.4999, 0.5, 0.6, 0.8, 0.95, 0.975, 0.999, 1 - 1e-9]
degrees = [1, 2, 3, 4.5, 7, 10, 29, 30, 96, 100, 1000, 12345, 1e6]
squares = [1e-10, 0.001, 0.1, 0.5, 1.0, 1.4, 3.841458820694124, 10.0, 31.6, 94.07, 100.0, 500.0, 990.0, 1010.0, 1300.0, 12345.0, 1e6]


def kept(rows):
    """Figures that float64 holds with all digits."""
    return [list(map(float, row)) for row in rows if row[-1] == 0 or row[-1] > 1e-290 or row[-1] < 0]


def by_r(asked, cases):
    calls = ", ".join(asked.format(*case) for case in cases)
    told = subprocess.run(["Rscript", "-e", f"cat(sprintf('%.17g', c({calls})))"], capture_output=True, text=True, check=True)
    return [(*case, float(text)) for case, text in zip(cases, told.stdout.split())]


fisher = [(x, m, n) for m in (1, 2, 3.5, 6, 50) for n in (1, 4, 9, 60, 1e4) for x in (0.01, 0.4, 1, 2.7, 9, 80, 330.285)]
student = [(p, n) for n in degrees for p in shares if p > 1e-20 and p != 0.5]


print(
    json.dumps(
        {
            "normalCdf": kept((x, special.ndtr(x)) for point in points for x in (-point, point)),
            "normalQuantile": kept((p, special.ndtri(p)) for p in shares),
            "chiSquaredUpperTail": kept((x, n, stats.chi2.sf(x, n)) for n in degrees for x in squares),
            "studentTwoSided": kept((t, n, 2 * stats.t.sf(t, n)) for n in degrees for t in points),
            "studentQuantile": kept(by_r("qt({0!r}, {1!r})", student)),
            "fUpperTail": kept(by_r("pf({0!r}, {1!r}, {2!r}, lower.tail = FALSE)", fisher)),
            "logGamma": kept((n, special.gammaln(n)) for n in (1e-8, 0.1, 0.5, 1.5, 3.7, 10, 15.9, 16, 30.25, 171, 1e4, 1e9)),
        },
        indent=0,
    ).replace(",\n", ", ").replace("[\n", "[").replace("\n]", "]").replace("], [", "],\n[")
)
