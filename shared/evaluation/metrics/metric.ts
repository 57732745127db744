import type { Matrix, RealArray } from '../../math/matrix'
import type { Task } from '../../spec/runSpec'
import type { AgainstRest } from './againstRest'
import type { ReliabilityBin } from './reliability'

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
  /** Of that, each class against all others. */
  counts: AgainstRest[]
  /** The mean cross-entropy in nats, from the logits: a probability that was rounded to 0 has lost how wrong it is. */
  crossEntropy: number
  /** The mean of (p - y)² of the event; of more than two classes the sum of that over the classes of a row. */
  squaredError: number
  /** By the probability of the event; of more than two classes by that of the predicted class. */
  reliability: ReliabilityBin[]
  /** For each class the pairs of rows that its probabilities order right (`winsOver`); of two classes for the event only. */
  wins: number[][]
  /** For each class the area under precision by recall (`precisionArea`); of two classes for the event only. */
  precisionAreas: (number | null)[]
}

/** The same of a model of a number. Both arrays are on the scale that the network learns. */
export interface NumberContext {
  rows: number
  truth: RealArray
  predicted: RealArray
  /** The target's units in one of that scale, and the number that is its 0. */
  scale: number
  center: number
  /** The mean, and the root of the mean square, of what a row has, by the weights of the rows where there are some. */
  meanOf(term: (row: number) => number): number
  rootMeanSquareOf(term: (row: number) => number): number
  /** Whether a row has a weight above 0. */
  counts(row: number): boolean
  /** On that scale too. */
  rootMeanSquareError: number
  medianAbsoluteError: number
}

/** Rows, or the sums of their weights. */
export interface ShareOfRows {
  part: number
  all: number
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
  /** The same of more than two classes, where it is a mean over them. */
  ofSeveral?: { label: string; hint: string }
  format: MetricFormat
  better: 'higher' | 'lower'
  /**
   * In the table of runs: in any panel, where the panel is wide or very wide, nowhere since the loss that stands there is the same, or never:
   * in no table of several runs, but in the evaluation of one.
   */
  inRunTable: 'always' | 'wide' | 'veryWide' | 'never' | 'asLoss'
  /** That with two classes it is of the event, so that it changes with the choice of the event. */
  ofEvent?: true
  /** That it says something new of more than two classes only. */
  onlySeveral?: true
  /** Why it may have no value; a sentence. */
  notDefined: string
}

/** How the interval of a metric is made (`shared/evaluation/intervals`). */
export type IntervalMethod = 'wilson' | 'delong' | 'bootstrap'

/** One measure of how well a model does on a part, every row counting by its weight in the table, without weights once. */
export interface MetricOf<Of extends Task, Context> extends Wording {
  task: Of
  /** What of the context it is computed from. */
  needs: readonly (keyof Context)[]
  /** Wilson's needs `share`; DeLong's is of two classes without weights. Elsewhere the bootstrap takes their place. */
  interval: IntervalMethod
  /** That it sums sizes of differences, so that chance alone raises it above 0. */
  raisedByChance?: true
  /** The sums of weights that it is a share of; null where it is none, being a mean over several classes. */
  share?: (context: Context) => ShareOfRows | null
  /** Row by row 1 for what it counts, where without weights it is the share of that among all rows. */
  hits?: (context: Context) => Uint8Array
  /** Null where it is not defined for these rows; what is not finite is taken for null. */
  compute(context: Context): number | null
}
export type ClassMetric = MetricOf<'classification', ClassContext>
export type NumberMetric = MetricOf<'regression', NumberContext>
export type Metric = ClassMetric | NumberMetric

/** What a metric's own file says; `compute` gets no more than it needs. */
type Described<Context, Need extends keyof Context> = Wording & {
  needs: readonly Need[]
  interval: IntervalMethod
  raisedByChance?: true
  share?: (context: Pick<Context, Need>) => ShareOfRows | null
  hits?: (context: Pick<Context, Need>) => Uint8Array
  compute(context: Pick<Context, Need>): number | null
}

export function classMetric<Need extends keyof ClassContext>(metric: Described<ClassContext, Need>): ClassMetric {
  return { task: 'classification', ...metric }
}

export function numberMetric<Need extends keyof NumberContext>(metric: Described<NumberContext, Need>): NumberMetric {
  return { task: 'regression', ...metric }
}
