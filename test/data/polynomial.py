"""Writes polynomial.json: products of degree 4 to 6 by scikit-learn's PolynomialFeatures, of standardized numbers and standardized.

    /usr/bin/python3 test/data/polynomial.py > test/data/polynomial.json
"""
import json, sys
import numpy as np, sklearn
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

rows = np.round(np.random.default_rng(5).normal(size=(12, 3)) * [1, 10, 0.1] + [0, 5, -1], 2)
found = {'by': f'scikit-learn {sklearn.__version__}', 'rows': rows.tolist()}
for degree in (4, 5, 6):
    products = PolynomialFeatures(degree, include_bias=False)
    values = products.fit_transform(StandardScaler().fit_transform(rows))[:, 3:]
    found[f'degree{degree}'] = {
        # By the power of each number.
        'powers': products.powers_[3:].tolist(),
        'scaled': StandardScaler().fit_transform(values).tolist(),
    }
json.dump(found, sys.stdout)
