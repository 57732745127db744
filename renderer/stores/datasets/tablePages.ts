import { shallowReactive, shallowRef } from 'vue'
import type { TablePage } from '@shared/contract/dataset'
import { limits } from '@shared/spec/limits'

type Row = (string | null)[]

/** Rows of a page of the widest table: those that a window shows. */
const fewestRows = 25
/** Pages kept at a time; the ones read longest ago go first. */
const keptPages = 24
/** Pages on their way at a time: where a scroll passes by, nothing is read. */
const readAtOnce = 2

/** The rows of one view of a table, read a page at a time when they are asked for. */
export class TablePages {
  readonly pageRows: number
  /** Rows of the view; null before the first page is there. */
  readonly total = shallowRef<number | null>(null)
  readonly #pages = shallowReactive(new Map<number, Pick<TablePage, 'rows' | 'numbers'>>())
  #wanted: [first: number, last: number] = [0, -1]
  #running: Promise<void> | null = null

  /** @param columns of the table */
  constructor(
    columns: number,
    private readonly read: (offset: number, count: number) => Promise<TablePage>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.pageRows = Math.max(fewestRows, Math.min(limits.tablePageRows, Math.floor(limits.tablePageCells / columns)))
  }

  /** The row's cells; undefined while its page is not there. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.pageRows))?.rows[index % this.pageRows]
  }

  /** The row's place in the file, from 0; undefined while its page is not there. */
  number(index: number): number | undefined {
    return this.#pages.get(Math.floor(index / this.pageRows))?.numbers[index % this.pageRows]
  }

  /** Reads what is missing between two rows, both included. What was asked for before and is not on its way is let go. */
  need(first: number, last: number): Promise<void> {
    this.#wanted = [Math.floor(Math.max(0, first) / this.pageRows), Math.floor(Math.max(0, last) / this.pageRows)]
    this.#running ??= this.#run().finally(() => (this.#running = null))
    return this.#running
  }

  async #run(): Promise<void> {
    for (;;) {
      const missing = this.#missing().slice(0, readAtOnce)
      if (missing.length === 0) return
      const read = await Promise.all(missing.map((page) => this.#load(page)))
      // Tried again when it is needed again.
      if (read.includes(false)) return
    }
  }

  #missing(): number[] {
    const [first, last] = this.#wanted
    const pages = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    return pages.filter((page) => !this.#pages.has(page))
  }

  async #load(page: number): Promise<boolean> {
    try {
      const { rows, numbers, total } = await this.read(page * this.pageRows, this.pageRows)
      this.total.value = total
      this.#pages.set(page, { rows, numbers })
      const [oldest] = this.#pages.keys()
      if (this.#pages.size > keptPages && oldest !== undefined) this.#pages.delete(oldest)
      return true
    } catch (error) {
      this.onError(error)
      return false
    }
  }
}
