import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { checkComparable, sharedRows } from '@shared/evaluation/comparison/comparable'
import { exampleSpec } from '../../../support/examples'

function run(name: string, preparation: Partial<PreparationSpec> = {}, classes: string[] = ['no', 'yes']) {
  return { name, classes, spec: { ...exampleSpec, preparation: { ...exampleSpec.preparation, ...preparation } } }
}
const refused = expect.objectContaining({ code: 'bad-call' }) as Error
const refusal = (act: () => void): string => {
  try {
    act()
  } catch (error) {
    expect(error).toEqual(refused)
    return (error as Error).message
  }
  throw new Error('It was not refused.')
}

describe('runs that can be compared', () => {
  it('are those of one dataset, target, task, event and weights, whatever their features and split', () => {
    checkComparable([run('A'), run('B', { features: ['x', 'z'], validationShare: 0.1 })])
  })

  it.each<[string, ReturnType<typeof run>, string]>([
    ['another target', run('B', { target: 'z' }), 'z'],
    ['a number', run('B', { task: 'regression' }, []), 'number'],
    ['the other event', run('B', {}, ['yes', 'no']), 'event'],
    ['other classes', run('B', {}, ['no', 'maybe', 'yes']), 'classes'],
    ['other weights', run('B', { weights: 'w' }), 'by w'],
    ['other data', { ...run('B'), spec: { ...run('B').spec, dataset: 'cd'.repeat(32) } }, 'data'],
  ])('are not those of %s, and both are named with what differs', (_, other, word) => {
    const message = refusal(() => checkComparable([run('A'), other]))
    for (const part of ['A', 'B', word]) expect(message).toContain(part)
  })
})

describe('rows of a part that several runs have', () => {
  const rowsOf = (name: string, rows: number[], preparation: Partial<PreparationSpec> = {}) => ({
    ...run(name, preparation),
    rows: Uint32Array.from(rows),
  })

  it('are the part itself where it is the same, even of different splits', () => {
    const rows = [1, 5, 9]
    const found = sharedRows([rowsOf('A', rows), rowsOf('B', rows, { validationShare: 0.1 })], 'test')
    expect(found).toEqual({ rows: Uint32Array.from(rows), notes: [] })
  })

  it('are told where missing values left some out of one of them', () => {
    const { rows, notes } = sharedRows([rowsOf('A', [1, 2, 3, 4]), rowsOf('B', [2, 3, 4, 6])], 'validation')
    expect([...rows]).toEqual([2, 3, 4])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('3 validation rows')
  })

  it('are refused where splits differ or hardly a row is shared', () => {
    const other = rowsOf('B', [2, 3, 5], { splitSeed: exampleSpec.preparation.splitSeed + 1 })
    expect(refusal(() => sharedRows([rowsOf('A', [1, 2, 3]), other], 'validation'))).toContain('split')
    refusal(() => sharedRows([rowsOf('A', [1, 2, 3]), rowsOf('B', [3, 5, 8])], 'validation'))
  })
})
