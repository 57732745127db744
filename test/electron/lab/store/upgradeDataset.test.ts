import { expect, it } from 'vitest'
import { datasetSchema } from '@shared/contract/dataset'
import { defaultReading } from '@shared/spec/reading'
import { upgradeDataset } from '../../../../electron/lab/store/upgradeDataset'
import { exampleDataset } from '../../../support/examples'

it('gives a dataset from before readings were recorded the reading it had', () => {
  const old: Record<string, unknown> = { ...exampleDataset, delimiter: ';', encoding: 'windows-1252', header: false }
  for (const field of ['source', 'reading', 'onDisk']) Reflect.deleteProperty(old, field)
  expect(datasetSchema.parse(upgradeDataset(JSON.parse(JSON.stringify(old))))).toEqual({
    ...exampleDataset,
    reading: { ...defaultReading, delimiter: ';', encoding: 'windows-1252', header: false },
  })
})

it('gives a dataset from before there were kinds of readings that of text', () => {
  const { kind, ...reading } = defaultReading
  expect(kind).toBe('text')
  expect(upgradeDataset({ ...exampleDataset, reading })).toEqual(exampleDataset)
})

it('leaves a dataset of today as it is', () => {
  expect(upgradeDataset(exampleDataset)).toBe(exampleDataset)
})
