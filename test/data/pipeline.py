"""Writes pipeline.json: numbers as Python's float() reads them, and a mixed table through a pipeline of scikit-learn.

    /usr/bin/python3 test/data/pipeline.py > test/data/pipeline.json

Scalers of scikit-learn leave missing values out and come before the imputers here, so that what is imputed has no part in the
mean and spread. Rows are split by the column t: the first 36 train.
"""
import io, json, random, struct, warnings
from decimal import Decimal, getcontext
import numpy as np, pandas as pd, sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import *

warnings.filterwarnings('ignore')
getcontext().prec = 1200
rng, nr = random.Random(4), np.random.RandomState(4)

fixed = """0.1 -0 -0.0 .5 5. +1.5 -.25 1e5 1E-5 1e22 1e23 8.5e22 123456789012345678 9007199254740993 9007199254740992.5
9007199254740993.00000000000000000000001 9007199254740992.99999 0.000000000000000000000123456789012345678 2.2250738585072011e-308
2.2250738585072014e-308 1.7976931348623157e308 1.7976931348623158E+308 4.9e-324 2.4703282292062328e-324 3e-324 1e-400 0e999
144115188075855877 100000000000000016777215 100000000000000016777216 7.2057594037927933e16 3.518437208883201171875e13
0.500000000000000166533453693773481063544750213623046875 179769313486231580793728971405301e276""".split()

def midpoint():
    """The exact decimal of the middle between two neighbours, sometimes a hair above."""
    e, m = rng.randrange(-20, 20), rng.randrange(2 ** 52, 2 ** 53)
    text = format(Decimal(2 * m + 1) * Decimal(2) ** (e - 53), 'f')
    return text + rng.choice(['', '1' if '.' in text else '.1'])

def digits():
    n = rng.randrange(1, 41)
    text, p = ''.join(rng.choice('0123456789') for _ in range(n)), rng.randrange(0, n)
    return (text[:p].lstrip('0') or '0') + '.' + text[p:]

texts = fixed + [midpoint() for _ in range(60)] + [digits() for _ in range(120)]
texts += [repr(struct.unpack('<d', struct.pack('<Q', rng.randrange(0x7FF << 52)))[0]) for _ in range(60)]
bits = lambda text: struct.pack('>d', float(text)).hex()

n = 60
at = lambda levels, p=None: np.array(levels, object)[nr.choice(len(levels), n, p=p)]
table = pd.DataFrame({
    'income': np.exp(nr.randn(n)).round(3) + 0.01, 'age': nr.randint(18, 80, n).astype(float), 'score': (nr.randn(n) * 9).round(2),
    'size': nr.choice([0, 1.5, 2, 2.5, 7], n), 'load': (nr.rand(n) * 50).round(3), 'place': nr.permutation(n) / 8,
    'region': at(['north', 'south', 'east', 'isle', 'rock'], [0.4, 0.3, 0.2, 0.05, 0.05]), 'stage': at(['low', 'mid', 'high']),
    'site': at(['A', 'B', 'C']), 'kind': at(['p', 'q']),
    'seen': (pd.to_datetime('2019-01-01') + pd.to_timedelta(nr.randint(0, 900, n), 'D')).strftime('%Y-%m-%d'), 't': nr.permutation(n),
})
table['y'] = np.where(np.log(table.income) + table.score / 9 + (table.site == 'B') + nr.randn(n) > 0.4, 'yes', 'no')
for name in ('age', 'score', 'kind'):
    table.loc[nr.choice(n, 9, False), name] = np.nan
table.loc[table.t == 50, 'region'] = 'moon'

def dates(x):
    d = pd.to_datetime(x.iloc[:, 0])
    return np.column_stack([(d - pd.Timestamp(0)) / pd.Timedelta('1D'), d.dt.month, d.dt.dayofweek + 1])

zeros = FunctionTransformer(lambda x: x.replace(0, np.nan))
one_hot = dict(handle_unknown='ignore', sparse_output=False)
single = ColumnTransformer([
    ('income', Pipeline([('l', FunctionTransformer(np.log)), ('s', StandardScaler())]), ['income']),
    ('age', FeatureUnion([('v', Pipeline([('s', StandardScaler()), ('i', SimpleImputer())])), ('m', MissingIndicator())]), ['age']),
    ('score', Pipeline([('s', RobustScaler()), ('i', SimpleImputer(strategy='median'))]), ['score']),
    ('size', Pipeline([('z', zeros), ('s', MinMaxScaler()), ('i', SimpleImputer(strategy='most_frequent'))]), ['size']),
    ('load', Pipeline([('r', FunctionTransformer(np.sqrt)), ('s', MaxAbsScaler())]), ['load']),
    ('place', QuantileTransformer(), ['place']),
    ('region', OneHotEncoder(min_frequency=4, handle_unknown='infrequent_if_exist', sparse_output=False), ['region']),
    ('stage', Pipeline([('o', OrdinalEncoder(categories=[['low', 'mid', 'high']])), ('s', StandardScaler())]), ['stage']),
    ('site', OneHotEncoder(drop=['A'], **one_hot), ['site']),
    ('kind', Pipeline([('i', SimpleImputer(strategy='constant', fill_value='~')), ('o', OneHotEncoder(**one_hot))]), ['kind']),
    ('seen', Pipeline([('d', FunctionTransformer(dates)), ('s', StandardScaler())]), ['seen']),
])
train = table[table.t < 36].index
single.fit(table.loc[train])
age, site = 1, 1 + 2 + 1 + 1 + 1 + 1 + 4 + 1
products = lambda x: x[:, [age]] * x[:, site:site + 2]
scaler = StandardScaler().fit(products(single.transform(table.loc[train])))
inputs = lambda rows: (lambda x: np.column_stack([x, scaler.transform(products(x))]))(single.transform(rows))
model = LogisticRegression(C=1 / (36 * 0.02), tol=1e-14, solver='newton-cholesky').fit(inputs(table.loc[train]), table.y[train])

new = table.sample(24, random_state=1).drop(columns=['t', 'y']).reset_index(drop=True)
new.loc[::5, 'age'] = new.loc[1::6, 'score'] = new.loc[2::7, 'kind'] = np.nan
new.loc[3::8, 'region'], new.loc[4::9, 'site'], new.loc[5::9, 'kind'] = 'moon', 'Z', 'r'
new['note'] = 'a, b'
new.loc[[7, 19], 'income'] = new.loc[11, 'seen'] = np.nan
known = new.income.notna() & new.seen.notna()
scores = [None] * len(new)
for row, score in zip(np.flatnonzero(known), model.predict_proba(inputs(new[known]))[:, 1]):
    scores[row] = score

print(json.dumps({
    'source': f'pandas {pd.__version__}, scikit-learn {sklearn.__version__}, numpy {np.__version__}',
    'numbers': [[text, bits(text)] for text in texts],
    'table': table.to_csv(index=False),
    'inputs': [[float(v) for v in row] for row in inputs(table)],
    'weights': [*model.coef_[0], model.intercept_[0]],
    'new': new.to_csv(index=False),
    'scores': scores,
}).replace('], [', '],\n['))
