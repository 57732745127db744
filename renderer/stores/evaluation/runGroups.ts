import type { RunSummary } from '@shared/contract/run'
import { differingSettings } from '@shared/spec/settingTexts'

/** Runs of one group of settings, in several folds or with several seeds. */
export interface RunGroup {
  /** What sets it apart from the other group. */
  name: string
  runs: RunSummary[]
}

const mostSettings = 3
const mostCharacters = 80

/** The two groups that runs fall into, where they are two, each of at least two runs; else null. */
export function runGroups(runs: readonly RunSummary[]): [RunGroup, RunGroup] | null {
  const byKey = new Map<string, RunSummary[]>()
  for (const run of runs) {
    const key = keyOf(run)
    byKey.set(key, [...(byKey.get(key) ?? []), run])
  }
  const [first, second, ...others] = [...byKey.values()]
  if (first === undefined || second === undefined || others.length > 0) return null
  if (first.length < 2 || second.length < 2) return null
  return [
    { name: nameOf(first, second), runs: first },
    { name: nameOf(second, first), runs: second },
  ]
}

/** The same for runs that differ in nothing but which rows they hold out and from which numbers they begin. */
function keyOf({ spec }: RunSummary): string {
  const { preparation } = spec
  return JSON.stringify({ ...spec, seed: 0, preparation: { ...preparation, splitSeed: 0, fold: 0 } })
}

function nameOf([own]: readonly RunSummary[], [other]: readonly RunSummary[]): string {
  if (own === undefined || other === undefined) return ''
  const settings = differingSettings([own.spec, other.spec]).filter(
    ({ path }) => path !== 'seed' && path !== 'preparation.splitSeed' && path !== 'preparation.fold',
  )
  const name = settings.slice(0, mostSettings).map(({ label, values }) => `${label} ${values[0]}`)
  const text = name.length === 0 ? own.name : name.join(', ')
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text
}
