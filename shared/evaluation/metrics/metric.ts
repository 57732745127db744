import type { Matrix, RealArray } from '../../math/matrix'
import type { Task } from '../../spec/runSpec'

/** How a value is written: nats, in the unit of the target, as a share of 1, or as a coefficient whose best is 1. */
export type MetricFormat = 'nats' | 'unit' | 'share' | 'coefficient'

/** What can be measured of a model of classes on the rows of a part; each is computed when it is first read. */
export interface ClassContext {
  rows: number
  /** The true class of each row. */
  truth: Uint32Array
  /** Rows × classes. */
  probabilities: Matrix
  /** The predicted class of each row; see predictedClass.ts. */
  predicted: Uint32Array
  /** How many rows: those of the true class in a row, of the predicted class in a column. */
  confusion: number[][]
  /** The same as sums of weights, where rows count by a weight; else the same numbers. */
  weighedConfusion: number[][]
  /** The mean cross-entropy in nats, from the logits: a probability that was rounded to 0 has lost how wrong it is. */
  crossEntropy: number
}

/** The same of a model of a number. Both arrays are on the scale that the network learns. */
export interface NumberContext {
  rows: number
  truth: RealArray
  predicted: RealArray
  /** The target's units in one of that scale. */
  scale: number
  /** The mean, and the root of the mean square, of what a row has, by the weights of the rows where there are some. */
  meanOf(term: (row: number) => number): number
  rootMeanSquareOf(term: (row: number) => number): number
  /** On that scale too. */
  rootMeanSquareError: number
}

interface Wording {
  /** In stored runs, model files and JSON; never changed, and neither `rows` nor `confusion`, which stand beside it there. */
  key: string
  /** "log loss"; within a sentence. */
  label: string
  /** What heads a narrow column: "acc." */
  short: string
  /** What it is, in a few words. */
  hint: string
  format: MetricFormat
  better: 'higher' | 'lower'
  /** In the table of runs: in any panel, where the panel is wide or very wide, or nowhere since the loss that stands there is the same. */
  inRunTable: 'always' | 'wide' | 'veryWide' | 'asLoss'
  /** Whether it is of the event: of more than two classes there is none. */
  ofEvent?: true
}

/** One measure of how well a model does on a part, every row counting by its weight in the table, without weights once. */
export interface MetricOf<Of extends Task, Context> extends Wording {
  task: Of
  /** What of the context it is computed from. */
  needs: readonly (keyof Context)[]
  /** Null where it is not defined for these rows; what is not finite is taken for null. */
  compute(context: Context): number | null
}
export type ClassMetric = MetricOf<'classification', ClassContext>
export type NumberMetric = MetricOf<'regression', NumberContext>
export type Metric = ClassMetric | NumberMetric

/** What a metric's own file says; `compute` gets no more than it needs. */
type Described<Context, Need extends keyof Context> = Wording & {
  needs: readonly Need[]
  compute(context: Pick<Context, Need>): number | null
}

export function classMetric<Need extends keyof ClassContext>(metric: Described<ClassContext, Need>): ClassMetric {
  return { task: 'classification', ...metric }
}

export function numberMetric<Need extends keyof NumberContext>(metric: Described<NumberContext, Need>): NumberMetric {
  return { task: 'regression', ...metric }
}
