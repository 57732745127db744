import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { jsonText } from './jsonText'

/** Where the fixtures lie; its README says what made them. */
export const earlierFolder = join(import.meta.dirname, '../data/earlier')

export interface StoredHistory {
  epochs: (number | null)[]
  trainLoss: (number | null)[]
  validationLoss: (number | null)[]
}

export interface StoredRun {
  /** As that version listed it; its spec is of that version. */
  summary: {
    id: string
    state: string
    epoch: number
    fingerprint: string | null
    spec: StoredSpec
    removed: boolean
    problem: StoredProblem | null
    warnings: string[]
  }
  inputs: string[]
  parts: Record<string, number> | null
  history: StoredHistory
}

export interface StoredProblem {
  code: string
  message: string
  setting?: string
}

export interface StoredSpec {
  version: number
  dataset: string
  preparation: object
  network: object
  training: object
  seed: number
}

/** One object of `train --json`, without seconds and threads. */
export interface TrainOutput {
  fingerprint: string
  metrics: object
  bestEpoch?: number | null
}

export interface Command {
  args: string[]
  output: TrainOutput | { folds: TrainOutput[]; validation: object }
}

/** What a version said of its own workspace, and what it made of it. */
interface Then {
  engine: string
  settings: {
    spec: StoredSpec
    dataset: string
    ticked: string[]
    plane: object
    theme: string
    concurrentRuns: number
  }
  datasets: {
    info: { id: string; reading?: object; delimiter?: string; encoding?: string; header?: boolean; columns: object[] }
    rows: (string | null)[][]
  }[]
  runs: Record<string, StoredRun>
  models: { id: string; name: string; removed: boolean; fingerprint: string }[]
  /** Fingerprints of runs that were cut off, had they not been. */
  uninterrupted: Record<string, string>
  /** Paths from the folder of the fixtures: a run's exported model, rows, and these rows as that version scored them. */
  files: Record<string, { model: string; rows: string; scored: string }>
  commands: Command[]
}

type Answers = Record<string, Record<string, unknown>>

export interface EarlierVersion {
  version: number
  then: Then
  /** What the app of the commit that the README names answers, by question and by run. */
  today: Answers
}

const expectedPath = (version: number) => join(earlierFolder, `version${version}/expected.json`)
const read = (version: number) => JSON.parse(readFileSync(expectedPath(version), 'utf8')) as EarlierVersion

export const earlierVersions: EarlierVersion[] = [1, 2, 3].map(read)

const recording = process.env['RECORD_TODAY'] === 'yes'

/**
 * What today's app answered when that was recorded. With RECORD_TODAY=yes the answer is recorded anew, and is what is
 * expected from then on.
 */
export function recorded<Answer>(earlier: EarlierVersion, question: string, answer: () => Answer): Answer {
  const { version, today } = earlier
  if (recording) {
    today[question] = answer() as Record<string, unknown>
    writeFileSync(expectedPath(version), jsonText({ ...read(version), today: { ...read(version).today, ...today } }))
  }
  expect(today, `what is recorded of version ${version}`).toHaveProperty(question)
  return today[question] as Answer
}
