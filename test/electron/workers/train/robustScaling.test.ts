import { describe, expect, it } from 'vitest'
import { prepareRun } from '../../../../electron/workers/train/prepareRun'
import { type SpecChanges, lineSpec, prepareOptions, train } from '../trainBench'

const regression: NonNullable<SpecChanges['preparation']> = { task: 'regression', target: 'z', features: ['x', 'y'] }
const spec = (training: NonNullable<SpecChanges['training']>) => lineSpec({ preparation: regression, training })
const prepare = (training: NonNullable<SpecChanges['training']>) =>
  prepareRun({ ...prepareOptions(), spec: spec(training) })

describe('the target of a run', () => {
  it('is by mean and standard deviation for squared error and a chosen delta, which is told in its unit', () => {
    const plain = prepare({ loss: 'squaredError' })
    const chosen = prepare({ loss: 'huber', huberDelta: 2 })
    expect(plain.prepared.huberDelta).toBeNull()
    expect(chosen.run.fitted.target).toEqual(plain.run.fitted.target)
    expect(chosen.run.data.plan.training.huberDelta).toBe(2)
    expect(chosen.prepared.huberDelta).toBe(2 * chosen.run.fitted.target.scaling!.scale)
  })

  it('is by its median where the data say delta, in its targets and its model alike', () => {
    const { run, prepared, shared } = prepare({ loss: 'huber', huberDelta: 0 })
    const { center, scale } = run.fitted.target.scaling!
    const sorted = Float64Array.from(run.data.train.targets).sort()
    const middle = (sorted[59]! + sorted[60]!) / 2
    expect(middle).toBeCloseTo(0, 12)
    expect(prepared.fitted.target.scaling).toEqual({ center, scale })
    expect(prepared.huberDelta).toBe(run.data.plan.training.huberDelta * scale)
    // Other runs of the same preparation learn it by its standard deviation.
    expect(shared).toBeNull()
  })

  it('is the same to the bit where the rows are another run’s', () => {
    const { shared } = prepare({ loss: 'squaredError' })
    const own = train(spec({ loss: 'huber', huberDelta: 0 }))
    const taken = train(spec({ loss: 'huber', huberDelta: 0 }), { seat: { preparation: shared } })
    expect(taken.ended).toEqual({ ...own.ended, seconds: taken.ended.seconds })
  })
})
