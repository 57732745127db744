import type { TablePage } from '@shared/contract/dataset'
import { limits } from '@shared/spec/limits'

/** How the rows of a view lie in the file: all of them in order, some in order, or in another order. */
export type ViewOrder = 'file' | 'ascending' | 'sorted'

export interface Scan {
  /** Asked between two pages: true gives up. */
  stopped?: () => boolean
  /** Share of the work that is done. */
  onProgress?: (share: number) => void
}

/** Pages that are read at the same time by a scan. */
const pagesAtOnce = 4

/** The places in the file of the rows of one view. What was read stays: a page takes 2 kB. */
export class ViewNumbers {
  readonly #pages = new Map<number, Uint32Array>()

  constructor(
    readonly total: number,
    private readonly order: ViewOrder,
    private readonly read: (offset: number, count: number) => Promise<Pick<TablePage, 'numbers'>>,
  ) {}

  /** Of the rows from `first` to `last` of the view, both included; null where it was given up. */
  async between(first: number, last: number, { stopped, onProgress }: Scan = {}): Promise<Uint32Array | null> {
    const count = Math.max(0, Math.min(last, this.total - 1) - first + 1)
    if (this.order === 'file') return Uint32Array.from({ length: count }, (_, index) => first + index)
    const numbers = new Uint32Array(count)
    const size = limits.tablePageRows
    const [from, to] = [Math.floor(first / size), Math.floor((first + count - 1) / size)]
    for (let page = from; page <= to; page += pagesAtOnce) {
      const pages = Array.from({ length: Math.min(pagesAtOnce, to - page + 1) }, (_, index) => page + index)
      const read = await Promise.all(pages.map((entry) => this.#page(entry)))
      if (stopped?.() === true) return null
      for (const [index, values] of read.entries()) {
        const start = (page + index) * size
        const part = values.subarray(Math.max(0, first - start), Math.max(0, first + count - start))
        numbers.set(part, Math.max(0, start - first))
      }
      onProgress?.(Math.min(1, (page + pages.length - from) / (to - from + 1)))
    }
    return numbers
  }

  /** Which row of the view is row `number` of the file; null where it is not shown, or it was given up. */
  async find(number: number, scan: Scan = {}): Promise<number | null> {
    if (this.order === 'file') return number < this.total ? number : null
    if (this.order === 'sorted') return this.next(0, 1, (value) => value === number, scan)
    let [low, high] = [0, this.total]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((await this.#number(middle)) < number) low = middle + 1
      else high = middle
    }
    return low < this.total && (await this.#number(low)) === number ? low : null
  }

  /** The first row of the view from `start` on, up or down, whose place in the file is wanted. */
  async next(
    start: number,
    step: 1 | -1,
    wanted: (number: number) => boolean,
    { stopped }: Scan = {},
  ): Promise<number | null> {
    for (let row = start; row >= 0 && row < this.total; row += step) {
      if (this.order === 'file') {
        if (wanted(row)) return row
        continue
      }
      const size = limits.tablePageRows
      const page = await this.#page(Math.floor(row / size))
      if (stopped?.() === true) return null
      // To the end of the page without waiting again.
      for (let at = row % size; at >= 0 && at < page.length; at += step) {
        row = Math.floor(row / size) * size + at
        if (wanted(page[at] as number)) return row
      }
    }
    return null
  }

  async #number(row: number): Promise<number> {
    const size = limits.tablePageRows
    return (await this.#page(Math.floor(row / size)))[row % size] ?? Infinity
  }

  async #page(page: number): Promise<Uint32Array> {
    const kept = this.#pages.get(page)
    if (kept !== undefined) return kept
    const { numbers } = await this.read(page * limits.tablePageRows, limits.tablePageRows)
    this.#pages.set(page, numbers)
    return numbers
  }
}
