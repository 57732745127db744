import { describe, expect, it } from 'vitest'
import type { ImportWarning } from '@shared/contract/dataset'
import { alignedTable, describeDataset, readOut } from '../../../../electron/cli/text/output'
import { exampleDataset, exampleRun } from '../../../support/examples'

describe('output', () => {
  it('aligns the columns of a table and leaves no blanks at the end of a line', () => {
    expect(
      alignedTable([
        ['a', 'long'],
        ['longer', 'b'],
        ['', ''],
      ]),
    ).toBe('a       long\nlonger  b\n\n')
  })

  it('reads out the parts that have rows, and the rows that were left out', () => {
    const part = (rows: number) => ({
      rows,
      values: { logLoss: 0.25, accuracy: 0.9, balancedAccuracy: 0.85, precision: 0.8, recall: null },
      confusion: [],
    })
    const run = { ...exampleRun, fingerprint: 'abcd', metrics: { train: part(60), validation: null, test: part(20) } }
    const text = readOut({ run, inputs: [], layers: [], parts: { train: 60, validation: 0, test: 20, dropped: 3 } })
    expect(text.split('\n')).toEqual([
      'Logistic regression, 300 epochs, fingerprint abcd',
      '          rows  log loss  accuracy  balanced accuracy  precision  recall',
      'training  60    0.2500    0.9000    0.8500             0.8000',
      'test      20    0.2500    0.9000    0.8500             0.8000',
      'The event is y = 1.',
      '3 rows with missing values were left out.',
      '',
    ])
  })

  it('reads out the errors of numbers in their own unit', () => {
    const spec = { ...exampleRun.spec, preparation: { ...exampleRun.spec.preparation, task: 'regression' } } as const
    const metrics = {
      train: { rows: 60, values: { rmse: 12345.678, mae: 0.000123456, r2: 0.5 }, confusion: null },
      validation: null,
      test: { rows: 1, values: { rmse: 2, mae: 2, r2: null }, confusion: null },
    }
    const run = { ...exampleRun, spec, classes: [], fingerprint: 'abcd', metrics }
    const text = readOut({ run, inputs: [], layers: [], parts: { train: 60, validation: 0, test: 1, dropped: 0 } })
    expect(text.split('\n').slice(1)).toEqual([
      '          rows  RMSE    MAE         R²',
      'training  60    12346   0.00012346  0.5000',
      'test      1     2.0000  2.0000',
      '',
    ])
  })

  it('describes a dataset, with its warnings', () => {
    const warning: ImportWarning = {
      code: 'missing-values',
      column: 'x',
      count: 1,
      rows: [2],
      message: 'One is missing.',
    }
    const text = describeDataset({ ...exampleDataset, warnings: [warning] })
    expect(text).toContain(
      'example.csv: 3 rows, 2 columns\nRead as comma-separated, utf-8, with a header, decimal point',
    )
    expect(text).toMatch(/^x +number +1 +2 +-2 +1\.5 +-0\.25 +1\.75$/m)
    expect(text).toMatch(/^y +category +1 +2$/m)
    expect(text).toContain('warning: One is missing.\n')
  })

  it('shows the smallest and largest number exactly, and a mean with its whole digits', () => {
    const [x] = exampleDataset.columns
    const large = { ...x!, name: 'n', min: -9999999, max: 1709023558649, mean: 854511774325.125, sd: 123456.789 }
    expect(describeDataset({ ...exampleDataset, columns: [large] })).toMatch(
      /^n +number +1 +2 +-9999999 +1709023558649 +854511774325\.1 +123456\.8$/m,
    )
  })

  it('shows dates as dates', () => {
    const [x] = exampleDataset.columns
    const [min, max] = [Date.UTC(2024, 1, 29), Date.UTC(2024, 2, 1, 12, 30)]
    const day = { ...x!, name: 'day', type: 'date' as const, min, max }
    expect(describeDataset({ ...exampleDataset, columns: [day] })).toMatch(
      /^day +date +1 +2 +2024-02-29 +2024-03-01T12:30:00\.000Z$/m,
    )
  })
})
