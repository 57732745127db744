import { describe, expect, it } from 'vitest'
import { generateSample, generatedSamples } from '@shared/data/generatedSamples'

const rowsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number) as [number, number, number])

describe('generateSample', () => {
  it.each(generatedSamples)('draws %s: the same text for a seed, balanced, four decimals', (kind) => {
    const text = generateSample(kind)
    expect(generateSample(kind)).toBe(text)
    expect(generateSample(kind, 2)).not.toBe(text)
    const lines = text.split('\n')
    expect(lines[0]).toBe('x,y,label')
    expect(lines.slice(1, -1).every((line) => /^-?\d+\.\d{4},-?\d+\.\d{4},[01]$/.test(line))).toBe(true)
    const rows = rowsOf(text)
    expect(rows.length).toBeGreaterThanOrEqual(300)
    expect(rows.length).toBeLessThanOrEqual(400)
    expect(rows.filter(([, , label]) => label === 1).length * 2).toBe(rows.length)
  })

  it('has the shapes it names', () => {
    const share = (kind: (typeof generatedSamples)[number], rule: (x: number, y: number) => boolean) => {
      const rows = rowsOf(generateSample(kind))
      return rows.filter(([x, y, label]) => rule(x, y) === (label === 1)).length / rows.length
    }
    expect(share('circles', (x, y) => Math.hypot(x, y) < 0.75)).toBeGreaterThan(0.95)
    expect(share('xor', (x, y) => x * y < 0)).toBeGreaterThan(0.8)
    expect(share('xor', (x) => x > 0)).toBeLessThan(0.6)
    expect(share('two-moons', (_, y) => y < 0.25)).toBeGreaterThan(0.8)
  })
})
