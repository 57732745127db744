import { expect, it } from 'vitest'
import { LabError, problemOf } from '@shared/contract/labError'

it('crosses a wall and comes back as it was', () => {
  const error = new LabError('bad-setting', 'Enter a number above 0.', 'training.learningRate')
  const back = LabError.from(structuredClone(error.toProblem()))
  expect(back).toEqual(error)
  expect(back.path).toEqual(['training', 'learningRate'])
  expect(new LabError('busy', 'Not now.').toProblem()).toEqual({ code: 'busy', message: 'Not now.' })
})

it('makes a problem of anything thrown, without its stack', () => {
  expect(problemOf(new LabError('busy', 'Not now.'))).toEqual({ code: 'busy', message: 'Not now.' })
  expect(problemOf(new TypeError('x is not a function'))).toEqual({
    code: 'internal',
    message: 'Something went wrong inside Logit Lab: x is not a function',
  })
  const beyondHeap = Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
  expect(problemOf(beyondHeap).code).toBe('memory')
  expect(problemOf(new RangeError('Array buffer allocation failed')).code).toBe('memory')
  expect(problemOf('text').message).toBe('Something went wrong inside Logit Lab: text')
})
