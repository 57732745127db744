"""Writes huber.json: robust regressions by statsmodels, with the tables that they are of.

    /usr/bin/python3 test/data/huber.py > test/data/huber.json

RLM with HuberT takes the median absolute residual, by 0.6745, as its scale anew in each iteration, and 1.345 times that as the
bound of the loss. It begins with the coefficients that the rows were drawn by: its own start, least squares, can be
bent so far by outliers that its scale stays too large. Weighted rows are given to it as so many copies.
"""
import json, sys
import numpy as np, statsmodels, statsmodels.api as sm


def fit(x, y, start, weights=None):
    if weights is not None:
        x, y = np.repeat(x, weights, axis=0), np.repeat(y, weights)
    found = sm.RLM(y, sm.add_constant(x), M=sm.robust.norms.HuberT()).fit(tol=1e-13, maxiter=2000, start_params=start)
    return {'bias': found.params[0], 'weights': list(found.params[1:]), 'delta': 1.345 * found.scale}


outlier = np.genfromtxt('test/data/cases/training/outlier.csv', delimiter=',', skip_header=1)
draw = np.random.default_rng(11)
cases = []
for rows, width, share, size in [(40, 1, 0.2, 1e3), (90, 3, 0.15, 50), (200, 5, 0.2, 1e6), (300, 2, 0.0, 0)]:
    x = np.round(draw.normal(size=(rows, width)) * 10.0 ** np.arange(width) + 3, 3)
    slopes = np.arange(1, width + 1) / 10.0 ** np.arange(width)
    y = x @ slopes - 2 + draw.normal(size=rows)
    y += (draw.random(rows) < share) * size * (1 + draw.random(rows))
    y = np.round(y, 3)
    weights = draw.integers(1, 4, rows) if width == 3 else None
    cases.append({
        'rows': np.column_stack([x, y]).tolist(),
        'rowWeights': None if weights is None else weights.tolist(),
        'fit': fit(x, y, [-2, *slopes], weights),
    })
json.dump({
    'by': f'statsmodels {statsmodels.__version__}: RLM(M=HuberT()), t = 1.345',
    'outlier': fit(outlier[:, :1], outlier[:, 1], [2, 3]),
    'cases': cases,
}, sys.stdout)
