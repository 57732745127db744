"""Writes the run "Adam with L1 and L2" of outside.json: Adam with the proximal step of L1, by NumPy.

    /usr/bin/python3 test/data/proximalAdam.py

It first does the run as PyTorch did it, the slope of L1 being part of the gradient, and checks that the figures are those of
PyTorch (`torch` below); then with the penalty taken by its proximal step in the metric of Adam (Yun, Lozano and Yang, NeurIPS
2021), number by number: w = sign(w) max(|w| - rate l1 / (sqrt(v / (1 - beta2^t)) + eps), 0).
"""
import json, re
import numpy as np

torch = {'losses': {'0': 2.386673447273561, '1': 2.3328022864504296, '10': 1.8911979871310372, '50': 0.8600729170388678},
         'weights': {'0': -0.22981746968365874, '2': -0.3611563882293593, '3': 0.4135387969777809, '4': 0.24552832128318763}}
path = 'test/data/outside.json'
outside = json.load(open(path))
x = np.array(outside['data']['train']['inputs']).reshape(-1, 4)
y = np.array(outside['data']['train']['number'])


def run(l1, proximal, l2=0.03, rate=0.01, epochs=50):
    p = np.array(outside['start'][:5])
    m, v, losses = np.zeros(5), np.zeros(5), {}
    for t in range(epochs + 1):
        error = x @ p[:4] + p[4] - y
        if t in (0, 1, 10, 50):
            losses[str(t)] = float(np.mean(error ** 2) / 2)
        if t == epochs:
            return p, losses
        gradient = np.append(x.T @ error, error.sum()) / len(x)
        gradient[:4] += l2 * p[:4] + (0 if proximal else l1 * np.sign(p[:4]))
        m = 0.9 * m + 0.1 * gradient
        v = 0.999 * v + 0.001 * gradient ** 2
        size = np.sqrt(v / (1 - 0.999 ** (t + 1))) + 1e-8
        p = p - rate * (m / (1 - 0.9 ** (t + 1))) / size
        if proximal:
            p[:4] = np.sign(p[:4]) * np.maximum(np.abs(p[:4]) - rate * l1 / size[:4], 0)


p, losses = run(0.002, False)
assert all(abs(losses[epoch] / loss - 1) < 1e-13 for epoch, loss in torch['losses'].items())
assert all(abs(p[int(at)] / weight - 1) < 1e-12 for at, weight in torch['weights'].items())

p, losses = run(0.4, True)
figures = {'by': 'NumPy', 'losses': losses, 'end': losses['50'], 'weights': {str(at): float(p[at]) for at in range(5)}}
text = open(path).read()
begin = text.index('"name": "Adam with L1 and L2')
end = text.index('\n    }', begin)
run_text = re.sub(r'"l1": [0-9.]+', '"l1": 0.4', text[begin:end])
for key, value in figures.items():
    run_text = re.sub(rf'"{key}": (\{{[^}}]*\}}|"[^"]*"|[-0-9.e]+)', f'"{key}": {json.dumps(value)}', run_text, count=1)
open(path, 'w').write(text[:begin] + run_text + text[end:])
