/** One problem that every engine solves from the same bytes, the same starting weights and the same settings. */
export interface Workload {
  name: string
  title: string
  /** Whose files it reads: two workloads may differ in precision only. */
  data: string
  kind: 'descent' | 'lbfgs' | 'network'
  rows: number
  columns: number
  /** Units of each hidden layer, ReLU. */
  hidden: number[]
  /** 2: one sigmoid output; more: softmax. */
  classes: number
  precision: 'float32' | 'float64'
  /** Rows of a step; equal to rows: full batch. */
  batch: number
  learningRate: number
  /** lbfgs: the Euclidean norm of the mean gradient at which it ends. */
  tolerance: number
  /**
   * Epochs of a round, for every engine whose loss is to be compared. Enough that the first tens of milliseconds of a run of
   * ours, in which V8 compiles, count as little as in a run that a person makes.
   */
  epochs: number
  /** What a reported time is of. */
  unit: 'run' | 'epoch'
  goals: Goal[]
}

/** How many times as long as ours an engine, or the fastest of all peers, should take. */
export interface Goal {
  against: 'PyTorch' | 'NumPy' | 'scikit-learn' | 'best peer'
  ratio: number
}

const lbfgs = {
  data: 'W2',
  kind: 'lbfgs',
  rows: 100_000,
  columns: 50,
  hidden: [],
  classes: 2,
  batch: 100_000,
  learningRate: 1,
  tolerance: 1e-4,
  epochs: 100,
  unit: 'run',
  goals: [{ against: 'scikit-learn', ratio: 3 }],
} as const satisfies Partial<Workload>

const network = {
  kind: 'network',
  precision: 'float32',
  learningRate: 0.001,
  tolerance: 0,
  unit: 'epoch',
} as const satisfies Partial<Workload>

export const workloads: Workload[] = [
  {
    name: 'W1',
    title: 'logistic regression, 100 x 2, gradient descent, 1,000 epochs with history',
    data: 'W1',
    kind: 'descent',
    rows: 100,
    columns: 2,
    hidden: [],
    classes: 2,
    precision: 'float64',
    batch: 100,
    learningRate: 0.5,
    tolerance: 0,
    epochs: 1000,
    unit: 'run',
    goals: [
      { against: 'PyTorch', ratio: 30 },
      { against: 'NumPy', ratio: 1 },
    ],
  },
  { ...lbfgs, name: 'W2 float32', title: 'logistic regression, 100,000 x 50, L-BFGS', precision: 'float32' },
  { ...lbfgs, name: 'W2 float64', title: 'logistic regression, 100,000 x 50, L-BFGS', precision: 'float64' },
  {
    ...network,
    name: 'W3',
    title: 'network, 10,000 x 20, [16], 2 classes, Adam, batches of 32',
    data: 'W3',
    rows: 10_000,
    columns: 20,
    hidden: [16],
    classes: 2,
    batch: 32,
    epochs: 100,
    goals: [{ against: 'scikit-learn', ratio: 25 }],
  },
  {
    ...network,
    name: 'W4',
    title: 'network, 100,000 x 50, [64, 32], 10 classes, Adam, batches of 128',
    data: 'W4',
    rows: 100_000,
    columns: 50,
    hidden: [64, 32],
    classes: 10,
    batch: 128,
    epochs: 10,
    goals: [{ against: 'scikit-learn', ratio: 4 }],
  },
  {
    ...network,
    name: 'W5',
    title: 'network, 60,000 x 784, [256], 10 classes, Adam, batches of 256',
    data: 'W5',
    rows: 60_000,
    columns: 784,
    hidden: [256],
    classes: 10,
    batch: 256,
    epochs: 3,
    goals: [{ against: 'best peer', ratio: 1.2 }],
  },
]

/** The same problem with few rows and epochs: what is left takes no time to speak of. */
export function smallestOf(workload: Workload): Workload {
  const rows = Math.min(workload.rows, 2 * Math.min(workload.batch, 300))
  const batch = workload.batch === workload.rows ? rows : workload.batch
  return { ...workload, title: `${workload.title}, at its smallest: ${rows} rows`, rows, batch, epochs: 2 }
}

/** Units of every layer from the inputs to the output. */
export function layerSizes({ columns, hidden, classes }: Pick<Workload, 'columns' | 'hidden' | 'classes'>): number[] {
  return [columns, ...hidden, classes === 2 ? 1 : classes]
}

/** Weights and biases of all layers. */
export function parameterCount(workload: Workload): number {
  const sizes = layerSizes(workload)
  return sizes.slice(1).reduce((sum, outputs, layer) => sum + ((sizes[layer] as number) + 1) * outputs, 0)
}
