"""Gradient descent for a logistic regression in PyTorch: nn.Linear, SGD on all rows, the loss of each epoch kept."""

from time import perf_counter

import torch
from rounds import answer
from torch import nn


def prepare(workload, threads):
    if threads > 0:
        torch.set_num_threads(threads)
    inputs = workload.inputs("float32")
    x = torch.from_numpy(inputs)
    y = torch.from_numpy(workload.labels).float()[:, None]

    def train(epochs):
        ((weights, biases),) = workload.start()
        model = nn.Linear(workload.columns, 1)
        with torch.no_grad():
            model.weight.copy_(torch.from_numpy(weights.T))
            model.bias.copy_(torch.from_numpy(biases))
        objective = nn.BCEWithLogitsLoss()
        optimizer = torch.optim.SGD(model.parameters(), lr=workload.learningRate)
        history = []
        began = perf_counter()
        for _ in range(epochs):
            optimizer.zero_grad()
            loss = objective(model(x), y)
            loss.backward()
            optimizer.step()
            history.append(loss.item())
        seconds = perf_counter() - began
        layer = (model.weight.detach().double().numpy().T, model.bias.detach().double().numpy())
        return seconds, [layer], {"history": len(history)}

    return inputs, train


answer(f"PyTorch {torch.__version__}", prepare)
