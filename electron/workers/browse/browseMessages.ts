import type { ColumnData, SampledColumns, TablePage, TableView } from '@shared/contract/dataset'
import type { Preview } from '@shared/contract/preview'
import type { ReadingChoices } from '@shared/spec/reading'
import type { TableAccess } from '../table/tableAccess'
import type { ThreadAnswer } from '../threads/serveThread'

/** What is asked of the browsing thread, which answers what a person looks at: it never waits behind an analysis. */
export type BrowseRequest =
  | {
      kind: 'page'
      /** The dataset's identity: the thread keeps the table it was last asked about. */
      dataset: string
      access: TableAccess
      view: TableView | null
      offset: number
      count: number
      /** The number of this view, and an Int32 with that of the one asked for last: an overtaken view is not worked out. */
      turn: number
      latest: SharedArrayBuffer
    }
  | { kind: 'columns'; dataset: string; access: TableAccess; columns: string[] }
  | { kind: 'sampledColumns'; dataset: string; access: TableAccess; columns: string[] }
  | { kind: 'preview'; path: string; name: string; reading: ReadingChoices }

export type BrowseResult =
  | { kind: 'page'; page: TablePage }
  | { kind: 'columns'; columns: ColumnData[] }
  | { kind: 'sampledColumns'; sampled: SampledColumns }
  | { kind: 'preview'; preview: Preview }

export type BrowseAnswer = ThreadAnswer<BrowseResult>
