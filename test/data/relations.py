"""How columns go together with a target, by scipy, pandas and scikit-learn.

/usr/bin/python3 test/data/relations.py > test/data/relations.json

Random tables with missing values and levels that no row has both of. pointBiserial: scipy.stats.pointbiserialr. correlationRatio: the root
of eta squared, which follows from scikit-learn's f_classif as F (k - 1) / (F (k - 1) + n - k), held against sums by pandas. cramersV:
chi squared by scipy.stats.chi2_contingency without Yates' correction, then Bergsma's (2013); plainV is scipy's own, without it.
"""

import json
import math

import numpy as np
import pandas as pd
from scipy.stats import chi2_contingency, pearsonr, pointbiserialr
from scipy.stats.contingency import association
from sklearn.feature_selection import f_classif

random = np.random.default_rng(11)


def table(rows):
    score = random.normal(1e6, 3, rows)
    skewed = np.exp(random.normal(0, 2, rows))
    town = random.choice(["a", "b", "c", "d"], rows, p=[0.5, 0.3, 0.15, 0.05])
    many = random.choice([f"l{i}" for i in range(12)], rows)
    kind = np.where(score + random.normal(0, 3, rows) > 1e6, "yes", "no")
    stage = np.select([score + (town == "a") > 1e6 + 2, score > 1e6 - 2], ["III", "II"], "I")
    weight = 0.3 * score + 2.0 * (town == "b") + random.normal(0, 1, rows)
    frame = pd.DataFrame(
        {"score": score, "skewed": skewed, "town": town, "many": many, "kind": kind, "stage": stage, "weight": weight}
    ).astype({"town": object, "many": object, "kind": object, "stage": object})
    for name in frame:
        frame.loc[random.random(rows) < 0.06, name] = None
    return frame


def eta(frame, number, group):
    both = frame[[number, group]].dropna()
    values, groups = both[number].astype(float), both[group]
    f = f_classif(values.to_numpy()[:, None] - values.iloc[0], groups)[0][0]
    k, n = groups.nunique(), len(both)
    ratio = math.sqrt(f * (k - 1) / (f * (k - 1) + n - k))
    centred = values - values.iloc[0]
    means = centred.groupby(groups).transform("mean")
    by_sums = math.sqrt(((means - centred.mean()) ** 2).sum() / ((centred - centred.mean()) ** 2).sum())
    assert abs(ratio - by_sums) < 1e-9, (ratio, by_sums)
    return ratio


def cramer(frame, one, other):
    counts = pd.crosstab(frame[one], frame[other]).to_numpy()
    n, (r, c) = counts.sum(), counts.shape
    phi = chi2_contingency(counts, correction=False)[0] / n
    phi = max(0.0, phi - (r - 1) * (c - 1) / (n - 1))
    most = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    return math.sqrt(phi / most), association(counts, method="cramer")


def biserial(frame, number):
    both = frame[[number, "kind"]].dropna()
    return pointbiserialr(both["kind"] == "yes", both[number].astype(float) - 1e6)[0]


def case(rows):
    frame = table(rows)
    both = frame[["score", "weight"]].dropna().astype(float)
    return {
        "columns": {name: [None if pd.isna(v) else v for v in frame[name]] for name in frame},
        "kind": {name: biserial(frame, name) for name in ("score", "skewed")},
        "stage": {name: eta(frame, name, "stage") for name in ("score", "skewed")},
        "weight": {"score": pearsonr(both["score"] - 1e6, both["weight"] - 3e5)[0], "town": eta(frame, "weight", "town")},
        "cramer": {
            f"{one} {other}": cramer(frame, one, other)
            for one, other in (("town", "stage"), ("many", "kind"), ("town", "many"))
        },
    }


print(json.dumps([case(200), case(35)]))
