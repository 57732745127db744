"""The bench's protocol, as test/bench/engine/rounds.ts has it: a process loads its data once, says that it is ready, and
then answers every order by one line: {"epochs": n} by {"seconds", "peak", ...}, {"judge": true} by {"loss", ...}."""

import json
import sys
from pathlib import Path

import numpy as np

from check import gradient_norm, mean_loss


class Workload:
    """The workload's settings as attributes, and its data as NumPy arrays."""

    def __init__(self, folder, name):
        self.__dict__.update(json.loads((folder / f"{name}.json").read_text()))
        self.folder = folder
        self.sizes = [self.columns, *self.hidden, 1 if self.classes == 2 else self.classes]
        self.labels = np.fromfile(folder / f"{self.data}.labels", np.uint32).astype(np.int64)

    def inputs(self, precision):
        values = np.fromfile(self.folder / f"{self.data}.inputs.{precision}", precision)
        return values.reshape(self.rows, self.columns)

    def start(self):
        """A weight matrix [input][output] and a bias vector of each layer, float64."""
        numbers = np.fromfile(self.folder / f"{self.data}.start", np.float64)
        layers = []
        for inputs, outputs in zip(self.sizes, self.sizes[1:]):
            weights, biases, numbers = np.split(numbers, [inputs * outputs, (inputs + 1) * outputs])
            layers.append((weights.reshape(inputs, outputs), biases))
        return layers


def memory(field):
    """VmRSS (now) or VmHWM (most so far) of this process in bytes; None where there is no /proc."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field + ":"))


def answer(engine, prepare):
    """prepare(workload, threads) gives the inputs and train(epochs), which gives seconds, the layers, and more fields of
    the answer. Arguments of the process: folder of the data, workload, threads (0: the engine's default)."""
    workload = Workload(Path(sys.argv[1]), sys.argv[2])
    inputs, train = prepare(workload, int(sys.argv[3]))
    print(json.dumps({"engine": engine, "memory": memory("VmRSS")}), flush=True)
    layers = workload.start()
    for line in sys.stdin:
        order = json.loads(line)
        if "judge" in order:
            reply = {"loss": mean_loss(layers, inputs, workload.labels)}
            if workload.kind == "lbfgs":
                reply["gradient"] = gradient_norm(layers, inputs, workload.labels)
        else:
            seconds, layers, more = train(order["epochs"])
            reply = {"seconds": seconds, "peak": memory("VmHWM"), **more}
        print(json.dumps(reply), flush=True)
