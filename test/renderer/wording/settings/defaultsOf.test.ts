import { expect, it } from 'vitest'
import { runSpecSchema } from '@shared/spec/runSpec'
import { defaultsOf } from '@renderer/wording/settings/defaultsOf'
import { fakeSpec } from '../../../support/fakeBridge'

it('is what a spec of nothing but defaults has', () => {
  const spec = fakeSpec()
  const { preparation, network, training, seed } = spec
  expect(defaultsOf(spec)).toEqual({ preparation, network, training, seed })
})

it('follows layers, initialisation, task and optimizer', () => {
  const spec = fakeSpec({
    preparation: { task: 'regression' },
    network: { hidden: [4], activation: 'elu', initialisation: 'he' },
    training: { optimizer: 'lbfgs' },
  })
  const { network, training } = defaultsOf(spec)
  expect(network).toMatchObject({ initialisation: 'he', initialDistribution: 'normal' })
  expect(training).toMatchObject({ loss: 'squaredError', learningRate: 1, batchSize: 'full', precision: 'float32' })
})

it("leaves Newton's method in the precision that it needs, also where a layer is too many for it", () => {
  const training = { optimizer: 'newton' } as const
  expect(defaultsOf(fakeSpec({ network: { hidden: [4] }, training })).training.precision).toBe('float64')
})

it('makes a valid spec together with the choices that it follows', () => {
  for (const optimizer of ['gd', 'adam', 'lbfgs', 'newton'] as const) {
    const spec = fakeSpec({ preparation: { task: 'regression' }, training: { optimizer } })
    const { network, training } = defaultsOf(spec)
    expect(runSpecSchema.safeParse({ ...spec, network, training: { ...training, optimizer } }).success).toBe(true)
  }
})
