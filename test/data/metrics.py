"""Awkward predictions, and what scikit-learn says of them.

/usr/bin/python3 test/data/metrics.py > test/data/metrics.json

Each case has its true classes or numbers, what was predicted, weights where there are some, and the figures; null where a figure is not
defined by this project, which says so with a reason where scikit-learn takes 0 by convention or refuses. Logits are given: probabilities
follow from them by scipy's expit and softmax, so that both sides start from the same numbers. The calibration error is by numpy, with
the bins of sklearn.calibration.calibration_curve; the score of several classes is Brier's own sum over the classes.
"""

import json
import math
import warnings

import numpy as np
from scipy.special import expit, softmax
from sklearn import metrics as sk
from sklearn.preprocessing import label_binarize

warnings.filterwarnings("ignore")
random = np.random.default_rng(20240613)


def calibration(told, hits, weights):
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], told)
    total = 0.0
    for b in range(10):
        at = bins == b
        if weights[at].sum() > 0:
            total += abs((weights[at] * told[at]).sum() - (weights[at] * hits[at]).sum())
    return total / weights.sum()


def classes(name, logits, truth, weights=None):
    logits = np.asarray(logits, dtype=float)
    truth = np.asarray(truth, dtype=int)
    two = logits.ndim == 1
    p = np.column_stack([expit(-logits), expit(logits)]) if two else softmax(logits, axis=1)
    p_all, truth_all = p, truth
    w = np.ones(len(truth)) if weights is None else np.asarray(weights, dtype=float)
    count = p.shape[1]
    # A row of weight 0 is none: scikit-learn would still count its class in macro averages.
    there = w > 0
    p, truth, w = p[there], truth[there], w[there]
    predicted = (p[:, 1] >= 0.5).astype(int) if two else p.argmax(axis=1)
    labels = list(range(count))
    kw = {"sample_weight": w}
    avg = {"average": "binary", "zero_division": 0} if two else {"average": "macro", "zero_division": 0}
    present = set(truth)
    every = len(present) == count
    onehot = np.eye(count)[truth]
    m = {}
    chosen = p[np.arange(len(truth)), truth]
    m["logLoss"] = float(-(w * np.log(chosen)).sum() / w.sum()) if chosen.min() < 1e-15 else sk.log_loss(truth, p, labels=labels, **kw)
    if chosen.min() == 0:
        m["logLoss"] = None
    m["accuracy"] = sk.accuracy_score(truth, predicted, **kw)
    m["balancedAccuracy"] = sk.balanced_accuracy_score(truth, predicted, **kw)
    m["precision"] = sk.precision_score(truth, predicted, **avg, **kw)
    m["recall"] = sk.recall_score(truth, predicted, **avg, **kw)
    m["f1"] = sk.f1_score(truth, predicted, **avg, **kw)
    if two:
        if not (predicted == 1).any():
            m["precision"] = None
        if 1 not in present:
            m["recall"] = None
            if not (predicted == 1).any():
                m["f1"] = None
        m["specificity"] = sk.recall_score(truth, predicted, pos_label=0, zero_division=0, **kw) if 0 in present else None
    else:
        union = sorted(present | set(predicted))
        of = [
            sk.recall_score((truth == k).astype(int), (predicted == k).astype(int), pos_label=0, zero_division=0, **kw)
            for k in union
        ]
        m["specificity"] = float(np.mean(of))
    single = len(present) < 2 or len(set(predicted)) < 2
    m["matthews"] = None if single else sk.matthews_corrcoef(truth, predicted, **kw)
    kappa = sk.cohen_kappa_score(truth, predicted, **kw)
    m["kappa"] = None if math.isnan(kappa) else kappa
    if two:
        m["rocAuc"] = sk.roc_auc_score(truth, p[:, 1], **kw) if every else None
        m["averagePrecision"] = sk.average_precision_score(truth, p[:, 1], **kw) if 1 in present else None
        m["brier"] = sk.brier_score_loss(truth, p[:, 1], pos_label=1, **kw)
        m["calibrationError"] = calibration(p[:, 1], (truth == 1).astype(float), w)
    else:
        binary = label_binarize(truth, classes=labels)
        normed = p / p.sum(axis=1, keepdims=True)
        m["rocAuc"] = sk.roc_auc_score(truth, normed, multi_class="ovr", average="macro", labels=labels, **kw) if every else None
        m["rocAucHandTill"] = (
            sk.roc_auc_score(truth, normed, multi_class="ovo", average="macro", labels=labels)
            if every and weights is None
            else None
        )
        m["averagePrecision"] = sk.average_precision_score(binary, p, average="macro", **kw) if every else None
        m["brier"] = float((w * ((p - onehot) ** 2).sum(axis=1)).sum() / w.sum())
        m["calibrationError"] = calibration(p.max(axis=1), (predicted == truth).astype(float), w)
    averages = None
    if not two and every:
        averages = {}
        for kind in ["macro", "micro", "weighted"]:
            how = {"average": kind, "zero_division": 0, **kw}
            averages[kind] = {
                "precision": sk.precision_score(truth, predicted, **how),
                "recall": sk.recall_score(truth, predicted, **how),
                "f1": sk.f1_score(truth, predicted, **how),
            }
            if kind != "micro":
                averages[kind]["rocAuc"] = sk.roc_auc_score(truth, normed, multi_class="ovr", labels=labels, average=kind, **kw)
                averages[kind]["averagePrecision"] = sk.average_precision_score(binary, p, average=kind, **kw)
    return {
        "name": name,
        "averages": averages,
        "classes": count,
        "logits": logits.ravel().tolist(),
        "truth": truth_all.tolist(),
        "weights": None if weights is None else list(map(float, weights)),
        "metrics": m,
    }


def numbers(name, predicted, truth, weights=None):
    predicted, truth = np.asarray(predicted, dtype=float), np.asarray(truth, dtype=float)
    w = None if weights is None else np.asarray(weights, dtype=float)
    varies = len(set(truth if w is None else truth[w > 0])) > 1
    counted = truth if w is None else truth[w > 0]
    # Weighted, scikit-learn 1.2 takes the lower of two middle values, of copies the value halfway: cases with weights have no such tie.
    m = {
        "rmse": sk.mean_squared_error(truth, predicted, squared=False, sample_weight=w),
        "mae": sk.mean_absolute_error(truth, predicted, sample_weight=w),
        "medianAbsoluteError": sk.median_absolute_error(truth, predicted, sample_weight=w),
        "mape": None if (counted == 0).any() else sk.mean_absolute_percentage_error(truth, predicted, sample_weight=w),
        "r2": sk.r2_score(truth, predicted, sample_weight=w) if varies else None,
    }
    return {"name": name, "predicted": predicted.tolist(), "truth": truth.tolist(), "weights": None if weights is None else list(map(float, weights)), "metrics": m}


def logistic(rows, slope=1.0, shift=0.0):
    z = np.round(random.normal(size=rows) * slope + shift, 4)
    return z, (random.random(rows) < expit(z)).astype(int)


def softmaxed(rows, count, every=True):
    z = np.round(random.normal(size=(rows, count)) * 1.5, 4)
    truth = np.array([random.choice(count, p=softmax(row)) for row in z])
    if every:
        truth[:count] = np.arange(count)
    return z, truth


out = []
z, y = logistic(200)
out.append(classes("two classes", z, y))
out.append(classes("two classes, weights", z, y, random.uniform(0.1, 5, 200)))
out.append(classes("two classes, whole weights with zeros", z, y, random.integers(0, 4, 200)))
out.append(classes("two classes, weights of very different sizes", z, y, 10.0 ** random.uniform(-6, 6, 200)))
out.append(classes("ties in the probabilities", np.round(z), y))
out.append(classes("ties in the probabilities, weights", np.round(z), y, random.uniform(0, 2, 200)))
out.append(classes("two distinct probabilities", np.sign(z), y))
out.append(classes("constant predictions of one half", np.zeros(50), y[:50]))
out.append(classes("constant predictions below one half", np.full(50, -1.2), y[:50]))
out.append(classes("constant predictions above one half", np.full(50, 1.2), y[:50]))
out.append(classes("constant predictions, weights", np.full(50, -0.3), y[:50], random.uniform(0, 2, 50)))
out.append(classes("only the other class", z[:30], np.zeros(30, int)))
out.append(classes("only the event", z[:30], np.ones(30, int)))
out.append(classes("the event only in rows of weight 0", z[:20], [0] * 15 + [1] * 5, [1.0] * 15 + [0.0] * 5))
out.append(classes("a single row, right", [2.0], [1]))
out.append(classes("a single row, wrong", [2.0], [0]))
out.append(classes("three rows", [-0.4, 0.3, 0.1], [0, 1, 0]))
out.append(classes("two rows of one class each", [0.2, 0.1], [1, 0]))
out.append(classes("all right", [-3.0, -1, 1, 2, 3], [0, 0, 1, 1, 1]))
out.append(classes("all wrong", [3.0, 1, -1, -2, -3], [0, 0, 1, 1, 1]))
out.append(classes("probabilities of 0 and 1, right", [-800.0, 800, -800, 800], [0, 1, 0, 1]))
out.append(classes("probabilities of nearly 0 and 1, one wrong", [-30.0, 30, -30, 30, 30], [0, 1, 0, 1, 0]))
out.append(classes("one event in many rows", np.linspace(-6, -1, 500), [0] * 420 + [1] + [0] * 79))
out.append(classes("an event that is never predicted", z - 9, y))
out.append(classes("probabilities on the boundaries of bins", np.log(np.repeat(np.arange(1, 10) / 10, 4) / (1 - np.repeat(np.arange(1, 10) / 10, 4))), [0, 1, 0, 1] * 9))
out.append(classes("a rare event, weights by class", z[:100] - 2, y[:100], np.where(y[:100] == 1, 9.0, 1.0)))
z3, y3 = softmaxed(150, 3)
out.append(classes("three classes", z3, y3))
out.append(classes("three classes, weights", z3, y3, random.uniform(0, 3, 150)))
out.append(classes("three classes, ties by rows that are the same", np.repeat(z3[:50], 3, axis=0), y3))
out.append(classes("three classes, one without rows", z3[y3 < 2], y3[y3 < 2]))
out.append(classes("three classes, one never predicted", z3 - [0, 0, 50], y3))
out.append(classes("three classes, one neither there nor predicted", z3[y3 < 2] - [0, 0, 50], y3[y3 < 2]))
out.append(classes("three classes, constant predictions", np.tile([0.1, 0.3, 0.2], (40, 1)), y3[:40]))
out.append(classes("three classes, three rows", z3[:3], [0, 1, 2]))
out.append(classes("three classes, a single row", z3[:1], [2]))
out.append(classes("three classes, all of one", z3[:25], np.ones(25, int)))
z100, y100 = softmaxed(200, 100)
out.append(classes("a hundred classes", np.round(z100, 2), y100))
out.append(classes("a hundred classes in thirty rows", np.round(z100[:30], 2), y100[100:130]))
out.append(classes("a hundred classes, whole weights with zeros", np.round(z100[:150], 2), y100[:150], [1] * 100 + [0, 1] * 25))
t = np.round(random.normal(size=80) * 20 + 50, 3)
e = np.round(random.normal(size=80) * 5, 3)
out.append(numbers("numbers", t + e, t))
out.append(numbers("numbers, an even count", (t + e)[:4], t[:4]))
out.append(numbers("numbers, weights", t + e, t, random.uniform(0, 3, 80)))
out.append(numbers("numbers, whole weights with zeros", (t + e)[:9], t[:9], [0, 1, 2, 0, 3, 1, 1, 0, 1]))
out.append(numbers("numbers, constant predictions", np.full(80, t.mean()), t))
out.append(numbers("numbers, all true ones the same", t[:10], np.full(10, 7.0)))
out.append(numbers("numbers, a true zero", [1.0, 2, 3], [0, 2, 4]))
out.append(numbers("numbers, a true zero of weight 0", [1.0, 2, 3, 5], [0, 2, 4, 6], [0, 1, 1, 1]))
out.append(numbers("numbers, a single row", [1.5], [2.0]))
out.append(numbers("numbers, exact", t[:20], t[:20]))
out.append(numbers("numbers far from 0", t + e + 1e6, t + 1e6))
out.append(numbers("numbers, worse than the mean", -t, t))
print(json.dumps({"cases": out}))
