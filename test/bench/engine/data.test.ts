import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { writeData } from './data.ts'
import { createGenerator } from './generator.ts'
import { readInputs, readLabels, readStart, readWorkload } from './readData.ts'
import { type Workload, parameterCount, workloads } from './workloads.ts'

const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-test-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const small: Workload = { ...workloads.find(({ name }) => name === 'W1')!, rows: 2500, columns: 3, batch: 2500 }

it('writes the same values in both precisions, which are read with gaps between the rows too', () => {
  writeData(folder, small)
  expect(readWorkload(folder, small.name)).toEqual(small)
  const narrow = new Float32Array(2500 * 3)
  const wide = new Float64Array(2500 * 3)
  const apart = new Float32Array(2500 * 4)
  readInputs(folder, small, narrow, 3)
  readInputs(folder, small, wide, 3)
  readInputs(folder, small, apart, 4)
  expect(wide).toEqual(Float64Array.from(narrow))
  for (const row of [0, 1, 999, 1000, 2499]) {
    expect([...apart.subarray(row * 4, row * 4 + 4)]).toEqual([...narrow.subarray(row * 3, row * 3 + 3), 0])
  }
})

it('draws columns of variance 1 that correlate by 1/2 with the next, and labels of both classes', () => {
  const values = new Float64Array(2500 * 3)
  readInputs(folder, small, values, 3)
  const meanOf = (of: (row: number) => number) =>
    Array.from({ length: 2500 }, (_, row) => of(row)).reduce((sum, value) => sum + value, 0) / 2500
  const cell = (row: number, column: number) => values[row * 3 + column]!
  for (const column of [0, 1, 2]) expect(meanOf((row) => cell(row, column) ** 2)).toBeCloseTo(1, 0)
  expect(Math.abs(meanOf((row) => cell(row, 0) * cell(row, 1)) - 0.5)).toBeLessThan(0.1)
  const ones = readLabels(folder, small).reduce((sum, label) => sum + label, 0)
  expect(ones).toBeGreaterThan(250)
  expect(ones).toBeLessThan(2250)
})

it('writes starting weights within the bound of Glorot and Bengio, and biases of 0', () => {
  const network: Workload = {
    ...small,
    name: 'small',
    data: 'small',
    kind: 'network',
    hidden: [5],
    classes: 4,
    rows: 10,
  }
  writeData(folder, network)
  const start = readStart(folder, network, parameterCount(network))
  const weights = start.subarray(0, 15)
  expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 8))
  expect(Math.max(...weights.map(Math.abs))).toBeGreaterThan(0.5)
  expect([...start.subarray(15, 20), ...start.subarray(40)]).toEqual(Array(9).fill(0))
})

it('refuses a file that is too short', () => {
  expect(() => readStart(folder, small, 99)).toThrow('too short')
})

it('gives the same numbers for a seed, uniform and normal ones of the right moments', () => {
  const [first, second] = [createGenerator(7), createGenerator(7)]
  expect(Array.from({ length: 5 }, first.uniform)).toEqual(Array.from({ length: 5 }, second.uniform))
  const normals = Array.from({ length: 10_000 }, first.normal)
  const mean = normals.reduce((sum, value) => sum + value, 0) / 10_000
  const variance = normals.reduce((sum, value) => sum + value * value, 0) / 10_000
  expect(Math.abs(mean)).toBeLessThan(0.05)
  expect(Math.abs(variance - 1)).toBeLessThan(0.06)
})
