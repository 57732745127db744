import { serveRequests } from '../threads/serveThread'
import { createBrowser } from './browse'
import type { BrowseResult } from './browseMessages'

/** The browsing thread: rows, columns and previews. */
serveRequests(createBrowser(), (result: BrowseResult) =>
  result.kind !== 'columns'
    ? []
    : result.columns.map((column) => (column.kind === 'number' ? column.values : column.codes).buffer as ArrayBuffer),
)
