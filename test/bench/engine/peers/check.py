"""What any engine's result is judged by: mean cross-entropy and gradient over all rows, in float64."""

import numpy as np

BLOCK = 10_000


def outputs_of(layers, inputs):
    values = inputs.astype(np.float64)
    for weights, biases in layers[:-1]:
        values = np.maximum(values @ weights + biases, 0)
    weights, biases = layers[-1]
    return values @ weights + biases


def mean_loss(layers, inputs, labels):
    """One output: log(1 + exp(z)) - y z. More: log of the sum of exp(z), less the z of the row's class."""
    total = 0.0
    for start in range(0, len(inputs), BLOCK):
        z = outputs_of(layers, inputs[start : start + BLOCK])
        y = labels[start : start + BLOCK]
        if z.shape[1] == 1:
            total += np.sum(np.logaddexp(0, z[:, 0]) - y * z[:, 0])
        else:
            total += np.sum(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y])
    return total / len(inputs)


def gradient_norm(layers, inputs, labels):
    """Euclidean norm of the mean gradient of a logistic regression, its intercept included."""
    z = outputs_of(layers, inputs)[:, 0]
    residuals = 1 / (1 + np.exp(-z)) - labels
    gradient = np.append(inputs.astype(np.float64).T @ residuals, np.sum(residuals)) / len(labels)
    return float(np.linalg.norm(gradient))
