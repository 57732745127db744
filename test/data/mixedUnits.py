"""Writes mixedUnits.json: the least loss of 200 random tables of mixed units, by statsmodels.

    /usr/bin/python3 test/data/mixedUnits.py > test/data/mixedUnits.json

The tables are drawn here and in test/conformance/mixedUnits.ts by the same generator and the same sums, so that only their
optima need to be kept. The fit is to the numbers before their units and offsets, which changes no optimum and costs no figures.
"""
import json, warnings
import numpy as np, statsmodels, statsmodels.api as sm

warnings.filterwarnings('ignore')


class Draw:
    """Numerical Recipes' linear congruential generator."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (1664525 * self.state + 1013904223) % 4294967296
        return self.state / 4294967296

    def normal(self):
        total = -6.0
        for _ in range(12):
            total += self.uniform()
        return total


def table(seed):
    draw = Draw(seed)
    kind = ['two', 'three', 'number'][seed % 3]
    rows = 60 + int(draw.uniform() * 60)
    width = 1 + int(draw.uniform() * 6)
    alike = draw.uniform() < 0.3
    units = [int(draw.uniform() * 19) - 6 for _ in range(width)]
    offsets = [0.0 if draw.uniform() < 0.5 else 40 * (draw.uniform() - 0.5) for _ in range(width)]
    x, y = [], []
    for _ in range(rows):
        row = [draw.normal() for _ in range(width)]
        if alike and width > 1:
            row[1] = row[0] + 0.05 * row[1]
        score = row[0] - (0.5 * row[-1] if width > 1 else 0) + 1.5 * draw.normal()
        x.append(row)
        y.append(score if kind == 'number' else (score > 0.2) + (kind == 'three' and score > 1.2))
    return kind, x, y, units, offsets


optima = []
for seed in range(1, 201):
    kind, x, y, _, _ = table(seed)
    inputs = sm.add_constant(np.array(x))
    if kind == 'number':
        optima.append(float(sm.OLS(np.array(y), inputs).fit().ssr))
    else:
        fit = sm.MNLogit(np.array(y, int), inputs).fit(method='newton', tol=1e-9, maxiter=100, disp=0)
        assert np.abs(fit.model.score(fit.params)).max() < 1e-6, seed
        optima.append(float(-fit.llf / len(y)))
print(json.dumps({
    'by': f'statsmodels {statsmodels.__version__}: MNLogit by newton, OLS',
    'means': 'by seed from 1: the mean log loss of classes, the sum of squared residuals of numbers',
    'optima': optima,
}, indent=1))
