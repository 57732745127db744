import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { runGroups } from '../../../../renderer/stores/evaluation/runGroups'
import { exampleRun, exampleSpec } from '../../../support/examples'

function run(features: string[], preparation: Partial<PreparationSpec> = {}, seed = 1) {
  const spec = { ...exampleSpec, seed, preparation: { ...exampleSpec.preparation, features, ...preparation } }
  return { ...exampleRun, id: JSON.stringify([features, preparation, seed]), spec }
}
const fold = (features: string[], at: number) => run(features, { split: 'folds', folds: 5, fold: at })

describe('groups of runs', () => {
  it('are runs that differ in their fold, or in their seeds, alone, called by what sets them apart', () => {
    const folds = runGroups([fold(['x'], 0), fold(['z'], 0), fold(['x'], 1), fold(['z'], 1), fold(['z'], 2)])!
    expect(folds.map(({ runs }) => runs.length)).toEqual([2, 3])
    expect(folds.map(({ name }) => name.split(' ').at(-1))).toEqual(['x', 'z'])
    const seeds = runGroups([run(['x'], {}, 1), run(['x'], { splitSeed: 7 }, 2), run(['z'], {}, 1), run(['z'], {}, 2)])
    expect(seeds?.map(({ runs }) => runs.length)).toEqual([2, 2])
  })

  it('are none where a group has a single run, and where there are one or three groups', () => {
    expect(runGroups([fold(['x'], 0), fold(['x'], 1), fold(['z'], 0)])).toBeNull()
    expect(runGroups([fold(['x'], 0), fold(['x'], 1)])).toBeNull()
    expect(runGroups(['x', 'y', 'z'].flatMap((of) => [fold([of], 0), fold([of], 1)]))).toBeNull()
    expect(runGroups([])).toBeNull()
  })
})
