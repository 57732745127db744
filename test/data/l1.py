"""Writes l1.json: the least objectives with an L1 penalty, by scikit-learn.

    /usr/bin/python3 test/data/l1.py > test/data/l1.json

The objective is the mean loss, weights being 1 on average, plus l1 Σ|w| plus l2/2 Σw²: log loss by LogisticRegression with saga,
half the squared error of the standardized target by Lasso and ElasticNet. Intercepts have no penalty. Columns are standardized with
n in the denominator, rows by their weight, unless a case says otherwise.
"""
import json, sys, warnings
import numpy as np, sklearn
from sklearn.linear_model import ElasticNet, Lasso, LogisticRegression

warnings.filterwarnings('ignore')


def table(file):
    with open(file) as lines:
        header, *rows = [line.rstrip('\r\n').split(',') for line in lines]
    return {name: np.array([row[at] for row in rows]) for at, name in enumerate(header)}


def fit(file, target, features, l1, l2=0.0, weights=None, balanced=False, regression=False, standardize=True):
    columns = table(file)
    x = np.column_stack([columns[name].astype(float) for name in features])
    n = len(x)
    w = np.ones(n) if weights is None else columns[weights].astype(float)
    if standardize:
        mean = np.average(x, axis=0, weights=w)
        x = (x - mean) / np.sqrt(np.average((x - mean) ** 2, axis=0, weights=w))
    given = {'file': file, 'target': target, 'features': features, 'l1': l1, 'l2': l2, 'weights': weights,
             'balanced': balanced, 'regression': regression, 'standardize': standardize}
    if regression:
        y = columns[target].astype(float)
        mean = np.average(y, weights=w)
        y = (y - mean) / np.sqrt(np.average((y - mean) ** 2, weights=w))
        w = w / w.mean()
        total = l1 + l2
        model = Lasso(alpha=l1, tol=1e-15, max_iter=10**6) if l2 == 0 else \
            ElasticNet(alpha=total, l1_ratio=l1 / total, tol=1e-15, max_iter=10**6)
        model.fit(x, y, sample_weight=w)
        coefficients, bias = model.coef_[:, None], np.array([model.intercept_])
        names = []
        loss = np.sum(w * (x @ model.coef_ + model.intercept_ - y) ** 2) / (2 * n)
    else:
        classes, y = np.unique(columns[target], return_inverse=True)
        names = [str(name) for name in classes]
        if balanced:
            w = w * (n / (len(classes) * np.bincount(y)))[y]
        w = w / w.mean()
        total = l1 + l2
        model = LogisticRegression(penalty='elasticnet', solver='saga', C=1 / (n * total), l1_ratio=l1 / total,
                                   tol=1e-13, max_iter=200_000, random_state=1).fit(x, y, sample_weight=w)
        coefficients, bias = model.coef_.T, model.intercept_
        loss = -np.sum(w * model.predict_log_proba(x)[np.arange(n), y]) / n
    penalty = l1 * np.abs(coefficients).sum() + l2 / 2 * (coefficients ** 2).sum()
    return {**given, 'classes': names, 'loss': loss, 'objective': loss + penalty, 'coefficients': coefficients.tolist(), 'bias': bias.tolist()}


cases = 'test/data/cases/training/'
iris = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']
cancer = list(table('samples/breast_cancer.csv'))
wine = list(table('samples/wine.csv'))
json.dump({
    'by': f'scikit-learn {sklearn.__version__}',
    'fits': [
        fit(cases + 'lasso.csv', 'y', [f'f{j}' for j in range(8)], 0.05),
        fit(cases + 'lasso.csv', 'y', [f'f{j}' for j in range(8)], 0.02, 0.03),
        fit(cases + 'weights.csv', 'y', ['a', 'b'], 0.1, weights='w'),
        fit('samples/iris.csv', 'species', iris, 0.03),
        fit('samples/iris.csv', 'species', iris, 0.01, balanced=True),
        fit('samples/admissions.csv', 'admitted', ['exam_1', 'exam_2'], 0.05, balanced=True),
        fit('samples/breast_cancer.csv', cancer[-1], cancer[:-1], 0.03),
        fit('samples/wine.csv', 'alcohol', [name for name in wine if name not in ('alcohol', 'cultivar')], 0.05, regression=True),
        fit('samples/wine.csv', 'alcohol', [name for name in wine if name not in ('alcohol', 'cultivar')], 0.02, 0.1, regression=True),
        fit('samples/wine.csv', 'alcohol', [name for name in wine if name not in ('alcohol', 'cultivar')], 0.05, regression=True, standardize=False),
    ],
}, sys.stdout)
