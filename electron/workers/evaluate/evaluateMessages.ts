import type { Comparison } from '@shared/contract/comparison'
import type { RunCurves } from '@shared/contract/curves'
import type {
  Cell,
  Contributions,
  Dependence,
  Importance,
  NotableRows,
  ModelExplanation,
} from '@shared/contract/explanation'
import type { InferenceAnswer, IntervalKind } from '@shared/contract/inference'
import type { Part } from '@shared/contract/metrics'
import type { Predictions } from '@shared/contract/predictions'
import type { Evaluation } from '@shared/contract/evaluation'
import type { ModelParts } from '@shared/model/fittedModel'
import type { KeptPredictions } from '@shared/model/predictions'
import type { ReadingChoices } from '@shared/spec/reading'
import type { PreparationSpec, RunSpec } from '@shared/spec/runSpec'
import type { TableAccess } from '../table/tableAccess'
import type { ThreadAnswer } from '../threads/serveThread'

/** The probability of one class, or the predicted number, over the plane of two numeric features of a fitted run. */
export interface FieldRequest {
  kind: 'field'
  model: ModelParts
  x: string
  y: string
  xRange: [number, number]
  yRange: [number, number]
  resolution: number
  /** Without a meaning where the target is a number. */
  classIndex: number
}

/** What a model says of every row that its run can use. */
export interface PredictionsRequest {
  kind: 'predictions'
  model: ModelParts
  spec: RunSpec
  access: TableAccess
  /** Bytes that prepared rows may take in memory. */
  memory: number
}

/** Curves of the probability of one class, from predictions that are there. */
export interface CurvesRequest {
  kind: 'curves'
  predictions: Predictions
  part: Part
  classIndex: number
  seed: number
  /** Where the weights of the rows are; null where each counts once. */
  weights: { preparation: Pick<PreparationSpec, 'weights'>; access: TableAccess } | null
  memory: number
}

/** A run's model and its dataset, of which the model's own split is made anew. */
export interface ModelOnTable {
  model: ModelParts
  spec: RunSpec
  access: TableAccess
  memory: number
}

/** What the coefficients of a model without hidden layers say. */
export interface InferenceRequest extends ModelOnTable {
  kind: 'inference'
  intervals: IntervalKind
  firth: boolean
}

export interface ImportanceRequest extends ModelOnTable {
  kind: 'importance'
  part: Part
  seed: number
}

export interface DependenceRequest extends ModelOnTable {
  kind: 'dependence'
  part: Part
  feature: string
  /** Without a meaning where the target is a number. */
  classIndex: number
}

export interface ContributionsRequest extends ModelOnTable {
  kind: 'contributions'
  /** Counted from 0; null for a row of typical values. */
  row: number | null
  changes: Record<string, Cell>
  classIndex: number
}

/** The rows of a part that are predicted worst or least surely, from predictions that are there. */
export interface NotableRowsRequest {
  kind: 'notableRows'
  predictions: Predictions
  part: Part
  most: NotableRows['most']
}

/** What a model file says of itself and of the rows of a file. */
export interface ExplainFileRequest {
  kind: 'explainFile'
  modelText: string
  file: { path: string; name: string; choices: ReadingChoices } | null
  /** Of the file, counted from 0. */
  row: number | null
  seed: number
}

/** What explains a model. */
export type ExplainRequest = InferenceRequest | ImportanceRequest | DependenceRequest | ContributionsRequest

/** How good predictions that are there are on the rows of a part. */
export interface EvaluationRequest {
  kind: 'evaluation'
  predictions: KeptPredictions
  part: Part
  /** Of two classes, from which probability on a row counts as the event. */
  threshold: number
  /** Figures by this column too. */
  by: string | null
  seed: number
  /** Where the columns of the dataset are. */
  access: TableAccess
  preparation: Pick<PreparationSpec, 'weights'>
  memory: number
}

/** Several runs of one dataset on the same rows of a part. */
export interface ComparisonRequest {
  kind: 'comparison'
  runs: { id: string; name: string; spec: RunSpec; predictions: Omit<KeptPredictions, 'values'> }[]
  /** The run that the others are compared with. */
  reference: string
  part: Part
  /** The key of the metric that is spoken of; null for the main one. */
  metric: string | null
  seed: number
  /** Where the columns of the dataset are. */
  access: TableAccess
  memory: number
}

export type EvaluateRequest =
  | FieldRequest
  | PredictionsRequest
  | CurvesRequest
  | EvaluationRequest
  | ComparisonRequest
  | ExplainRequest
  | NotableRowsRequest
  | ExplainFileRequest

export type Evaluated =
  | { kind: 'field'; values: Float32Array; held: { feature: string; value: string }[] }
  | { kind: 'predictions'; predictions: KeptPredictions }
  | { kind: 'evaluation'; evaluation: Evaluation }
  | { kind: 'comparison'; comparison: Comparison }
  | { kind: 'curves'; curves: RunCurves }
  | { kind: 'inference'; inference: InferenceAnswer }
  | { kind: 'importance'; importance: Importance }
  | { kind: 'dependence'; dependence: Dependence }
  | { kind: 'contributions'; contributions: Contributions }
  | { kind: 'notableRows'; notableRows: NotableRows }
  | { kind: 'explainFile'; explanation: ModelExplanation }

export type EvaluateAnswer = ThreadAnswer<Evaluated>
