"""The inside of scikit-learn's LogisticRegression alone: its compiled loss under SciPy's L-BFGS-B, without the checks
and copies of `fit`, and in float32 where the workload says so (`fit` turns float32 inputs into float64). It ends at the
first iteration at which the Euclidean norm of the mean gradient is within the workload's tolerance. The losses of the
rows are summed in float64: in float32 the sum is too coarse for the line search, which then never ends well."""

from time import perf_counter

import numpy as np
import sklearn
from rounds import answer
from scipy.optimize import minimize
from sklearn._loss import HalfBinomialLoss


def prepare(workload, threads):
    precision = workload.precision
    inputs = workload.inputs(precision)
    labels = workload.labels.astype(precision)
    row_losses = HalfBinomialLoss()

    def loss_gradient(parameters):
        weights = parameters.astype(precision)
        scores = inputs @ weights[:-1] + weights[-1]
        losses, errors = row_losses.loss_gradient(labels, scores, n_threads=max(threads, 1))
        gradient = np.append(errors @ inputs, errors.sum(dtype=np.float64)).astype(np.float64)
        return losses.sum(dtype=np.float64) / workload.rows, gradient / workload.rows

    def solve(tolerance, start):
        options = {"gtol": tolerance, "maxiter": workload.epochs, "ftol": 0}
        return minimize(loss_gradient, start, method="L-BFGS-B", jac=True, options=options)

    def train(epochs):
        ((weights, biases),) = workload.start()
        start = np.append(weights[:, 0], biases)
        began = perf_counter()
        result = solve(tolerance, start)
        seconds = perf_counter() - began
        return seconds, [(result.x[:-1, None], result.x[-1:])], {"iterations": int(result.nit)}

    tolerance = workload.tolerance
    zeros = np.zeros(workload.columns + 1)
    while np.linalg.norm(solve(tolerance, zeros).jac) > workload.tolerance and tolerance > 1e-9:
        tolerance *= 0.9
    return inputs, train


answer(f"scikit-learn {sklearn.__version__}", prepare)
