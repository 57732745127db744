import { describe, expect, it } from 'vitest'
import { type ReserveOptions, createMemory, reserveData } from '@shared/engine/rows/trainingData'
import { gradientDescent, logistic } from '../support'

const given = (changes: Partial<ReserveOptions> = {}): ReserveOptions => ({
  network: logistic,
  training: gradientDescent,
  seed: 1,
  classCount: 2,
  inputs: 3,
  trainRows: 5,
  validationRows: 2,
  weighted: true,
  ...changes,
})

describe.each(['float32', 'float64'] as const)('in %s', (precision) => {
  const ArrayOf = precision === 'float32' ? Float32Array : Float64Array

  it('the parts are zeros of the right sizes in the run’s memory', () => {
    const data = reserveData(given({ training: { ...gradientDescent, precision } }))
    for (const [part, rows] of [[data.train, 5], [data.validation!, 2]] as const) {
      expect(part.inputs).toMatchObject({ rows, columns: 3 })
      expect((part.inputs.stride * ArrayOf.BYTES_PER_ELEMENT) % 16).toBe(0)
      expect(part.targets).toEqual(new Uint32Array(rows))
      expect(part.weights).toEqual(new ArrayOf(rows))
      expect(part.inputs.values).toEqual(new ArrayOf(rows * part.inputs.stride))
      expect(part.inputs.values.buffer).toBe(data.memory.buffer)
    } // prettier-ignore
    expect(data.memory.buffer.byteLength).toBeGreaterThanOrEqual(data.plan.bytes)
  })

  it('numbers to be learnt are of the same precision', () => {
    const data = reserveData(given({ classCount: 0, training: { ...gradientDescent, precision, loss: 'huber' } }))
    expect(data.train.targets).toEqual(new ArrayOf(5))
  })
})

it('what a run does not have is null', () => {
  const data = reserveData(given({ validationRows: 0, weighted: false }))
  expect(data.validation).toBeNull()
  expect(data.train.weights).toBeNull()
})

it('the memory is shared, so that a thread can attach to it', () => {
  expect(reserveData(given()).memory.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect(createMemory(1).buffer.byteLength).toBe(65536)
  expect(createMemory(65537).buffer.byteLength).toBe(131072)
})

it.each([
  [{ trainRows: 0 }, 'bad-features', /No rows are left to train on/],
  [{ classCount: 1 }, 'bad-target', /at least two classes/],
  [{ inputs: 0 }, 'bad-features', /at least one input/],
  [{ inputs: 2000, network: { ...logistic, hidden: [1024, 1024, 1024] } }, 'bad-setting', /4,000,000/],
  [{ inputs: 2000, trainRows: 1_000_000 }, 'bad-setting', /at most 4 GiB/],
] as const)('reserveData refuses %j by name', (changes, code, message) => {
  expect(() => reserveData(given(changes as Partial<ReserveOptions>))).toThrow(
    expect.objectContaining({ name: 'LabError', code, message: expect.stringMatching(message) }),
  )
})

it('a memory that the machine does not give is refused with its size', () => {
  expect(() => createMemory(2 ** 33)).toThrow(
    expect.objectContaining({ code: 'bad-setting', message: expect.stringMatching(/needs 8,192 MiB/) }),
  )
})
