"""The same rows with one class and with the other as the event: statsmodels' weights, scikit-learn's precision and recall.

python3 test/data/event.py > test/data/event.json

The first 60 rows of admissions.csv, in which precision and recall differ, all of them for training; columns are standardized by mean
and population standard deviation. The weights are those of a logistic regression without a penalty on the 0/1 column of the event,
bias last; precision and recall are of the more probable class of each row.
"""

import json
import pathlib

import numpy as np
import statsmodels.api as sm
from sklearn.metrics import precision_score, recall_score

path = pathlib.Path(__file__).parents[2] / "samples" / "admissions.csv"
table = np.loadtxt(path, delimiter=",", skiprows=1)[:60]
inputs, admitted = table[:, :2], table[:, 2].astype(int)
inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)


def of(event):
    fit = sm.Logit((admitted == event).astype(float), sm.add_constant(inputs, prepend=False)).fit(
        method="newton", tol=1e-14, maxiter=100, disp=False
    )
    probability = fit.predict()
    predicted = np.where(probability >= 0.5, event, 1 - event)
    score = {"y_true": admitted, "y_pred": predicted, "pos_label": event}
    return {
        "weights": list(fit.params),
        "probabilities": list(probability),
        "precision": precision_score(**score),
        "recall": recall_score(**score),
    }


print(json.dumps({"event0": of(0), "event1": of(1)}))
