import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createDesk } from './desk'

const bytesOf = { float32: 4, float64: 8 }
const shares = [0.05, 0.2, 0.5, 0.9]

/** Which of rows × units are dropped, as 1 and 0, row by row. */
function masks(precision: (typeof precisions)[number], units: number, rows: number) {
  const desk = createDesk(precision, Math.ceil((units * rows * bytesOf[precision]) / 65536) + 2)
  const panels = units / desk.width
  const stride = rows * 32
  const at = desk.room(units * rows)
  const ones = new Uint8Array(units * rows).fill(1)
  return (share: number, key: number, firstRow = 0, count = rows): Uint8Array => {
    const start = at + firstRow * 32
    desk.write(at, ones)
    desk.kernels.dropout(start, stride, panels, count, firstRow, key, Math.floor(share * 2 ** 32), 1)
    const mask = new Uint8Array(count * units)
    desk.takePanels(start, stride, count, units).forEach((row, r) => {
      for (let unit = 0; unit < units; unit++) mask[r * units + unit] = 1 - row[unit]!
    })
    return mask
  }
}

function sum(mask: Uint8Array): number {
  let total = 0
  for (const value of mask) total += value
  return total
}

/** How often two units are dropped together more than chance has it, in standard errors. */
function excess(count: number, share: number, together: (i: number) => number): number {
  let both = 0
  for (let i = 0; i < count; i++) both += together(i)
  const chance = share * share
  return (both / count - chance) / Math.sqrt((chance * (1 - chance)) / count)
}

describe.each(precisions)('dropout in %s', (precision) => {
  const units = 64
  const rows = 16_384
  const total = units * rows
  const maskOf = masks(precision, units, rows)

  it.each(shares)('drops a share of %d of a million, within four standard errors, under every key', (share) => {
    for (const key of [1, -5]) {
      expect(Math.abs(sum(maskOf(share, key)) / total - share)).toBeLessThan(
        4 * Math.sqrt((share * (1 - share)) / total),
      )
    }
  })

  it.each(shares)('drops a share of %d of each unit and of each row', (share) => {
    const ofUnits = new Float64Array(units)
    const ofRows = new Float64Array(rows)
    maskOf(share, 3).forEach((value, i) => {
      ofUnits[i % units]! += value
      ofRows[Math.floor(i / units)]! += value
    })
    for (const dropped of ofUnits) {
      expect(Math.abs(dropped / rows - share)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / rows))
    }
    // Chi-squared of the rows' counts, close to normal for so many, with mean `rows` and variance twice that.
    const chi = ofRows.reduce((all, dropped) => all + (dropped - units * share) ** 2 / (units * share * (1 - share)), 0)
    expect(Math.abs(chi - rows) / Math.sqrt(2 * rows)).toBeLessThan(4.5)
  })

  it.each([0.2, 0.5])('has no correlation between neighbours of any kind, at a share of %d', (share) => {
    const mask = maskOf(share, 10)
    for (const shift of [1, 2, 3, 4, 8, 16, units, 2 * units, 16 * units]) {
      const found = excess(total - shift, share, (i) => mask[i]! * mask[i + shift]!)
      expect(Math.abs(found), `shift ${shift}`).toBeLessThan(4.5)
    }
    for (const key of [11, 14, 10 + 65_536]) {
      const other = maskOf(share, key)
      expect(Math.abs(excess(total, share, (i) => mask[i]! * other[i]!)), `key ${key}`).toBeLessThan(4.5)
      // Nor is one key's mask another's with its rows and units exchanged.
      const exchanged = excess(total, share, (i) => mask[i]! * other[i ^ 10 ^ key]!)
      expect(Math.abs(exchanged), `key ${key} exchanged`).toBeLessThan(4.5)
    }
  })

  it('does not depend on the block in which a row comes', () => {
    const whole = maskOf(0.4, 99)
    for (const [first, count] of [
      [0, 1],
      [1, 1],
      [7, 30],
      [4096, 3],
    ] as const) {
      expect(maskOf(0.4, 99, first, count)).toEqual(whole.slice(first * units, (first + count) * units))
    }
  })

  it('drops nothing at 0, and what it keeps is multiplied', () => {
    const desk = createDesk(precision)
    const values = Array.from({ length: 2 * desk.width }, (_, i) => i / 4 - 1)
    const at = desk.put(values)
    desk.kernels.dropout(at, 64, 1, 2, 0, 5, 0, 1.5)
    expect(desk.take(at, values.length)).toEqual(values.map((value) => value * 1.5))
    desk.kernels.dropout(at, 64, 1, 2, 0, 5, 2 ** 32 - 1, 1.5)
    expect(desk.take(at, values.length).map((value) => value + 0)).toEqual(values.map(() => 0))
  })
})

it('the mask of an index is the same in both precisions', () => {
  expect(masks('float32', 16, 32)(0.5, 8)).toEqual(masks('float64', 16, 32)(0.5, 8))
})
