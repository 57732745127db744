import { describe, expect, it } from 'vitest'
import { linePattern, runStyle } from '@renderer/charts/runColours'

describe('runStyle', () => {
  it('starts with the colours of Okabe and Ito in their order', () => {
    expect([0, 1, 2, 3, 4, 5].map((index) => runStyle(index).colour)).toEqual([
      '#0072B2',
      '#E69F00',
      '#009E73',
      '#CC79A7',
      '#D55E00',
      '#56B4E9',
    ])
  })

  it('tells twelve runs apart and changes the line style after six', () => {
    const styles = Array.from({ length: 12 }, (_, index) => runStyle(index))
    expect(new Set(styles.map((style) => JSON.stringify(style))).size).toBe(12)
    expect(styles.map((style) => style.dash)).toEqual([...Array(6).fill(false), ...Array(6).fill(true)])
    expect(runStyle(12)).toEqual(runStyle(0))
  })
})

describe('linePattern', () => {
  it('is solid only for training of the first six, and differs for the other three', () => {
    expect(linePattern('train', false)).toBeNull()
    const others = [linePattern('train', true), linePattern('validation', false), linePattern('validation', true)]
    expect(new Set(others.map(String)).size).toBe(3)
    expect(others).not.toContain(null)
  })
})
