import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isProxy, reactive, readonly } from 'vue'
import { plain } from '@renderer/transport/plain'

const settings = () => ({
  spec: { hidden: [4, 2], target: 'y', l2: 0, name: null, removed: false, columns: [{ name: 'a' }] },
})

it('can be sent where a reactive value cannot', () => {
  const value = reactive(settings())
  expect(() => structuredClone(value)).toThrow()
  expect(structuredClone(plain(value))).toEqual(settings())
  expect(structuredClone(plain(readonly(value)))).toEqual(settings())
})

it('finds reactive values inside plain ones', () => {
  const copy = plain({ list: [reactive({ hidden: reactive([1]) })] }) as { list: { hidden: number[] }[] }
  expect(isProxy(copy.list[0])).toBe(false)
  expect(isProxy(copy.list[0]!.hidden)).toBe(false)
})

it('is a copy: later changes do not reach it', () => {
  const value = reactive(settings())
  const copy = plain(value)
  value.spec.hidden.push(8)
  value.spec.columns[0]!.name = 'b'
  expect(copy).toEqual(settings())
})

it('passes typed arrays on as they are, without copying their memory', () => {
  const chunk = Uint8Array.of(1, 2, 3)
  const values = Float64Array.of(Number.NaN)
  const copy = plain(reactive({ chunk, inside: [values] })) as { chunk: Uint8Array; inside: Float64Array[] }
  expect(copy.chunk).toBe(chunk)
  expect(copy.inside[0]).toBe(values)
})

it('changes no value', () => {
  const values = fc.anything({
    withNullPrototype: false,
    values: [fc.string(), fc.double(), fc.boolean(), fc.constant(undefined)],
  })
  fc.assert(
    fc.property(values, (value) => {
      expect(plain(value)).toEqual(value)
    }),
  )
})
