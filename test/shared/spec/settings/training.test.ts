import { describe, expect, it } from 'vitest'
import { IssueError } from '@shared/spec/issue'
import { limits } from '@shared/spec/limits'
import { type TrainingSpec, trainingSpecSchema } from '@shared/spec/runSpec'
import { settingAt } from '@shared/spec/settings/table'
import { fakeSpec } from '../../../support/fakeBridge'

const { training } = fakeSpec()
const takes = (setting: string, value: unknown) =>
  trainingSpecSchema.safeParse({ ...training, [setting]: value }).success

it.each<[keyof TrainingSpec, unknown[], unknown[]]>([
  ['learningRate', [0, limits.learningRate], [-1, Number.NaN, limits.learningRate + 1]],
  ['epochs', [1, limits.epochs], [0, 1.5, limits.epochs + 1]],
  ['batchSize', [1, limits.batchSize, 'full'], [0, 1.5, 'half', limits.batchSize + 1, Number.NaN]],
  ['l1', [0, limits.l1], [-1, limits.l1 + 1]],
  ['l2', [0, limits.l2], [-1, limits.l2 + 1]],
  ['weightDecay', [0, limits.weightDecay], [-1, limits.weightDecay + 1]],
  ['momentum', [0, limits.momentum], [-0.1, 1]],
  ['dropout', [0, limits.dropout], [-0.1, 1]],
  ['clip', [0, limits.clip], [-1, Infinity]],
  ['huberDelta', [0, limits.huberDelta], [-1, limits.huberDelta + 1]],
  ['scheduleEpochs', [1, limits.epochs], [0, 2.5, limits.epochs + 1]],
  ['scheduleFactor', [Number.MIN_VALUE, 1], [0, 1.1]],
  ['warmup', [0, limits.epochs], [-1, 0.5, limits.epochs + 1]],
  ['patience', [0, limits.epochs], [-1, 0.5, limits.epochs + 1]],
  ['tolerance', [0, limits.tolerance], [-1, limits.tolerance + 1]],
  ['classWeights', ['none', 'balanced', {}, { a: 0, b: limits.classWeight }], ['even', { a: -1 }, { a: 'x' }, 1, null]],
  ['loss', ['crossEntropy', 'squaredError', 'huber'], ['hinge']],
  ['optimizer', ['sgd', 'rmsprop'], ['SGD', 'adagrad']],
  ['schedule', ['constant', 'step', 'cosine', 'plateau'], ['linear']],
  ['precision', ['float32', 'float64'], ['float16']],
])('%s takes its values and nothing beyond', (setting, taken, refused) => {
  for (const value of taken) expect(takes(setting, value), String(value)).toBe(true)
  for (const value of refused) expect(takes(setting, value), String(value)).toBe(false)
})

it('a batch is refused by one sentence, whatever is wrong with it', () => {
  const { schema } = settingAt('training.batchSize')
  for (const value of [0, 1.5, Number.NaN, 'half', null, limits.batchSize + 1]) {
    expect(
      schema.safeParse(value).error?.issues.map(({ message }) => message),
      String(value),
    ).toEqual(['Enter a whole number from 1 to 1,000,000, or take full batches.'])
  }
})

describe('the weights of classes', () => {
  const { schema, read, write, text } = settingAt('training.classWeights')

  it('are told at the class where one cannot be used', () => {
    const { error } = schema.safeParse({ yes: 1, no: -1, 'a.b': 'x' })
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['no'], 'Enter a number from 0 to 1,000,000.'],
      [['a.b'], 'Enter a number from 0 to 1,000,000.'],
    ])
  })

  it('are read as pairs, whose names may hold an = and stand in quotes', () => {
    expect(read('balanced')).toBe('balanced')
    expect(read('a=b=2, none=1')).toEqual({ 'a=b': 2, none: 1 })
    expect(read('"a, b"=2,c = 0.5')).toEqual({ 'a, b': 2, c: 0.5 })
    expect(read('a=b')).toEqual({ a: Number.NaN })
    for (const word of ['a', '=2', '5']) {
      expect(() => read(word)).toThrow(IssueError)
      expect(() => read(word)).toThrow(`pairs like name=2, with commas between them, not "${word}".`)
    }
  })

  it('are written so that every name is read back', () => {
    const weights = { 'a, b': 2, ' c': 0.5, 'd=e': 1, 'say "f"': 3, '"g"': 4, 'h i ': 5 }
    expect(read(write(weights))).toEqual(weights)
    expect(write({ no: 1, yes: 2.5 })).toBe('no=1,yes=2.5')
  })

  it('are said one by one', () => {
    expect([text('balanced'), text({ no: 1, yes: 2.5 }), text({})]).toEqual(['balanced', 'no: 1, yes: 2.5', 'none'])
  })
})
