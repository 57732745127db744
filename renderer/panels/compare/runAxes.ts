import type { RunSummary } from '@shared/contract/run'
import type { RunAxis } from '@renderer/charts/runs/parallelRuns'
import { differingSettings } from '@shared/spec/settingTexts'
import { relevantSettings } from '@shared/spec/relevantSettings'
import { type SettingPath, valueAt } from '@shared/spec/settings/table'

/** The settings in which the runs differ, as axes: of numbers where it is a number for each of them, else of texts. */
export function settingAxes(runs: readonly Pick<RunSummary, 'spec'>[]): RunAxis[] {
  return differingSettings(runs.map(({ spec }) => spec)).map(({ path, label, values }) => {
    const numbers = runs.map((run) => numberAt(run, path))
    return { name: label, values: numbers.every((value) => value !== null) ? (numbers as number[]) : values }
  })
}

function numberAt({ spec }: Pick<RunSummary, 'spec'>, path: SettingPath): number | null {
  const value: unknown = relevantSettings(spec).has(path) ? valueAt(spec, path) : null
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
