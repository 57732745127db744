import { expect, it } from 'vitest'
import { optimizers } from '@shared/spec/runSpec'
import { createLead } from '@shared/engine/crew/lead'
import { createMethod } from '@shared/engine/methods/methods'
import { dataOf, gradientDescent, randomPart } from '../support'

it.each(optimizers)('%s has its steps an epoch, and a learning rate where it takes one', (optimizer) => {
  const wholeBatch = ['gd', 'lbfgs', 'newton'].includes(optimizer)
  const ownStep = ['lbfgs', 'newton'].includes(optimizer)
  const training = { ...gradientDescent, optimizer, learningRate: 0.25, batchSize: wholeBatch ? ('full' as const) : 4 }
  const data = dataOf(randomPart(10, 2, 2), { training })
  const method = createMethod({ data, ...createLead(data) })
  expect(method.batches).toBe(wholeBatch ? 1 : 3)
  expect(method.learningRate).toBe(ownStep ? NaN : 0.25)
})
