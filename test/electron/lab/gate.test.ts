import { describe, expect, it } from 'vitest'
import type { LabApi } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import type { RunSpec } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import { createGate } from '../../../electron/lab/gate'
import { exampleSpec } from '../../support/examples'

const spec: RunSpec = {
  ...exampleSpec,
  network: { ...exampleSpec.network, hidden: [3], initialisation: 'glorot' },
}

/** As JSON, or a page of one's own making, can name it. */
const named = (value: unknown): unknown => JSON.parse(`{"__proto__":${JSON.stringify(value)}}`)

/** Records the calls that get through. */
function open(allowsPath: (path: string) => boolean = () => false) {
  const calls: [string, unknown][] = []
  const api = new Proxy({} as LabApi, {
    get: (_, name) => (args: unknown) => {
      calls.push([String(name), args])
      if (name === 'runs.list') throw new LabError('busy', 'Not now.')
      if (name === 'models.list') throw new Error('a defect')
      return Promise.resolve(null)
    },
  })
  return { gate: createGate(api, { allowsPath }), calls }
}

describe('gate', () => {
  it.each(['__proto__', 'constructor', 'toString', 'eval', '', 7, null, undefined, { name: 'app.about' }])(
    'refuses the call %j, which is not in the contract',
    async (name) => {
      const { gate, calls } = open()
      const reply = await gate(name, {})
      expect(reply).toMatchObject({ ok: false, problem: { code: 'bad-call' } })
      expect(calls).toEqual([])
    },
  )

  it.each([
    ['app.about', null],
    ['app.about', { more: 1 }],
    ['datasets.rows', { dataset: '../../etc/passwd', offset: 0, count: 1 }],
    ['datasets.rows', { dataset: 'a'.repeat(64), offset: -1, count: 1 }],
    ['datasets.rows', { dataset: 'a'.repeat(64), offset: 0, count: 1e9 }],
    ['files.appendUpload', { upload: 'u', chunk: [1, 2, 3] }],
    ['files.appendUpload', { upload: 'u', chunk: new Uint8Array(4 * 1024 * 1024 + 1) }],
    ['files.readArtifact', { artifact: '../x', offset: 0, length: 1 }],
  ])('refuses %s with arguments that do not fit its schema', async (name, args) => {
    const { gate, calls } = open()
    expect(await gate(name, args)).toMatchObject({ ok: false, problem: { code: 'bad-call' } })
    expect(calls).toEqual([])
  })

  it.each([
    [
      'datasets.import',
      { operation: 'j', source: { kind: 'sample', sample: 's' }, reading: { types: named('category') } },
    ],
    ['runs.train', { spec: { ...spec, preparation: { ...spec.preparation, columns: named({ transform: 'log' }) } } }],
    ['runs.train', { spec: { ...spec, training: { ...spec.training, classWeights: named(2) } } }],
  ])('refuses %s with a setting for the name __proto__, which would be lost on the way', async (name, args) => {
    const { gate, calls } = open()
    const reply = await gate(name, args)
    expect(reply).toMatchObject({ ok: false, problem: { code: 'bad-call' } })
    expect(reply.ok ? '' : reply.problem.message).toContain('__proto__')
    expect(calls).toEqual([])
  })

  it.each(['constructor', 'toString', 'hasOwnProperty', '../..'])('keeps what is set for the name %s', async (key) => {
    const { gate, calls } = open()
    const reading = { types: { [key]: 'category' } }
    expect(await gate('datasets.preview', { source: { kind: 'upload', upload: 'u' }, reading })).toMatchObject({
      ok: true,
    })
    expect(calls).toMatchObject([['datasets.preview', { reading }]])
  })

  it.each<[change: object, path: (string | number)[], message: string, code?: string]>([
    [{ training: { ...spec.training, learningRate: 0 } }, ['training', 'learningRate'], 'Enter a number above 0'],
    [{ training: { ...spec.training, learningRate: 1e6 } }, ['training', 'learningRate'], 'from 0 to 100.'],
    [{ training: { ...spec.training, epochs: 1.5 } }, ['training', 'epochs'], 'Enter a whole number from 1 '],
    [{ network: { ...spec.network, hidden: [0] } }, ['network', 'hidden', 0], 'from 1 to 1,024.'],
    [{ network: { ...spec.network, hidden: [4096] } }, ['network', 'hidden', 0], 'from 1 to 1,024.'],
    [{ network: { ...spec.network, hidden: new Array<number>(9).fill(1) } }, ['network', 'hidden'], 'at most 8 hidden'],
    [{ training: { ...spec.training, optimizer: 'gd' } }, ['training', 'batchSize'], 'This optimizer uses every row'],
    [
      { preparation: { ...spec.preparation, testShare: 0.9 } },
      ['preparation', 'validationShare'],
      'must leave at least 10 %',
    ],
    [
      { preparation: { ...spec.preparation, features: ['y'] } },
      ['preparation', 'features'],
      'y is the target',
      'bad-features',
    ],
    [
      { preparation: { ...spec.preparation, features: ['x', 'x'] } },
      ['preparation', 'features'],
      'x is there twice',
      'bad-features',
    ],
    [{ preparation: { ...spec.preparation, target: '' } }, ['preparation', 'target'], 'Choose a column.', 'bad-target'],
    [{ more: 1 }, ['more'], 'There is no setting named more.'],
  ])('names the setting that is at fault: %j', async (change, path, message, code = 'bad-setting') => {
    const { gate, calls } = open()
    const reply = await gate('runs.train', { spec: { ...spec, ...change } })
    expect(reply).toMatchObject({ ok: false, problem: { code, path } })
    expect(reply.ok ? '' : reply.problem.message).toContain(message)
    expect(calls).toEqual([])
  })

  it('tells a setting at fault from another argument by where it is, whichever call has the spec', async () => {
    const { gate } = open()
    const wrong = { ...spec, training: { ...spec.training, learningRate: 0 } }
    expect(await gate('settings.save', { spec: wrong })).toMatchObject({
      problem: { code: 'bad-setting', path: ['training', 'learningRate'] },
    })
    const named = await gate('runs.train', { spec, name: '' })
    expect(named).toMatchObject({ problem: { code: 'bad-call', message: expect.stringContaining('name: ') as string } })
    expect(named.ok ? null : named.problem).not.toHaveProperty('path')
  })

  it('passes what fits', async () => {
    const { gate, calls } = open()
    expect(await gate('runs.train', { spec })).toEqual({ ok: true, value: null })
    expect(calls).toEqual([['runs.train', { spec }]])
  })

  it('passes a spec of the first version as one of today', async () => {
    const { gate, calls } = open()
    const first = {
      ...spec,
      version: 1,
      preparation: {
        ...{ target: 'y', features: ['x'], standardization: 'zscore', missing: 'drop' },
        ...{ validationShare: 0.2, testShare: 0.2 },
      },
      network: { hidden: [3], activation: 'tanh', initialisation: 'glorot' },
      training: { optimizer: 'adam', learningRate: 0.03, epochs: 10, batchSize: 32, l2: 0 },
    }
    expect(await gate('runs.train', { spec: first })).toMatchObject({ ok: true })
    expect(calls).toMatchObject([
      ['runs.train', { spec: { version: specVersion, training: { precision: 'float64' } } }],
    ])
  })

  it.each([
    ['datasets.import', { operation: 'j', reading: {} }],
    ['datasets.preview', { reading: {} }],
    ['models.open', {}],
    ['models.score', { operation: 'j', model: 'm' }],
  ])('takes only paths that its door allows: %s', async (name, args) => {
    const { gate, calls } = open((path) => path === '/chosen.csv')
    const call = (path: string) => gate(name, { ...args, source: { kind: 'path', path } })
    expect(await call('/etc/passwd')).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
    expect(await call('/chosen.csv/../etc/passwd')).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
    expect(calls).toEqual([])
    await call('/chosen.csv')
    expect(calls).toMatchObject([[name, { source: { path: '/chosen.csv' } }]])
  })

  it('answers with a problem where the lab refuses, and where it breaks', async () => {
    const { gate } = open()
    expect(await gate('runs.list', {})).toEqual({ ok: false, problem: { code: 'busy', message: 'Not now.' } })
    const broken = await gate('models.list', {})
    expect(broken).toMatchObject({ ok: false, problem: { code: 'internal' } })
    expect(JSON.stringify(broken)).not.toContain('at ')
  })
})

describe('a call that says too much', () => {
  it('is refused by how many things it names, in a sentence that does not repeat them', async () => {
    const { gate, calls } = open()
    const many = Object.fromEntries(Array.from({ length: 300_000 }, (_, key) => [`key ${key}`, key]))
    for (const args of [many, { spec: { ...spec, preparation: many } }, { ['x'.repeat(100_000)]: 1 }]) {
      const reply = await gate('runs.train', args)
      expect(reply).toMatchObject({ ok: false, problem: { code: 'bad-call' } })
      expect(JSON.stringify(reply).length).toBeLessThan(2000)
    }
    expect(calls).toEqual([])
  })
})
