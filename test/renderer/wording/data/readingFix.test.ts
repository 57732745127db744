import { expect, it } from 'vitest'
import { quoteFault, widthFault } from '../../../../electron/workers/import/source/rowFaults'
import { defaultReading } from '@shared/spec/reading'
import { readingFixes } from '@renderer/wording/data/readingFix'

const labels = (problem: string, reading = defaultReading) => readingFixes(problem, reading).map(({ label }) => label)

it('offers what gets round the faults of rows, as the reader words them', () => {
  expect(readingFixes(widthFault('a.csv', 3, 1, 4).message, defaultReading)).toEqual([
    { label: 'Pad short rows with missing values', changes: { raggedRows: 'fill' } },
    { label: 'Leave out rows with too few or too many fields', changes: { raggedRows: 'leaveOut' } },
  ])
  expect(readingFixes(widthFault('a.csv', 3, 1001, 999).message, defaultReading)).toEqual([
    { label: 'Leave out rows with too few or too many fields', changes: { raggedRows: 'leaveOut' } },
  ])
  for (const fault of ['open', 'followed'] as const)
    expect(readingFixes(quoteFault('a.csv', 3, fault).message, defaultReading)).toEqual([
      { label: 'Read quotes as plain characters', changes: { quote: 'none' } },
    ])
})

it('offers nothing that is set already, and nothing against what no setting mends', () => {
  expect(labels(widthFault('a.csv', 3, 9, 4).message, { ...defaultReading, raggedRows: 'leaveOut' })).toEqual([])
  expect(labels('a quote.csv is empty. Choose a file with a header and rows.')).toEqual([])
})
