import { describe, expect, it } from 'vitest'
import { preparationKey, type SharedPreparation } from '../../../../electron/workers/train/sharedPreparation'
import { prepareRun } from '../../../../electron/workers/train/prepareRun'
import { type SpecChanges, lineSpec, lineTable, prepareOptions, train } from '../trainBench'

/** What a run of this spec shares once it trains. */
function sharedBy(changes: SpecChanges): SharedPreparation {
  const { messages } = train(lineSpec(changes))
  const shared = messages.flatMap((message) => (message.kind === 'begun' && message.shared ? [message.shared] : []))
  expect(shared).toHaveLength(1)
  return shared[0]!
}

const layered: NonNullable<SpecChanges['network']> = { hidden: [5, 3], initialisation: 'glorot' }
const regression: NonNullable<SpecChanges['preparation']> = { task: 'regression', target: 'z', features: ['x', 'y'] }

describe('a shared preparation', () => {
  it.each<[string, SpecChanges, SpecChanges]>([
    ['another network', {}, { network: layered }],
    [
      'another optimizer',
      { network: layered },
      { network: layered, training: { optimizer: 'lbfgs', batchSize: 'full' } },
    ],
    ['float32', { training: { precision: 'float32' } }, { training: { precision: 'float32', epochs: 9 } }],
    ['weights of classes', {}, { training: { classWeights: { '1': 5 } } }],
    ['weights of rows', { preparation: { weights: 'w' } }, { preparation: { weights: 'w' }, training: { l2: 0.1 } }],
    [
      'a number',
      { preparation: regression, training: { loss: 'squaredError' } },
      { preparation: regression, training: { loss: 'huber' } },
    ],
    [
      'products',
      { preparation: { features: ['x', 'z'], degree: 2 } },
      { preparation: { features: ['x', 'z'], degree: 2 }, network: layered },
    ],
    [
      'no validation rows',
      { preparation: { validationShare: 0 } },
      { preparation: { validationShare: 0 }, training: { epochs: 7 } },
    ],
  ])('gives a run with %s the same bits as a preparation of its own', (_, first, second) => {
    expect(preparationKey(lineSpec(second))).toBe(preparationKey(lineSpec(first)))
    const preparation = sharedBy(first)
    const own = train(lineSpec(second))
    const taken = train(lineSpec(second), { seat: { preparation } })
    expect(taken.rows).toEqual(own.rows)
    expect(taken.ended).toEqual({ ...own.ended, seconds: taken.ended.seconds })
    const [begun] = own.messages
    expect(taken.messages[0]).toEqual({
      ...begun,
      shared: null,
      prepared: { ...preparedOf(begun), seconds: expect.any(Number) },
    })
  })

  it('is the memory of the run itself, which training does not change', () => {
    const spec = lineSpec({ network: layered })
    const { run, shared } = prepareRun({ ...prepareOptions(), spec })
    expect(shared?.memory).toBe(run.data.memory.buffer)
    const before = [run.data.train, run.data.validation!].map(({ inputs, targets }) => [
      inputs.values.slice(),
      targets.slice(),
    ])
    run.trainer.begin(() => false)
    while (run.trainer.ended === null) run.trainer.runEpoch(() => false)
    const after = [run.data.train, run.data.validation!].map(({ inputs, targets }) => [inputs.values, targets])
    expect(after).toEqual(before)
  })

  it('is taken without a look at the columns', () => {
    const { shared } = prepareRun({ ...prepareOptions(), spec: lineSpec() })
    const columns = lineTable.columns.map((column) => ({ ...column, name: `not ${column.name}` }))
    const { run } = prepareRun({ ...prepareOptions({ ...lineTable, columns }), spec: lineSpec(), shared })
    expect(run.parts.train).toHaveLength(120)
  })

  it('is not shared where the rows lie in a file, nor again by a run that took it', () => {
    const { shared } = prepareRun({ ...prepareOptions(), spec: lineSpec() })
    expect(prepareRun({ ...prepareOptions(), spec: lineSpec(), shared }).shared).toBeNull()
  })
})

describe('the key of a preparation', () => {
  const key = (changes: SpecChanges, seed = 1) => preparationKey({ ...lineSpec(changes), seed })

  it('is that of all that prepared rows depend on', () => {
    const different = [
      key({}),
      key({ preparation: { splitSeed: 2 } }),
      key({ preparation: { features: ['z'] } }),
      key({ preparation: { split: 'folds', fold: 1 } }),
      key({ preparation: { split: 'folds', fold: 2 } }),
      key({ preparation: { standardization: 'none' } }),
      key({ training: { precision: 'float32' } }),
      preparationKey({ ...lineSpec(), dataset: 'cd'.repeat(32) }),
    ]
    expect(new Set(different).size).toBe(different.length)
    expect(key({}, 2)).toBe(key({}))
    expect(key({ network: layered, training: { learningRate: 0.5, optimizer: 'sgd' } })).toBe(key({}))
  })
})

function preparedOf(message: unknown): object {
  return (message as { prepared: object }).prepared
}
