import { describe, expect, it } from 'vitest'
import { classHistogram } from '@shared/data/analysis/classHistogram'
import { numbers, problemOf, tableWith, texts } from '../preparation/splits/splitBench'
import { sampleTable } from './sampleTable'

const iris = sampleTable('iris')
const cycle = (length: number, of: number) => Array.from({ length }, (_, row) => row % of)

describe('classHistogram', () => {
  it('is numpy.histogram of each class over the bins of all rows', () => {
    const { labels, classes } = classHistogram(iris, 'petal_length', 'species')
    expect(labels).toHaveLength(20)
    expect([labels[0], labels[1], labels[19]]).toEqual(['1 to 1.295', '1.295 to 1.59', '6.605 to 6.9'])
    expect(classes).toEqual([
      { name: 'setosa', counts: [4, 33, 11, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
      { name: 'versicolor', counts: [0, 0, 0, 0, 0, 0, 1, 2, 3, 5, 12, 13, 10, 4, 0, 0, 0, 0, 0, 0] },
      { name: 'virginica', counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 13, 6, 12, 7, 4, 2, 3] },
    ])
  })

  it('cuts a target of many numbers at its quartiles', () => {
    // pandas: crosstab of species with sepal_length cut at 5.1, 5.8 and 6.4.
    const { labels, classes } = classHistogram(iris, 'species', 'sepal_length')
    expect(labels).toEqual(['setosa', 'versicolor', 'virginica'])
    expect(classes).toEqual([
      { name: 'up to 5.1', counts: [36, 4, 1] },
      { name: 'above 5.1 to 5.8', counts: [14, 20, 5] },
      { name: 'above 5.8 to 6.4', counts: [0, 17, 18] },
      { name: 'above 6.4', counts: [0, 9, 26] },
    ])
  })

  it('has fewer groups where quartiles meet', () => {
    const skewed = [...new Array<number>(60).fill(0), ...cycle(40, 40)]
    const table = tableWith(numbers('a', cycle(100, 2)), numbers('y', skewed))
    expect(classHistogram(table, 'a', 'y').classes.map(({ name }) => name)).toEqual([
      'up to 0',
      'above 0 to 14.25',
      'above 14.25',
    ])
  })

  it('leaves rows out that lack either value', () => {
    const table = tableWith(texts('a', ['x', 'x', null, 'z', 'x', 'z']), numbers('y', [0, 1, 1, 0, Number.NaN, 0]))
    expect(classHistogram(table, 'a', 'y')).toEqual({
      ...{ column: 'a', target: 'y', labels: ['x', 'z'] },
      classes: [
        { name: '0', counts: [1, 2] },
        { name: '1', counts: [1, 0] },
      ],
    })
  })

  it('shows the twenty most frequent levels, and groups the classes beyond nineteen', () => {
    const cells = cycle(300, 25).map((level) => `l${level}`)
    cells[0] = 'l7'
    cells[1] = 'l7'
    const table = tableWith(texts('a', cells), texts('y', cells))
    const { labels, classes } = classHistogram(table, 'a', 'y')
    expect(labels).toHaveLength(20)
    expect(labels[0]).toBe('l7')
    expect(classes).toHaveLength(20)
    expect(classes[0]).toMatchObject({ name: 'l7', counts: [14, ...new Array<number>(19).fill(0)] })
    expect(classes[19]?.name).toBe('6 others')
  })

  it('takes a single value, and no value', () => {
    const y = numbers('y', [0, 1, 0])
    const of = (values: number[]) => classHistogram(tableWith(numbers('a', values), y), 'a', 'y')
    expect(of([5, 5, 5])).toMatchObject({ labels: ['5'], classes: [{ counts: [2] }, { counts: [1] }] })
    expect(of([Number.NaN, Number.NaN, Number.NaN])).toMatchObject({
      labels: [],
      classes: [{ counts: [] }, { counts: [] }],
    })
  })

  it('refuses columns that are not there', () => {
    expect(problemOf(() => classHistogram(iris, 'petal', 'species'))?.code).toBe('bad-call')
    expect(problemOf(() => classHistogram(iris, 'petal_width', 'kind'))?.message).toMatch(/no column named kind/)
  })
})
