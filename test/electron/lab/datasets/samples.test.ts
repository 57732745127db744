import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleSchema } from '@shared/contract/dataset'
import { findSample, samples } from '../../../../electron/lab/datasets/samples'

const folder = join(import.meta.dirname, '../../../../samples')

describe('samples', () => {
  it('are all there: a file, or the text of a generated one', () => {
    for (const sample of samples) {
      expect(sampleSchema.parse(sample)).toEqual(sample)
      const found = findSample(sample.id, folder)
      expect('text' in found).toBe(sample.generated)
      expect(found.name).toMatch(/\.csv$/)
    }
  })

  it('that are not known, or are names of every object, are refused', () => {
    for (const id of ['none', '__proto__', 'constructor', '../package']) {
      expect(() => findSample(id, folder)).toThrow(`no sample named ${id}`)
    }
  })

  it('say so where an installation lacks their file', () => {
    expect(() => findSample('iris', join(folder, 'nowhere'))).toThrow('iris.csv is missing from this installation')
  })
})
