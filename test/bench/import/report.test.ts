import { describe, expect, it } from 'vitest'
import { type Contestant, contestantsOf, names } from './contestants.ts'
import type { Figures } from './measure.ts'
import { fileTable, goalTable, linearityTable, replaceBetweenMarkers } from './report.ts'
import type { ImportTools } from './tools.ts'

const figures = (name: string, seconds: number[], more: object = {}): Figures => ({
  name,
  rounds: seconds.map((value) => ({ engine: name, seconds: value, rows: 10, numbers: 18, peak: 5e8, ...more })),
})
const ours = figures(names.one, [3, 1, 2], { stored: 4, columnBytes: 80e6 })
const tools: ImportTools = { node: 'node', ours: '/ours', python: '/python', packages: '/packages', leftOut: [] }

describe('the report of the import bench', () => {
  it('takes the median of the rounds and its ratio to Papa Parse', () => {
    const table = fileTable({ figures: [ours, figures(names.papaparse, [4])], failed: [] }, [])
    expect(table).toContain('| Logit Lab, 1 thread | 2.00 s | 1.00 to 3.00 s | 0.50x | 4.00 s | 500 MB | 18 |')
    expect(table).toContain('| Papa Parse | 4.00 s | 4.00 to 4.00 s | 1.0x |  | 500 MB | 18 |')
  })

  it('says who is missing and why, on one line', () => {
    const failed = [{ name: 'pandas', reason: 'Command failed\nMemoryError: a | b\n  at x\nNode.js' }]
    const table = fileTable({ figures: [ours], failed }, [{ name: 'DuckDB', reason: 'not installed' }])
    expect(table).toContain('| pandas | MemoryError: a / b |')
    expect(table).toContain('| DuckDB | not installed |')
  })

  it('holds the figures against the goals', () => {
    const table = goalTable({ figures: [ours, figures(names.papaparse, [1.6]), figures(names.two, [1])], failed: [] })
    expect(table).toContain('bare Papa Parse | 1.3x | yes |')
    expect(goalTable({ figures: [ours, figures(names.papaparse, [1.4])], failed: [] })).toContain('| 1.4x | no |')
    expect(table).toContain('| two threads are ahead of pandas | not measured |  |')
    expect(table).toContain('| 500 MB of 500 MB | yes |')
  })

  it('compares longer files with the first', () => {
    const table = linearityTable([
      { rows: 1000, bytes: 1e6, figures: [figures(names.one, [1])] },
      { rows: 2000, bytes: 2e6, figures: [figures(names.one, [2.1])] },
    ])
    expect(table).toContain('| 2,000 | 2 MB | 2.10 s | 2.1x |')
  })

  it('writes between its own markers only', () => {
    const page =
      'a\n<!-- npm run bench:import -- --write: begin -->\nold\n<!-- npm run bench:import -- --write: end -->\nb'
    expect(replaceBetweenMarkers(page, 'new')).toBe(page.replace('old', '\nnew\n'))
    expect(() => replaceBetweenMarkers('a', 'new')).toThrow('needs the lines')
  })
})

describe('the contestants', () => {
  const listed = (changes: Partial<ImportTools>) => {
    const { contestants, absent } = contestantsOf({ ...tools, ...changes })
    return [contestants.map(({ name }: Contestant) => name), absent]
  }

  it('are ours and all that can be had', () => {
    expect(listed({})).toEqual([Object.values(names), []])
    const [, absent] = listed({ python: null, packages: null, leftOut: ['Papa'] })
    expect(absent).toEqual([
      { name: names.papaparse, reason: 'left out' },
      { name: names.csvParse, reason: 'not installed' },
      { name: names.duckdb, reason: 'not installed' },
      { name: names.pandas, reason: 'not installed' },
    ])
  })
})
