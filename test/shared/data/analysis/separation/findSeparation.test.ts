import { describe, expect, it } from 'vitest'
import { fitPreparation } from '@shared/data/preparation/preparation'
import { findSeparation } from '@shared/data/analysis/separation/findSeparation'
import type { PreparationSpec } from '@shared/spec/runSpec'
import type { Column } from '@shared/data/table/table'
import { defaultPreparation } from '../../../../support/defaults'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'

/** What is found of the rows but the last two, which are the test part. */
function found(features: Column[], classes: string[]) {
  const days = numbers(
    'day',
    classes.map((_, row) => row),
  )
  const table = tableWith(...features, texts('y', classes), days)
  const preparation: PreparationSpec = {
    ...defaultPreparation,
    ...{ target: 'y', features: features.map(({ name }) => name), split: 'time', splitColumn: 'day' },
    ...{ validationShare: 0, testShare: 2 / classes.length },
  }
  const prepared = fitPreparation(table, preparation)
  expect(prepared.parts.test).toHaveLength(2)
  return findSeparation(prepared.fitted, table, prepared.parts.train)
}

describe('a class without training rows', () => {
  const x = numbers('x', [1, 2, 3, 4, 2.5, 9])

  it('is not separated from the others, which overlap', () => {
    // 1 and 3 are a, 2 and 4 b: no threshold parts them. c is tested only.
    const classes = ['a', 'b', 'a', 'b', 'b', 'c']
    expect(found([x], classes)).toBeNull()
    expect(found([x, numbers('z', [1, 0, 0, 1, 1, 5])], classes)).toBeNull()
  })

  it('does not hide that the others are separated, whichever place it has', () => {
    const kinds = [
      { classes: ['b', 'b', 'c', 'c', 'c', 'a'], apart: [1, 2] },
      { classes: ['a', 'a', 'c', 'c', 'c', 'b'], apart: [0, 2] },
    ]
    for (const { classes, apart } of kinds) {
      const separation = found([x], classes)
      expect(separation).toMatchObject({ kind: 'complete', single: [{ feature: 'x', input: 'x', level: false }] })
      const [single] = (separation as { single: { classIndex: number }[] }).single
      expect(apart).toContain(single?.classIndex)
    }
  })
})
