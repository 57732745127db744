import { describe, expect, it } from 'vitest'
import { prepareInputs } from '@shared/data/preparation/preparation'
import { prepareRun } from '../../../../electron/workers/train/prepareRun'
import { type SpecChanges, lineSpec, lineTable, prepareOptions } from '../trainBench'

const prepare = (changes: SpecChanges = {}, onColumn: () => void = () => undefined) =>
  prepareRun({ ...prepareOptions(), spec: lineSpec(changes), onColumn })

describe('prepareRun', () => {
  it.each(['float32', 'float64'] as const)(
    'writes the prepared rows to where they are trained on, in %s',
    (precision) => {
      const features = ['x', 'z']
      const { run, prepared } = prepare({ preparation: { features }, training: { precision } })
      for (const part of ['train', 'validation'] as const) {
        const { rows, columns, stride, values } = run.data[part]!.inputs
        expect(values.buffer).toBe(run.data.memory.buffer)
        const plain = prepareInputs(run.fitted, lineTable, run.parts[part])
        expect([rows, columns]).toEqual([run.parts[part].length, 2])
        for (let row = 0; row < rows; row++) {
          const written = Array.from({ length: columns }, (_, column) => values[row * stride + column])
          const wanted = Array.from({ length: columns }, (_, column) => plain.values[row * plain.stride + column]!)
          expect(written).toEqual(precision === 'float32' ? wanted.map(Math.fround) : wanted)
        }
      }
      expect(prepared).toMatchObject({ inputs: features, parts: { train: 120, validation: 40, test: 40, dropped: 0 } })
    },
  )

  it('has weights only where some are asked for, and each row its own', () => {
    expect(prepare().run.data.train.weights).toBeNull()
    expect(prepare({ training: { classWeights: 'balanced' } }).run.data.train.weights).not.toBeNull()
    const { run } = prepare({ preparation: { weights: 'w' } })
    const weights = run.data.train.weights!
    const column = lineTable.columns.find(({ name }) => name === 'w')!
    const raw = Array.from(run.parts.train, (row) => (column.kind === 'number' ? column.values[row]! : Number.NaN))
    const mean = raw.reduce((sum, weight) => sum + weight, 0) / raw.length
    expect(Array.from(weights)).toEqual(raw.map((weight) => expect.closeTo(weight / mean, 12)))
    expect(run.data.validation!.weights).not.toBeNull()
  })

  it('does not weigh the classes of a number', () => {
    const regression = { task: 'regression', target: 'z' } as const
    const { run } = prepare({
      preparation: regression,
      training: { loss: 'squaredError', classWeights: 'balanced' },
    })
    expect(run.data.train.weights).toBeNull()
  })

  it('has no validation part where there are no such rows', () => {
    expect(prepare({ preparation: { validationShare: 0 } }).run.data.validation).toBeNull()
  })

  it('ends with what the caller throws between columns', () => {
    expect(() =>
      prepare({}, () => {
        throw new Error('enough')
      }),
    ).toThrow('enough')
  })
})
