import { describe, expect, it } from 'vitest'
import { booleanWordPairs } from '@shared/spec/words/booleanWords'
import { defaultEvent, guessEvent, twoClasses } from '@shared/spec/event'
import { fakeCategory, fakeColumn } from '../../support/fakeBridge'

/** The guess in the order of the names and in the other. */
const guesses = (one: string, other: string) => [guessEvent([one, other]), guessEvent([other, one])]

describe('the event of two classes', () => {
  it.each(booleanWordPairs.map(([no, yes]) => [yes, no]))(
    'is %s beside %s, as the import reads booleans',
    (yes, no) => {
      expect(guesses(yes, no)).toEqual([yes, yes])
      const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
      expect(guesses(capital(yes), capital(no))).toEqual([capital(yes), capital(yes)])
    },
  )

  it.each([
    ['positive', 'negative'],
    ['POS', 'NEG'],
    ['event', 'censored'],
    ['case', 'control'],
    ['drug', 'placebo'],
    ['treated', 'untreated'],
    ['present', 'absent'],
    ['presence', 'absence'],
    ['disease', 'healthy'],
    ['Heart Disease', 'Normal'],
    ['sick', 'negative'],
    ['abnormal', 'normal'],
    ['malignant', 'benign'],
    ['dead', 'alive'],
    ['DIE', 'LIVE'],
    ['Died', 'Survived'],
    ['relapse', 'remission'],
    ['Churned', 'Stayed'],
    ['Left', 'Stayed'],
    ['Attrited Customer', 'Existing Customer'],
    ['Charged Off', 'Fully Paid'],
    ['default', 'paid'],
    ['fraud', 'genuine'],
    ['forged', 'authentic'],
    ['spam', 'ham'],
    ['phishing', 'legitimate'],
    ['attack', 'normal'],
    ['broken', 'working'],
    ['defect', 'OK'],
    ['delayed', 'on time'],
    ['Approved', 'Rejected'],
    ['High', 'Low'],
    ['hi', 'lo'],
    ['MUT', 'WT'],
    ['some', 'none'],
    ['<30', 'NO'],
    ['-1', '0'],
    ['1+', '0'],
  ])('is %s beside %s', (event, other) => expect(guesses(event, other)).toEqual([event, event]))

  it.each([
    ['event', 'no event'],
    ['event', 'event-free'],
    ['churned', 'not_churned'],
    ['Spam', 'Not Spam'],
    ['ckd', 'notckd'],
    ['Bankruptcy', 'Non-Bankruptcy'],
    ['smoker', 'nonsmoker'],
    ['recurrence-events', 'no-recurrence-events'],
    ['at risk', 'not at risk'],
    ['did churn', 'did not churn'],
    ['with complications', 'without complications'],
    ['CHD', 'No CHD'],
    ['Survived', 'Not survived'],
    ['Ausfall', 'kein Ausfall'],
    ['maladie', 'pas de maladie'],
    ['efecto', 'sin efecto'],
  ])('is what %2$s denies: %1$s', (event, other) => expect(guesses(event, other)).toEqual([event, event]))

  it.each([
    ['not normal', 'normal'],
    ['not healthy', 'healthy'],
    ['not OK', 'OK'],
    ['unhealthy', 'healthy'],
    ['uncensored', 'censored'],
  ])('is %s where %s itself says that nothing is the case', (event, other) =>
    expect(guesses(event, other)).toEqual([event, event]),
  )

  it.each([
    ['tested_positive', 'tested_negative'],
    ['High risk', 'Low risk'],
    ['1. Yes', '2. No'],
    ['Yes (1)', 'No (0)'],
    ['Group: case', 'Group: control'],
    ['+', '-'],
    ['HER2+', 'HER2-'],
    ['+ve', '-ve'],
    ['class 1', 'class 0'],
  ])('is told by the words in which %s and %s differ', (event, other) =>
    expect(guesses(event, other)).toEqual([event, event]),
  )

  it.each([
    ['1', '2'],
    ['-1', '1'],
    ['B', 'M'],
    ['a', 'b'],
    ['f', 'm'],
    ['c', 't'],
    ['on', 'track'],
    ['female', 'male'],
    ['fail', 'pass'],
    ['bad', 'good'],
    ['active', 'inactive'],
    ['paid', 'unpaid'],
    ['<=50K', '>50K'],
    ['no pain', 'no gain'],
    ['dead', 'ill'],
    ['default', 'modified'],
    ['setosa', 'versicolor'],
    ['…', '—'],
  ])('is the second of %s and %s, which say too little', (first, second) => {
    expect(guesses(first, second)).toEqual([second, first])
  })
})

describe('the default event of a target', () => {
  it('is one of its two classes, by their order where the words do not tell', () => {
    expect(defaultEvent(fakeCategory('y', ['yes', 'no']))).toBe('yes')
    expect(defaultEvent(fakeCategory('y', ['b', 'a']))).toBe('b')
    expect(defaultEvent(fakeColumn('y', { type: 'integer', distinct: 2, levels: ['10', '9'] }))).toBe('10')
    expect(defaultEvent(fakeColumn('y', { type: 'integer', distinct: 2, levels: ['0', '1'] }))).toBe('1')
  })

  it('is none with more classes, with classes that are not known, or without a target', () => {
    const columns = [fakeCategory('y', ['no', 'yes', 'maybe']), fakeCategory('y', ['a']), undefined]
    expect(columns.map(defaultEvent)).toEqual([null, null, null])
    expect(twoClasses({ type: 'category', levels: null })).toBeNull()
  })
})
