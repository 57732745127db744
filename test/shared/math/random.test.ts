import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, splitMix64, xoshiro128, type Random } from '@shared/math/random'

const take = (count: number, draw: () => number) => Array.from({ length: count }, draw)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('published vectors', () => {
  it('SplitMix64 from seed 1234567', () => {
    const next = splitMix64(1234567n)
    expect([next(), next(), next(), next(), next()]).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ])
  })

  it('xoshiro128++ from the state 1, 2, 3, 4', () => {
    expect(take(10, xoshiro128(1, 2, 3, 4))).toEqual([
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ])
  })
})

describe('streams', () => {
  it('repeat for the same seed and name, and differ for others', () => {
    const draws = (seed: number, stream: 'split' | 'shuffle') => take(4, createRandom(seed, stream).uniform)
    expect(draws(7, 'split')).toEqual(draws(7, 'split'))
    expect(draws(7, 'split')).not.toEqual(draws(8, 'split'))
    expect(draws(7, 'split')).not.toEqual(draws(7, 'shuffle'))
    expect(draws(0xffff_ffff, 'split')).not.toEqual(draws(0, 'shuffle'))
  })

  it('are left where they were by draws from another', () => {
    const alone = createRandom(3, 'initialisation')
    const expected = take(5, alone.uniform)
    const beside = createRandom(3, 'initialisation')
    const other = createRandom(3, 'shuffle')
    expect(take(5, () => (other.normal(), other.integer(10), beside.uniform()))).toEqual(expected)
  })

  it('have a generator for each index, which needs none of those before it', () => {
    const draws = (index?: number) => take(4, createRandom(7, 'shuffle', index).uniform)
    expect(draws(0)).toEqual(draws())
    const all = [0, 1, 2, 255, 256, 2 ** 24 - 1].map((index) => draws(index).join())
    expect(new Set(all).size).toBe(all.length)
    // The index shares a word with the name: none of them must run into another.
    expect(draws(1)).not.toEqual(take(4, createRandom(7, 'initialisation').uniform))
  })

  it('are not correlated between neighbouring seeds, names or indices', () => {
    const a = take(20_000, createRandom(1, 'sample').uniform)
    for (const other of [createRandom(2, 'sample'), createRandom(1, 'split'), createRandom(1, 'sample', 1)]) {
      const b = take(20_000, other.uniform)
      expect(Math.abs(mean(a.map((value, i) => (value - 0.5) * (b[i]! - 0.5)))) * 12).toBeLessThan(0.03)
    }
  })
})

describe('draws', () => {
  it('uniform stays in [0, 1), uses 53 bits and is spread evenly', () => {
    const values = take(100_000, createRandom(1, 'sample').uniform)
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1)
    expect(values.some((value) => (value * 2 ** 53) % 2 === 1)).toBe(true)
    const bins = new Array<number>(10).fill(0)
    for (const value of values) bins[Math.floor(value * 10)]!++
    // Chi-square with 9 degrees of freedom: 27.9 is its 99.9 % point.
    expect(bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })

  it('integer is even over a range that does not divide 2^32', () => {
    const n = 3 * 2 ** 30
    const draw = createRandom(5, 'sample')
    const thirds = [0, 0, 0]
    for (let i = 0; i < 30_000; i++) thirds[Math.floor(draw.integer(n) / 2 ** 30)]!++
    // Taking the remainder without redrawing would put half of the draws into the first third.
    for (const count of thirds) expect(Math.abs(count - 10_000)).toBeLessThan(350)
    expect(draw.integer(1)).toBe(0)
    expect(draw.integer(2 ** 32)).toBeLessThan(2 ** 32)
    for (const bad of [0, -1, 1.5, NaN, 2 ** 32 + 1]) expect(() => draw.integer(bad)).toThrow(RangeError)
  })

  it('normal has mean 0, variance 1, skewness 0 and kurtosis 3', () => {
    const values = take(100_000, createRandom(2, 'sample').normal)
    const moment = (power: number) => mean(values.map((value) => value ** power))
    expect(Math.abs(moment(1))).toBeLessThan(0.013)
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.018)
    expect(Math.abs(moment(3))).toBeLessThan(0.05)
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.12)
    expect(mean(values.map((value) => (Math.abs(value) < 1 ? 1 : 0)))).toBeCloseTo(0.6827, 2)
  })

  it('shuffle keeps every entry, and every order of three is equally frequent', () => {
    const shuffled = (random: Random, size: number) => {
      const array = Uint32Array.from({ length: size }, (_, i) => i)
      random.shuffle(array)
      return array
    }
    fc.assert(
      fc.property(fc.nat(200), fc.nat(1000), (size, seed) => {
        const sorted = shuffled(createRandom(seed, 'shuffle'), size).sort()
        expect(Array.from(sorted)).toEqual(Array.from({ length: size }, (_, i) => i))
      }),
    )
    const random = createRandom(9, 'shuffle')
    const counts = new Map<string, number>()
    for (let i = 0; i < 12_000; i++) {
      const key = shuffled(random, 3).join()
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(165)
  })
})

it('the generator keeps the values of every engine version so far', () => {
  const random = createRandom(20170116, 'shuffle')
  expect([random.uniform(), random.integer(1000), random.normal()]).toEqual([
    0.24441529323575917, 429, -0.5350981785576208,
  ])
})
