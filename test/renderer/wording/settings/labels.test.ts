import { expect, it } from 'vitest'
import { columnTypes } from '@shared/spec/reading'
import { standardizations } from '@shared/spec/runSpec'
import * as labels from '@renderer/wording/settings/labels'

it('has for every column type a text of its own, so that two never look alike', () => {
  expect(Object.keys(labels.columnTypeLabels).sort()).toEqual([...columnTypes].sort())
  expect(new Set(Object.values(labels.columnTypeLabels)).size).toBe(columnTypes.length)
})

it('says of every standardization but none what is fitted', () => {
  expect(Object.keys(labels.standardizationStatistics)).toEqual(standardizations.filter((kind) => kind !== 'none'))
})
