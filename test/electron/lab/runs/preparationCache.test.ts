import { describe, expect, it } from 'vitest'
import { createPreparationCache } from '../../../../electron/lab/runs/preparationCache'
import { sharedExample } from '../handPool'

const keptOf = (cache: ReturnType<typeof createPreparationCache>, keys: string) =>
  [...keys].filter((key) => cache.get(key) !== null).join('')

describe('a cache of preparations', () => {
  it('keeps as many as fit, those that were wanted last', () => {
    const cache = createPreparationCache(300)
    for (const key of 'abc') cache.add(key, sharedExample(100))
    cache.get('a')
    cache.add('d', sharedExample(100))
    expect(keptOf(cache, 'abcd')).toBe('acd')
    cache.add('e', sharedExample(250))
    expect(keptOf(cache, 'abcde')).toBe('e')
  })

  it('does not keep what is beyond its bound, and lets nothing go for it', () => {
    const cache = createPreparationCache(300)
    cache.add('a', sharedExample(100))
    cache.add('b', sharedExample(301))
    expect(keptOf(cache, 'ab')).toBe('a')
    const none = createPreparationCache(0)
    none.add('a', sharedExample(1))
    expect(none.get('a')).toBeNull()
  })

  it('lets go what was prepared of a dataset, and has room for others then', () => {
    const cache = createPreparationCache(300)
    cache.add('{"dataset":"one"}', sharedExample(200))
    cache.add('{"dataset":"two"}', sharedExample(100))
    cache.forget('one')
    cache.add('{"dataset":"three"}', sharedExample(200))
    expect(cache.get('{"dataset":"one"}')).toBeNull()
    expect(cache.get('{"dataset":"two"}')).not.toBeNull()
    expect(cache.get('{"dataset":"three"}')).not.toBeNull()
  })

  it('counts one that takes the place of another of its key', () => {
    const cache = createPreparationCache(300)
    cache.add('a', sharedExample(200))
    cache.add('a', sharedExample(100))
    cache.add('b', sharedExample(200))
    expect(keptOf(cache, 'ab')).toBe('ab')
    expect(cache.get('a')?.memory.byteLength).toBe(100)
  })

  it('keeps no more memories than a process has addresses for', () => {
    const cache = createPreparationCache(1e9)
    for (let key = 0; key < 100; key++) cache.add(String(key), sharedExample(8))
    const kept = Array.from({ length: 100 }, (_, key) => cache.get(String(key))).filter((found) => found !== null)
    expect(kept).toHaveLength(16)
  })
})
