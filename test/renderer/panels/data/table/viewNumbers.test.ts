import { describe, expect, it } from 'vitest'
import { ViewNumbers, type ViewOrder } from '@renderer/panels/data/table/viewNumbers'

/** Row k of the view is row `order(k)` of the file; counts the pages that are read. */
function numbersOf(total: number, kind: ViewOrder, order: (row: number) => number) {
  const offsets: number[] = []
  const numbers = new ViewNumbers(total, kind, async (offset, count) => {
    offsets.push(offset)
    const size = Math.max(0, Math.min(count, total - offset))
    return { numbers: Uint32Array.from({ length: size }, (_, index) => order(offset + index)) }
  })
  return { numbers, offsets }
}

const reversed = () => numbersOf(3210, 'sorted', (row) => 3209 - row)
const everyThird = () => numbersOf(100_000, 'ascending', (row) => 3 * row + 1)

describe('the places in the file of the rows of a view', () => {
  it('are the rows themselves where nothing is filtered or sorted, without asking', async () => {
    const { numbers, offsets } = numbersOf(1_000_000, 'file', (row) => row)
    expect([...((await numbers.between(999_998, 2_000_000)) ?? [])]).toEqual([999_998, 999_999])
    expect([await numbers.find(77), await numbers.find(1_000_000)]).toEqual([77, null])
    expect(await numbers.next(10, 1, (row) => row === 500_000)).toBe(500_000)
    expect(offsets).toEqual([])
  })

  it('are read page by page over any stretch, each page once', async () => {
    const { numbers, offsets } = reversed()
    const expected = Array.from({ length: 1301 }, (_, index) => 3209 - (499 + index))
    expect([...((await numbers.between(499, 1799)) ?? [])]).toEqual(expected)
    expect(offsets).toEqual([0, 500, 1000, 1500])
    expect([...((await numbers.between(1799, 1799)) ?? [])]).toEqual([1410])
    expect(offsets).toHaveLength(4)
    expect([...((await numbers.between(3000, 9999)) ?? [])].at(-1)).toBe(0)
  })

  it('find a row of the file by halves where the order is that of the file', async () => {
    const { numbers, offsets } = everyThird()
    expect(await numbers.find(3 * 77_777 + 1)).toBe(77_777)
    expect(offsets.length).toBeLessThan(12)
    for (const row of [0, 1, 2, 499, 500, 501, 12_345, 99_998, 99_999])
      expect(await numbers.find(3 * row + 1)).toBe(row)
    expect([await numbers.find(0), await numbers.find(3 * 77_777 + 2), await numbers.find(300_000)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('find a row of a sorted view by reading on', async () => {
    const { numbers } = reversed()
    expect([await numbers.find(1), await numbers.find(4000)]).toEqual([3208, null])
  })

  it('find the next and the previous wanted row, over the ends of pages', async () => {
    const { numbers } = reversed()
    const wanted = (number: number) => number % 1000 === 9
    // Numbers 9, 1009, 2009, 3009 stand in rows 3200, 2200, 1200, 200.
    expect(await numbers.next(0, 1, wanted)).toBe(200)
    expect(await numbers.next(201, 1, wanted)).toBe(1200)
    expect(await numbers.next(1199, -1, wanted)).toBe(200)
    expect(await numbers.next(199, -1, wanted)).toBeNull()
    expect(await numbers.next(3201, 1, wanted)).toBeNull()
  })

  it('give up where something newer came, and say how far they are', async () => {
    const { numbers, offsets } = everyThird()
    const shares: number[] = []
    await numbers.between(0, 3999, { onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([0.5, 1])
    let asked = 0
    expect(await numbers.between(0, 99_999, { stopped: () => ++asked > 3 })).toBeNull()
    expect(offsets.length).toBeLessThan(20)
  })
})
