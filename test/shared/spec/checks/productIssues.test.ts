import { describe, expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { fakeCategory, fakeColumn } from '../../../support/fakeBridge'
import { columns, found, issuesOf } from './checkBench'

describe('a product', () => {
  const interactions = (...pairs: PreparationSpec['interactions']) => ({
    preparation: { features: ['exam_1', 'school'], interactions: pairs },
  })

  it('of a category with itself tells nothing new, unless it is one number', () => {
    const itself = interactions(['school', 'school'])
    expect(found(itself)).toEqual([['preparation.interactions', 'square-of-category']])
    expect(issuesOf(itself)[0]?.message).toContain('school times itself adds no information')
    const ordinal = { ...itself.preparation, columns: { school: { encoding: 'ordinal' } } } as const
    expect(found({ preparation: { ...ordinal, columns: { school: { encoding: 'ordinal' } } } })).toEqual([])
    expect(found(interactions(['exam_1', 'school'], ['exam_1', 'exam_1']))).toEqual([])
  })
})

describe('more inputs than fit', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => fakeColumn(`x${index}`))
  const issuesWith = (count: number, degree: number) => {
    const features = numbers(count).map(({ name }) => name)
    return issuesOf({ preparation: { features, degree } }, [...columns, ...numbers(count)])
  }

  it('are put right by a lower degree where there is one', () => {
    // n + n (n + 1) / 2 of n = 200; with products of three n (n + 1) (n + 2) / 6 more.
    expect(issuesWith(200, 2)).toMatchObject([
      {
        code: 'too-many-inputs',
        path: ['preparation', 'degree'],
        params: { found: 20_300, most: 10_000 },
        message: 'This makes 20,300 inputs, at most 10,000 fit: take a lower degree, or fewer features.',
      },
    ])
    expect([issuesWith(200, 1), issuesWith(139, 2), issuesWith(100, 2)]).toEqual([[], [], []])
  })

  const towns = (count: number) =>
    Array.from({ length: count }, (_, at) => fakeCategory(`t${at}`, [], { distinct: 100, levels: null }))

  it('else by fewer products where the features alone fit', () => {
    const features = ['t0', 't1']
    const interactions: PreparationSpec['interactions'] = [['t0', 't1']]
    expect(found({ preparation: { features, interactions } }, [...columns, ...towns(2)])).toEqual([
      ['preparation.interactions', 'too-many-inputs'],
    ])
  })

  it('else by fewer features', () => {
    const features = towns(101).map(({ name }) => name)
    expect(issuesOf({ preparation: { features } }, [...columns, ...towns(101)])).toMatchObject([
      {
        code: 'too-many-inputs',
        path: ['preparation', 'features'],
        message: 'This makes 10,100 inputs, at most 10,000 fit: remove some.',
      },
    ])
  })
})
