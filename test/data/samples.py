"""Writes samples.json: the optima of what the app fits by default to its samples and to longley, by statsmodels and scikit-learn.

    /usr/bin/python3 test/data/samples.py > test/data/samples.json

Every row and every feature by itself, columns standardized (n in the denominator), no penalty: mean log loss of classes, mean
squared error of numbers in their own unit, and the coefficients of longley in the units of the table.
"""
import json, sys, warnings
import numpy as np, sklearn, statsmodels, statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings('ignore')


def table(file):
    with open(file) as lines:
        header, *rows = [line.rstrip('\r\n').split(',') for line in lines]
    return {name: np.array([row[at] for row in rows]) for at, name in enumerate(header)}


def is_number(values):
    try:
        return bool(len(values.astype(float)))
    except ValueError:
        return False


def inputs(columns, target):
    """Numbers as they are, texts as a column for each level."""
    found = []
    for name, values in columns.items():
        if name == target:
            continue
        if is_number(values):
            numbers = values.astype(float)
            found.append((numbers - numbers.mean()) / numbers.std())
        else:
            found.extend((values == level).astype(float) for level in np.unique(values))
    return np.column_stack(found)


def number(file, target):
    columns = table(file)
    x, y = inputs(columns, target), columns[target].astype(float)
    # By singular values: the columns of the levels of a category add up to 1.
    fit = sm.OLS(y, sm.add_constant(x)).fit(method='pinv')
    return {'file': file, 'target': target, 'task': 'regression', 'loss': float(fit.ssr / len(y)), 'variance': float(y.var())}


def classes(file, target):
    columns = table(file)
    x, y = inputs(columns, target), np.unique(columns[target], return_inverse=True)[1]
    if y.max() == 1:
        fit = sm.Logit(y, sm.add_constant(x)).fit(method='newton', maxiter=200, tol=1e-14, disp=0)
        loss = float(-fit.llf / len(y))
    else:
        fit = LogisticRegression(penalty=None, tol=1e-12, max_iter=100_000).fit(x, y)
        loss = float(-fit.predict_log_proba(x)[np.arange(len(y)), y].mean())
    return {'file': file, 'target': target, 'task': 'classification', 'loss': loss}


longley = table('test/data/cases/training/longley.csv')
names = [name for name in longley if name != 'TOTEMP']
raw = np.column_stack([longley[name].astype(float) for name in names])
ols = sm.OLS(longley['TOTEMP'].astype(float), sm.add_constant(raw)).fit()
cases = 'test/data/cases/training/'
json.dump({
    'by': f'statsmodels {statsmodels.__version__}, scikit-learn {sklearn.__version__}',
    'longley': {'coefficients': dict(zip(names, map(float, ols.params[1:]))), 'bias': float(ols.params[0]),
                'rmse': float(np.sqrt(ols.ssr / len(raw)))},
    'fits': [number(cases + 'longley.csv', name) for name in longley]
            + [number(f'samples/{file}.csv', name) for file in ['iris', 'wine', 'breast_cancer', 'admissions']
               for name, values in table(f'samples/{file}.csv').items() if is_number(values)]
            + [classes('samples/admissions.csv', 'admitted')],
    # Separated classes have no optimum: the app has to say so.
    'separated': [['iris', 'species'], ['wine', 'cultivar'], ['breast_cancer', 'diagnosis']],
}, sys.stdout, indent=1)
