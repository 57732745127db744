import type { RunCurves } from '@shared/contract/curves'
import type { Remedy } from '@shared/contract/dataset'
import type { FileComparison } from '@shared/contract/comparison'
import type { Evaluation } from '@shared/contract/evaluation'
import type { ScoreWarning } from '@shared/contract/scoreWarning'
import type { ReadingChoices } from '@shared/spec/reading'
import type { OperationMessage } from '../threads/serveThread'

/** The `workerData` of a scoring. */
export interface ScoreRequest {
  modelText: string
  path: string
  /** What messages call the file. */
  name: string
  /** The CSV file that is written. */
  outPath: string
  /** What somebody chose of how the file is read. */
  reading: ReadingChoices
  /** An Int32: 1 asks the worker to stop. */
  cancel: SharedArrayBuffer
}

export interface ScoreResult {
  rows: number
  unscored: number
  warnings: ScoreWarning[]
  /** Readings of the file that the warnings offer. */
  remedies: Remedy[]
  header: string[]
  /** The first rows of the result. */
  preview: string[][]
  /** Size of the written file. */
  bytes: number
}

export type ScoreDone = { kind: 'done' } & ScoreResult

export type ScoreMessage = OperationMessage<ScoreResult>

/** The `workerData` of an evaluation of a model on a file. */
export interface EvaluateFileRequest {
  modelText: string
  path: string
  /** What messages call the file. */
  name: string
  /** What somebody chose of how the file is read. */
  reading: ReadingChoices
  /** A column of the file by which rows are told apart. */
  by: string | null
  /** Of two classes, from which probability on a row counts as the event. */
  threshold: number
  seed: number
  /** An Int32: 1 asks the worker to stop. */
  cancel: SharedArrayBuffer
}

export interface EvaluateFileResult {
  evaluation: Evaluation
  /** Of two classes those of the event. */
  curves: RunCurves | null
  /** Of the model. */
  target: string
  /** Rows of the file, and those that are not evaluated. */
  counts: { file: number; unscored: number; withoutTruth: number; unknownClass: number; withoutWeight: number }
  warnings: ScoreWarning[]
  remedies: Remedy[]
}

export type EvaluateFileDone = { kind: 'done' } & EvaluateFileResult

/** The `workerData` of a comparison of two models on a file. */
export interface CompareFileRequest {
  modelTexts: [string, string]
  /** What the models are called. */
  names: [string, string]
  path: string
  /** What messages call the file. */
  name: string
  /** What somebody chose of how the file is read. */
  reading: ReadingChoices
  seed: number
  /** An Int32: 1 asks the worker to stop. */
  cancel: SharedArrayBuffer
}

export type CompareFileResult = FileComparison
export type CompareFileDone = { kind: 'done' } & CompareFileResult
