import type { ColumnData } from '@shared/contract/dataset'
import { serveRequests } from '../threads/serveThread'
import { createBrowser } from './browse'
import type { BrowseResult } from './browseMessages'

/** The browsing thread: rows, columns and previews. */
serveRequests(createBrowser(), (result: BrowseResult) => {
  if (result.kind === 'columns') return buffersOf(result.columns)
  return result.kind === 'sampledColumns' ? buffersOf(result.sampled.columns) : []
})

function buffersOf(columns: readonly ColumnData[]): ArrayBuffer[] {
  return columns.map((column) => (column.kind === 'number' ? column.values : column.codes).buffer as ArrayBuffer)
}
