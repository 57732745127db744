import { shallowReactive } from 'vue'
import { limits } from '@shared/contract/limits'
import type { TablePage } from '@shared/contract/dataset'

type Row = (string | null)[]

/** Pages kept at a time; the ones read longest ago go first. */
const keptPages = 24

/** The rows of a table, read a page at a time when they are asked for. */
export class TablePages {
  readonly pageRows = limits.tablePageRows
  readonly #pages = shallowReactive(new Map<number, Row[]>())
  readonly #reading = new Set<number>()

  constructor(
    private readonly read: (offset: number, count: number) => Promise<TablePage>,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** The row's cells; undefined while its page is not there. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.pageRows))?.[index % this.pageRows]
  }

  /** Reads what is missing between two rows, both included. */
  async need(first: number, last: number): Promise<void> {
    const from = Math.floor(Math.max(0, first) / this.pageRows)
    const to = Math.floor(Math.max(0, last) / this.pageRows)
    await Promise.all(Array.from({ length: to - from + 1 }, (_, index) => this.#load(from + index)))
  }

  async #load(page: number): Promise<void> {
    if (this.#pages.has(page) || this.#reading.has(page)) return
    this.#reading.add(page)
    try {
      const { rows } = await this.read(page * this.pageRows, this.pageRows)
      this.#pages.set(page, rows)
      const [oldest] = this.#pages.keys()
      if (this.#pages.size > keptPages && oldest !== undefined) this.#pages.delete(oldest)
    } catch (error) {
      this.onError(error)
    } finally {
      this.#reading.delete(page)
    }
  }
}
