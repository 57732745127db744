import { describe, expect, it } from 'vitest'
import { linePattern, mostVivid, runColour, runStyles } from '@renderer/charts/runColours'

const upTo = (count: number) => Array.from({ length: count }, (_, place) => place)

describe('runColour', () => {
  it('gives the colours of Okabe and Ito in their order, and again from the first', () => {
    expect(upTo(7).map(runColour)).toEqual([
      '#0072B2',
      '#E69F00',
      '#009E73',
      '#CC79A7',
      '#D55E00',
      '#56B4E9',
      '#0072B2',
    ])
  })
})

describe('runStyles', () => {
  const look = (places: number[]) =>
    runStyles(places).flatMap(({ colour, marker, faded }) => (faded ? [] : [JSON.stringify([colour, marker])]))

  it('are vivid for the eight runs that were made last, the others fade', () => {
    expect(runStyles(upTo(11)).map(({ faded }) => faded)).toEqual([...Array(3).fill(true), ...Array(8).fill(false)])
    expect(runStyles([9, 3, 40]).some(({ faded }) => faded)).toBe(false)
  })

  it('keep the pinned run vivid', () => {
    const styles = runStyles(upTo(11), 0)
    expect(styles.map(({ faded }) => faded)).toEqual([false, ...Array(3).fill(true), ...Array(7).fill(false)])
  })

  it('never repeat among the vivid ones, whichever runs are shown', () => {
    const eachOfOneColour = upTo(mostVivid).map((index) => 6 * index)
    const aRoundApart = upTo(mostVivid).map((index) => 54 * index)
    for (const places of [upTo(50), eachOfOneColour, aRoundApart, [0, 54, 108, 6]]) {
      expect(new Set(look(places)).size).toBe(Math.min(mostVivid, places.length))
    }
  })

  it('keep the colour of a run whatever is shown beside it, and its marker as far as that is free', () => {
    const alone = runStyles([7])[0]
    expect(alone).toEqual(runStyles([0, 1, 7])[2])
    expect(alone).toMatchObject({ colour: '#E69F00', marker: expect.objectContaining({ hollow: false }) })
    expect(runStyles([54])[0]?.colour).toBe(runStyles([0, 54])[1]?.colour)
  })
})

describe('linePattern', () => {
  it('is solid for training and broken for validation', () => {
    expect(linePattern('train')).toBeNull()
    expect(linePattern('validation')).not.toBeNull()
  })
})
