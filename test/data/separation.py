"""Random tables and whether their classes are separated, by linear programs (Konis 2007) that scipy's HiGHS solves.

python3 test/data/separation.py > test/data/separation.json

Many tables have ties at the border, levels of one class only, dependent columns, or columns of very different sizes. complete: some
weights give every row's own class a score that is higher by 1. quasi-complete: some give none a lower one, and the sum of all margins
is above 0.
"""

import json

import numpy as np
from scipy.optimize import linprog

random = np.random.default_rng(7)


def constraints(inputs, classes, count):
    rows, width = len(inputs), inputs.shape[1] + 1
    inputs = np.c_[inputs, np.ones(rows)]
    if count == 2:
        return inputs * np.where(np.array(classes) == 1, 1.0, -1.0)[:, None]
    found = []
    for row, own in zip(inputs, classes):
        for other in range(count):
            if other != own:
                line = np.zeros(count * width)
                line[own * width : (own + 1) * width] = row
                line[other * width : (other + 1) * width] = -row
                found.append(line)
    return np.array(found)


def separation(inputs, classes, count):
    matrix = constraints(inputs, classes, count)
    rows, columns = matrix.shape
    above = linprog(np.zeros(columns), A_ub=-matrix, b_ub=-np.ones(rows), bounds=(None, None), method="highs")
    if above.status == 0:
        return "complete"
    margins = linprog(-matrix.sum(0), A_ub=-matrix, b_ub=np.zeros(rows), bounds=(-1, 1), method="highs")
    assert margins.status == 0
    return "quasi-complete" if -margins.fun > 1e-6 else "none"


def draw(rows, columns, kind):
    if kind == "whole":
        return random.integers(-2, 3, (rows, columns)).astype(float)
    if kind == "levels":
        return (random.random((rows, columns)) < 0.25).astype(float)
    if kind == "rounded":
        return np.round(random.normal(size=(rows, columns)), 1)
    inputs = np.round(random.normal(size=(rows, columns)), 6)
    if kind == "units":
        inputs = inputs * 10.0 ** random.integers(-6, 9, columns) + 10.0 ** random.integers(0, 9, columns)
        inputs[:, -1] = 2 * inputs[:, 0]
    return inputs


tables = []
for number in range(260):
    count, columns = int(random.choice([2, 2, 2, 3, 4])), int(random.integers(1, 6))
    rows = int(random.integers(count + 1, 8 * columns + 8))
    kind = str(random.choice(["whole", "levels", "rounded", "plain", "units"]))
    inputs = draw(rows, columns, kind)
    spread = np.where(inputs.std(0) == 0, 1, inputs.std(0))
    scaled = (inputs - inputs.mean(0)) / spread
    noise = random.choice([0, 0.05, 0.3, 1, 5])
    scores = scaled @ random.normal(size=(columns, count)) + noise * random.normal(size=(rows, count))
    classes = scores.argmax(1)
    if number % 3 == 0 and kind in ("whole", "rounded"):
        one, other = random.integers(0, rows, 2)
        inputs[one] = inputs[other]
        scaled = (inputs - inputs.mean(0)) / spread
    if len(set(classes)) < count:
        continue
    tables.append(
        {
            "classes": classes.tolist(),
            "count": count,
            "inputs": inputs.tolist(),
            "separation": separation(scaled, classes, count),
        }
    )

print("[")
print(",\n".join(" " + json.dumps(table) for table in tables))
print("]")
