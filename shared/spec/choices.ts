/** The closed choices of a RunSpec, and what each choice means. Their names on screen are in the table of settings. */

export const activations = ['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'gelu', 'softplus', 'identity'] as const
/** What the variance of the starting weights follows from; biases start at 0. */
export const initialisations = ['zeros', 'glorot', 'he', 'lecun'] as const
export const initialDistributions = ['uniform', 'normal'] as const
export const losses = ['crossEntropy', 'squaredError', 'huber'] as const
export const optimizers = ['gd', 'sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'lbfgs', 'newton'] as const
export const schedules = ['constant', 'step', 'cosine', 'plateau'] as const
export const precisions = ['float32', 'float64'] as const
/**
 * How a number enters the network. Fitted on training rows: zscore (mean 0, standard deviation 1), minmax (0 to 1), robust
 * (median 0, interquartile range 1), maxabs (largest magnitude 1), quantile (its place among the training values, 0 to 1).
 */
export const standardizations = ['none', 'zscore', 'minmax', 'robust', 'maxabs', 'quantile'] as const
/** For all features: `drop` leaves rows with a missing feature out; `impute` takes the mean or the most frequent level. */
export const missingRules = ['drop', 'impute'] as const
export const tasks = ['classification', 'regression'] as const
/**
 * How rows are assigned to training, validation and test. holdout: by chance. grouped: by chance, all rows of one value of the split column together.
 * time: the earliest rows of the split column train, the latest test. folds: a share for the test, the others in k folds, of
 * which one validates (grouped where there is a split column).
 */
export const splitKinds = ['holdout', 'grouped', 'time', 'folds'] as const

export type Activation = (typeof activations)[number]
export type Initialisation = (typeof initialisations)[number]
export type InitialDistribution = (typeof initialDistributions)[number]
export type Loss = (typeof losses)[number]
export type Optimizer = (typeof optimizers)[number]
export type Schedule = (typeof schedules)[number]
export type Precision = (typeof precisions)[number]
export type Standardization = (typeof standardizations)[number]
export type MissingRule = (typeof missingRules)[number]
export type Task = (typeof tasks)[number]
export type SplitKind = (typeof splitKinds)[number]

/** Optimizers of the whole batch only: their step needs the gradient, or the curvature, of every row. */
export const wholeBatchOptimizers: readonly Optimizer[] = ['gd', 'lbfgs', 'newton']

/** Optimizers that find the length of each step themselves: no learning rate, schedule or clipping enters. */
export const ownStepOptimizers: readonly Optimizer[] = ['lbfgs', 'newton']

/** Optimizers of plain steps, whose learning rate can follow the curvature of the data where there are no hidden layers. */
export const dataRateOptimizers: readonly Optimizer[] = ['gd', 'sgd', 'momentum', 'nesterov']
