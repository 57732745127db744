"""scikit-learn's LogisticRegression by L-BFGS without a penalty.

Its `tol` bounds the largest component of the gradient, of the sum over the rows in this version. So that every engine
does the same work, it is set before the first round to the largest of a falling series at which the Euclidean norm of the
mean gradient keeps within the workload's tolerance."""

import warnings
from time import perf_counter

import numpy as np
import sklearn
from check import gradient_norm
from rounds import answer
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

warnings.simplefilter("ignore", ConvergenceWarning)


def prepare(workload, threads):
    inputs = workload.inputs(workload.precision)

    def fit(tolerance):
        model = LogisticRegression(penalty=None, solver="lbfgs", tol=tolerance, max_iter=workload.epochs)
        began = perf_counter()
        model.fit(inputs, workload.labels)
        seconds = perf_counter() - began
        return seconds, [(model.coef_.T.astype(np.float64), model.intercept_)], {"iterations": int(model.n_iter_[0])}

    tolerance = workload.tolerance * workload.rows
    while gradient_norm(fit(tolerance)[1], inputs, workload.labels) > workload.tolerance and tolerance > 1e-4:
        tolerance *= 0.9
    return inputs, lambda epochs: fit(tolerance)


answer(f"scikit-learn {sklearn.__version__}", prepare)
