"""A network in PyTorch, batches taken by index from one shuffled order an epoch (faster than a DataLoader)."""

from time import perf_counter

import torch
from rounds import answer
from torch import nn


def build(workload):
    linears = []
    for weights, biases in workload.start():
        linear = nn.Linear(*weights.shape)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weights.T))
            linear.bias.copy_(torch.from_numpy(biases))
        linears.append(linear)
    hidden = [part for linear in linears[:-1] for part in (linear, nn.ReLU())]
    return linears, nn.Sequential(*hidden, linears[-1])


def prepare(workload, threads):
    if threads > 0:
        torch.set_num_threads(threads)
    inputs = workload.inputs("float32")
    x = torch.from_numpy(inputs)
    binary = workload.classes == 2
    y = torch.from_numpy(workload.labels)
    y = y.float()[:, None] if binary else y
    torch.manual_seed(1)

    def train(epochs):
        linears, model = build(workload)
        objective = nn.BCEWithLogitsLoss() if binary else nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(model.parameters(), lr=workload.learningRate)
        began = perf_counter()
        for _ in range(epochs):
            order = torch.randperm(workload.rows)
            for rows in order.split(workload.batch):
                optimizer.zero_grad()
                objective(model(x[rows]), y[rows]).backward()
                optimizer.step()
        seconds = perf_counter() - began
        layers = [
            (linear.weight.detach().double().numpy().T, linear.bias.detach().double().numpy()) for linear in linears
        ]
        return seconds, layers, {}

    return inputs, train


answer(f"PyTorch {torch.__version__}", prepare)
