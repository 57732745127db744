import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { wasm as float32 } from '@shared/kernels/generated/float32'
import { wasm as float64 } from '@shared/kernels/generated/float64'
import { compileKernels, createKernels } from '@shared/kernels/kernels'

const sources = { float32, float64 }

/** The kinds of a module's sections, in their order. */
function sections(bytes: Uint8Array): number[] {
  const kinds: number[] = []
  let at = 8
  while (at < bytes.length) {
    kinds.push(bytes[at]!)
    let length = 0
    let shift = 0
    do {
      at++
      length += (bytes[at]! & 127) * 2 ** shift
      shift += 7
    } while (bytes[at]! >= 128)
    at += 1 + length
  }
  return kinds
}

describe.each(precisions)('the module of %s', (precision) => {
  const bytes = Uint8Array.from(Buffer.from(sources[precision], 'base64'))

  it('puts nothing into the memory, which several threads share', () => {
    const [start, data] = [8, 11]
    expect(sections(bytes)).toContain(10)
    expect(sections(bytes)).not.toContain(data)
    expect(sections(bytes)).not.toContain(start)
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
    createKernels(precision, memory)
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true)
  })

  it('needs a shared memory and nothing else', () => {
    expect(WebAssembly.Module.imports(compileKernels(precision))).toEqual([
      { module: 'env', name: 'memory', kind: 'memory' },
    ])
  })

  it('exports what index.ts names', () => {
    const index = readFileSync('shared/kernels/assembly/index.ts', 'utf8')
    const names = [...index.matchAll(/{([^}]*)}/g)].flatMap(([, list]) => list!.split(',').map((name) => name.trim()))
    const functions = WebAssembly.Module.exports(compileKernels(precision)).filter(({ kind }) => kind === 'function')
    expect(functions.map(({ name }) => name).sort()).toEqual(names.filter((name) => name !== '').sort())
  })

  it('is the same for every instance: two over one memory work side by side', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
    const [one, two] = [createKernels(precision, memory), createKernels(precision, memory)]
    expect(one.exp(1)).toBe(two.exp(1))
    expect(one.exp(0)).toBe(1)
  })
})

it('a Real is a float32 in one module and a float64 in the other', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  expect(createKernels('float32', memory).sigmoid(0.1)).toBe(Math.fround(createKernels('float32', memory).sigmoid(0.1)))
  expect(createKernels('float64', memory).sigmoid(0.1)).not.toBe(createKernels('float32', memory).sigmoid(0.1))
})
