import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunWarning } from '@shared/contract/warning'
import { runCli } from '../../support/runCli'

/** Files made after reports of what other tools got wrong, with the values that a careful person expects. */
const ofCase = (name: string) => join('test/data/cases/training', `${name}.csv`)
interface Trained {
  ending: { reason: string } | null
  warnings: RunWarning[]
  metrics: Record<'train' | 'validation' | 'test', Record<string, number> | null>
  spec: { preparation: { features: string[] } }
}

async function result(file: string, ...flags: string[]) {
  const { code, out, err } = await runCli(['train', file, ...flags, '--json'])
  expect(code, err).toBe(0)
  return { json: JSON.parse(out) as unknown, notes: err }
}
const about = (warnings: readonly RunWarning[], code: string) =>
  warnings.filter((warning) => warning.code === code).map(({ column }) => column)

describe('a class without training rows', () => {
  it('is told as that, and not as one that is separated', async () => {
    const flags = ['--target', 'kind', '--split', 'folds', '--folds', '5', '--all-folds']
    const { json, notes } = await result(ofCase('one_rare_row'), ...flags)
    const { folds } = json as { folds: Trained[] }
    const lacking = folds.filter(({ warnings }) =>
      warnings.some(({ message }) => message.startsWith('No training row')),
    )
    expect(lacking).toHaveLength(1)
    for (const { warnings } of lacking) {
      expect(about(warnings, 'rare-class')).toContain('kind')
      expect(about(warnings, 'separation')).toEqual([])
    }
    // The line says of which fold it speaks.
    expect(notes).toMatch(/^Fold \d: No training row has the class gamma of kind/m)
  })
})
