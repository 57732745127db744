import { expect, it } from 'vitest'
import { columnDataSchema, datasetSchema, datasetSummarySchema } from '@shared/contract/dataset'
import { exampleDataset } from '../../support/examples'

it('survives JSON, as the store keeps it', () => {
  expect(datasetSchema.parse(JSON.parse(JSON.stringify(exampleDataset)))).toEqual(exampleDataset)
})

it('has an identity that can be no path', () => {
  for (const id of ['', '../x', 'A'.repeat(64), 'a'.repeat(63)]) {
    expect(datasetSummarySchema.safeParse({ ...exampleDataset, id }).success, id).toBe(false)
  }
})

it('carries columns as typed arrays of their kind only', () => {
  const column = { kind: 'number', name: 'x', values: Float64Array.of(1, Number.NaN) }
  expect(columnDataSchema.parse(column)).toEqual(column)
  expect(columnDataSchema.safeParse({ ...column, values: [1, 2] }).success).toBe(false)
  expect(columnDataSchema.safeParse({ ...column, kind: 'category' }).success).toBe(false)
})
