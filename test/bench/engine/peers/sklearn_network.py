"""scikit-learn's MLPClassifier from given starting weights. Timed is its loop over the epochs alone, without the check
of the inputs before it."""

import warnings
from time import perf_counter

import sklearn
from rounds import answer
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

warnings.simplefilter("ignore", ConvergenceWarning)


class StartedClassifier(MLPClassifier):
    """Takes its layers from `layers`, a list of (weights, biases), instead of drawing them."""

    def _init_coef(self, fan_in, fan_out, dtype):
        weights, biases = self.layers.pop(0)
        return weights.astype(dtype), biases.astype(dtype)

    def _fit_stochastic(self, *arguments):
        began = perf_counter()
        super()._fit_stochastic(*arguments)
        self.seconds = perf_counter() - began


def prepare(workload, threads):
    inputs = workload.inputs("float32")

    def train(epochs):
        model = StartedClassifier(
            hidden_layer_sizes=tuple(workload.hidden),
            batch_size=workload.batch,
            learning_rate_init=workload.learningRate,
            alpha=0,
            max_iter=epochs,
            tol=0,
            n_iter_no_change=epochs + 1,
            random_state=1,
        )
        model.layers = workload.start()
        model.fit(inputs, workload.labels)
        assert model.n_iter_ == epochs and model.coefs_[0].dtype == inputs.dtype
        return model.seconds, list(zip(model.coefs_, model.intercepts_)), {}

    return inputs, train


answer(f"scikit-learn {sklearn.__version__}", prepare)
