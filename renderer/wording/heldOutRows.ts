import type { RunSummary } from '@shared/contract/run'
import { relevantSettings } from '@shared/spec/relevantSettings'
import { type SettingPath, settingAt, valueAt } from '@shared/spec/settings/table'

type Judged = Pick<RunSummary, 'id' | 'name' | 'spec' | 'metrics'>

/** Settings that decide which rows are held out. */
const deciding: readonly SettingPath[] = [
  'preparation.split',
  'preparation.splitColumn',
  'preparation.folds',
  'preparation.repeats',
  'preparation.fold',
  'preparation.validationShare',
  'preparation.testShare',
  'preparation.stratify',
  'preparation.splitSeed',
]

/**
 * Of each run that is measured, by its id, what says which rows it was measured on, where that is not the same for all: "validation fold 2"
 * or "80 validation and 81 test rows". Empty where all were measured on the same rows, as far as their settings and counts tell.
 */
export function heldOutTexts(runs: readonly Judged[]): Map<string, string> {
  const measured = runs.filter(({ metrics }) => metrics !== null)
  if (new Set(measured.map(rowsKey)).size < 2) return new Map()
  const differing = deciding.filter((path) => new Set(measured.map((run) => settingKey(run, path))).size > 1)
  return new Map(measured.map((run) => [run.id, textOf(run, differing)]))
}

function textOf({ spec, metrics }: Judged, differing: readonly SettingPath[]): string {
  const settings = differing
    .filter((path) => relevantSettings(spec).has(path))
    .map((path) => `${settingAt(path).label.toLowerCase()} ${settingAt(path).text(valueAt(spec, path))}`)
  const rows = `${metrics?.validation?.rows ?? 0} validation and ${metrics?.test?.rows ?? 0} test rows`
  return settings.length > 0 ? settings.join(', ') : rows
}

const settingKey = ({ spec }: Judged, path: SettingPath) =>
  relevantSettings(spec).has(path) ? JSON.stringify(valueAt(spec, path)) : 'none'

/** Rows that are left out change the parts too: what decides on them is seen by the counts. */
function rowsKey(run: Judged): string {
  const { spec, metrics } = run
  const counts = [metrics?.train?.rows, metrics?.validation?.rows, metrics?.test?.rows]
  return JSON.stringify([spec.dataset, counts, ...deciding.map((path) => settingKey(run, path))])
}

/** The caution for runs side by side that were measured on different rows; null where they were not. */
export function heldOutNote(runs: readonly Judged[]): string | null {
  return heldOutTexts(runs).size === 0
    ? null
    : 'These runs were evaluated on different rows: differences between them may come from the rows.'
}

/** Which runs count rows by a weight; null where none does. */
export function weightedNote(runs: readonly Judged[]): string | null {
  const weighted = runs.filter(({ metrics }) => metrics?.train?.weighted === true)
  if (weighted.length === 0) return null
  const texts = weighted.map(({ name, spec }) => `${name} by ${spec.preparation.weights}`)
  return `Rows are weighted: ${texts.join(', ')}.`
}
