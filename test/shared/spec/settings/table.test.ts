import { describe, expect, it } from 'vitest'
import { networkSpecSchema, preparationSpecSchema, runSpecShape, trainingSpecSchema } from '@shared/spec/runSpec'
import { groupTitles } from '@shared/spec/settings/groups'
import { type Range, rangeSentence } from '@shared/spec/settings/setting'
import {
  type SettingPath,
  choiceLabel,
  settingAt,
  settingPaths,
  settingTable,
  settingsOf,
  valueAt,
  withValue,
} from '@shared/spec/settings/table'
import { specVersion } from '@shared/spec/upgradeSpec'
import { fakeSpec } from '../../../support/fakeBridge'

const ranged = settingPaths.flatMap((path): [SettingPath, Range][] => {
  const { range } = settingAt(path)
  return range === undefined ? [] : [[path, range]]
})
const choices = settingPaths.filter((path) => settingAt(path).choices !== undefined)
const takes = (path: SettingPath, value: unknown) => settingAt(path).schema.safeParse(value).success

describe('the table of settings', () => {
  it('has a row for every setting of a RunSpec, and none beside', () => {
    const parts = { preparation: preparationSpecSchema, network: networkSpecSchema, training: trainingSpecSchema }
    const paths = Object.entries(parts).flatMap(([part, { shape }]) =>
      Object.keys(shape).map((key) => `${part}.${key}`),
    )
    expect(settingPaths.toSorted()).toEqual([...paths, 'seed'].sort())
    expect(Object.keys(runSpecShape.shape).sort()).toEqual(
      [...Object.keys(parts), 'version', 'dataset', 'reading', 'seed'].sort(),
    )
    const spec = fakeSpec()
    for (const path of settingPaths) expect(valueAt(spec, path), path).not.toBeUndefined()
    expect(() => settingAt('training.speed' as SettingPath)).toThrow(RangeError)
  })

  it('has a flag and a label of its own in each row', () => {
    const rows = [...settingTable.values()]
    for (const about of ['flag', 'label'] as const) {
      expect(new Set(rows.map((row) => row[about])).size).toBe(rows.length)
    }
  })

  it.each(settingPaths)('says of %s what it is: a label, a hint and an explanation in sentences', (path) => {
    const { label, hint, explanation, flag } = settingAt(path)
    expect(label).toMatch(/^[A-Z]/)
    expect(hint).toMatch(/\S.*\.$/)
    expect(explanation).toMatch(/^[A-Z0-9].*\.$/)
    expect(flag).toMatch(/^[a-z][a-z0-9-]*$/)
  })

  it.each(settingPaths)(
    'begins %s with a value that its schema takes, or with nothing where it has to be chosen',
    (path) => {
      const mustChoose: SettingPath[] = ['preparation.target', 'preparation.features']
      expect(takes(path, settingAt(path).initial)).toBe(!mustChoose.includes(path))
    },
  )

  it.each(settingPaths)('reads the word back that it writes for %s', (path) => {
    const { initial, range, choices, scale, read, write } = settingAt(path)
    const values = [initial, ...(choices ?? []).map(({ value }) => value)]
    if (range !== undefined) values.push(range.max, range.min ?? (range.max + (range.above ?? 0)) / 2, 1e-7)
    if (scale === 'switch') values.push(true, false)
    for (const value of values) expect(read(write(value))).toEqual(value)
  })

  it.each(settingPaths)('says since when there is a %s, and what earlier versions stood for', (path) => {
    const { since, earlier } = settingAt(path)
    expect(since).toBeGreaterThanOrEqual(1)
    expect(since).toBeLessThanOrEqual(specVersion)
    expect(earlier !== undefined).toBe(since > 1)
  })

  it('has every group of controls in its order', () => {
    expect(settingsOf('start')).toEqual(['network.initialisation', 'network.initialDistribution'])
    expect(settingsOf('reproducibility')).toEqual(['preparation.splitSeed', 'training.precision', 'seed'])
    for (const group of Object.keys(groupTitles) as (keyof typeof groupTitles)[]) {
      expect(settingsOf(group).length, group).toBeGreaterThan(0)
    }
    expect(new Set(Object.values(groupTitles)).size).toBe(Object.keys(groupTitles).length)
  })
})

describe('a number of the table', () => {
  it.each(ranged)('%s is taken at its bounds, and refused just beyond them by one sentence', (path, range) => {
    const { schema, scale, unit } = settingAt(path)
    const { min, above, max } = range
    const whole = scale === 'integer'
    const beyond = whole ? max + 1 : max * (1 + 2 * Number.EPSILON)
    expect([takes(path, max), takes(path, beyond)]).toEqual([true, false])
    if (min !== undefined) {
      expect([takes(path, min), takes(path, whole ? min - 1 : min - Number.MIN_VALUE)]).toEqual([true, false])
    }
    if (above !== undefined) expect([takes(path, above + Number.MIN_VALUE), takes(path, above)]).toEqual([true, false])
    // Whole numbers only, and those only.
    expect(takes(path, (min ?? above ?? 0) + 0.5 * (max < 1 ? max : 1))).toBe(!whole)

    const wrong = [beyond, min === undefined ? above : min - 1, Number.NaN, Infinity, '1', null, undefined, {}]
    if (whole) wrong.push((min ?? 0) + 0.5)
    const sentences = wrong.map((value) => schema.safeParse(value).error?.issues.map(({ message }) => message))
    const expected =
      unit === '%'
        ? `Enter a share from ${min} to ${max} (${(min ?? 0) * 100} to ${max * 100} %).`
        : rangeSentence(whole ? 'a whole number' : 'a number', range)
    for (const [index, found] of sentences.entries()) expect(found, String(wrong[index])).toEqual([expected])
  })

  it('is stepped by factors only where 0 is no stop on the way', () => {
    for (const [path, { min, above }] of ranged) {
      if (settingAt(path).scale === 'log') expect(min ?? above, path).toBe(0)
    }
  })
})

describe('a choice of the table', () => {
  it.each(choices)('%s has for each value a name of its own, and a hint that is a sentence', (path) => {
    const { choices = [], schema, text, flag } = settingAt(path)
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
    expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length)
    for (const { value, label, hint } of choices) {
      expect(takes(path, value), flag).toBe(true)
      expect([text(value), choiceLabel(path, value)]).toEqual([label, label])
      if (hint !== undefined) expect(hint).toMatch(/^[A-Z].*\.$/)
    }
    const { error } = schema.safeParse('none of them')
    expect(error?.issues.map(({ message }) => message)).toEqual([
      `Choose one of ${choices.map(({ value }) => value).join(', ')}.`,
    ])
  })

  it('is called by its value where it has no name', () => {
    expect(choiceLabel('training.optimizer', 'adagrad')).toBe('adagrad')
    expect(choiceLabel('training.optimizer', 'lbfgs')).toBe('L-BFGS')
  })

  it('is on offer where it goes with the other settings', () => {
    const offered = (path: SettingPath, settings = fakeSpec()) =>
      (settingAt(path).choices ?? [])
        .map(({ value }) => value)
        .filter((value) => settingAt(path).offers?.(value, settings) !== false)
    expect(offered('training.loss')).toEqual(['squaredError', 'huber'])
    expect(offered('training.optimizer')).toContain('newton')
    expect(offered('training.optimizer', fakeSpec({ network: { hidden: [3] } }))).not.toContain('newton')
  })
})

it('changes one setting and leaves the rest', () => {
  const spec = fakeSpec()
  expect(withValue(spec, 'training.l2', 0.5)).toEqual({ ...spec, training: { ...spec.training, l2: 0.5 } })
  expect(withValue(spec, 'seed', 9)).toEqual({ ...spec, seed: 9 })
  expect([spec.training.l2, spec.seed]).toEqual([0, 1])
})
