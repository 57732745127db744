import { describe, expect, it } from 'vitest'
import { readCommandLine } from './sizes.ts'

const sizes = { rounds: [5, 1], rows: [1000, 10] } as const
const read = (...args: string[]) => readCommandLine(sizes, { texts: ['before'], switches: ['write'] }, args)

describe('the command line of a benchmark', () => {
  it('takes the usual sizes, the smallest where they are asked for, and each that is chosen before both', () => {
    expect(read()).toEqual({
      ...{ smallest: false, sizes: { rounds: 5, rows: 1000 } },
      ...{ texts: { before: undefined }, switches: { write: false } },
    })
    expect(read('--smallest').sizes).toEqual({ rounds: 1, rows: 10 })
    expect(read('--smallest', '--rows', '20').sizes).toEqual({ rounds: 1, rows: 20 })
    expect(read('--before', 'tree', '--write')).toMatchObject({ texts: { before: 'tree' }, switches: { write: true } })
  })

  it('refuses a size that is no number above 0, and a flag that it does not know', () => {
    expect(() => read('--rows', 'many')).toThrow('--rows')
    expect(() => read('--rows', '0')).toThrow('--rows')
    expect(() => read('--columns', '3')).toThrow('columns')
  })
})
