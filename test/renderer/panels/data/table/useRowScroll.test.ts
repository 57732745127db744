import { nextTick, ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type RowScroll, useRowScroll } from '@renderer/panels/data/table/useRowScroll'
import { mount } from '../../../../support/mount'

let resize: () => void
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(measure: () => void) {
        resize = measure
      }
      observe = () => undefined
      disconnect = () => undefined
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

/** Rows of 26 px in a window of 520 px below a head of 54 px. Places of the scroll bar are whole px, as on many screens. */
function open(count: number) {
  const element = {
    clientHeight: 574,
    scrollLeft: 0,
    at: 0,
    get scrollTop() {
      return this.at
    },
    set scrollTop(value: number) {
      this.at = Math.round(value)
    },
  }
  const rows = ref(count)
  let scroll: RowScroll | undefined
  mount({
    setup() {
      scroll = useRowScroll(ref(element as unknown as HTMLElement), {
        ...{ rows: () => rows.value, rowHeight: 26, headHeight: 54, around: 6 },
      })
      return () => null
    },
  })
  if (scroll === undefined) throw new Error('not set up')
  const used = scroll
  function wheel(fields: Partial<WheelEvent>): boolean {
    const preventDefault = vi.fn()
    used.onWheel({
      ...{ deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ctrlKey: false, preventDefault, ...fields },
    } as unknown as WheelEvent)
    return preventDefault.mock.calls.length > 0
  }
  return { element, rows, scroll: used, wheel }
}

describe('rows that fit an element', () => {
  it('are those where the scroll bar is, and some around', () => {
    const { element, scroll } = open(1000)
    expect([scroll.height.value, scroll.trackHeight.value]).toEqual([520, 26_000])
    expect(scroll.range.value).toEqual([0, 25])
    element.scrollTop = 260
    scroll.onScroll()
    expect([scroll.offset.value, scroll.range.value]).toEqual([260, [4, 35]])
  })

  it('are scrolled by the browser', () => {
    const { scroll, wheel } = open(1000)
    expect(wheel({ deltaY: 100 })).toBe(false)
    expect(scroll.offset.value).toBe(0)
  })

  it('come into sight by the shortest way, and stay where they are in sight', () => {
    const { element, scroll } = open(1000)
    scroll.show(19)
    expect(scroll.offset.value).toBe(0)
    scroll.show(20)
    expect([scroll.offset.value, element.scrollTop]).toEqual([26, 26])
    scroll.show(0)
    expect([scroll.offset.value, element.scrollTop]).toEqual([0, 0])
  })

  it('are shown to their end where there are fewer of them, or the window is taller', async () => {
    const { element, rows, scroll } = open(1000)
    scroll.moveTo(25_000)
    rows.value = 100
    await nextTick()
    expect([scroll.offset.value, element.scrollTop]).toEqual([2600 - 520, 2080])
    element.clientHeight = 1054
    resize()
    await nextTick()
    expect([scroll.height.value, scroll.offset.value]).toEqual([1000, 1600])
  })
})

describe('more rows than an element can be tall', () => {
  it('are reached to the row, though the scroll bar moves by hundreds of them', () => {
    const { element, scroll } = open(10_000_000)
    scroll.show(7_000_001)
    const exact = scroll.offset.value
    // Its upper and lower edge.
    expect(exact).toBeLessThanOrEqual(7_000_001 * 26)
    expect(exact + 520).toBeGreaterThanOrEqual(7_000_002 * 26)
    // The event of the bar that was placed is no wish of anybody; the next is.
    scroll.onScroll()
    expect(scroll.offset.value).toBe(exact)
    const placed = element.scrollTop
    element.scrollTop = 0
    scroll.onScroll()
    expect(scroll.offset.value).toBe(0)
    element.scrollTop = placed
    scroll.onScroll()
    expect(scroll.offset.value).toBeGreaterThan(0)
  })

  it('move with the wheel by px, lines or windows of rows', () => {
    const { element, scroll, wheel } = open(10_000_000)
    expect(wheel({ deltaY: 100 })).toBe(true)
    expect(scroll.offset.value).toBe(100)
    wheel({ deltaY: 3, deltaMode: 1 })
    wheel({ deltaY: 1, deltaMode: 2, deltaX: 40 })
    expect([scroll.offset.value, element.scrollLeft]).toEqual([100 + 3 * 26 + 520, 40])
  })

  it('leave to the browser what the wheel does with Shift or Ctrl', () => {
    const { wheel, scroll } = open(10_000_000)
    expect([wheel({ deltaY: 100, shiftKey: true }), wheel({ deltaY: 100, ctrlKey: true })]).toEqual([false, false])
    expect(scroll.offset.value).toBe(0)
  })
})
