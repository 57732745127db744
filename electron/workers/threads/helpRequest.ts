import type { HelperOrders } from '@shared/engine/trainer'
import type { RowFile } from '../train/rowFile'

/** The `workerData` of a helper thread. */
export interface HelpRequest {
  orders: HelperOrders
  /** Of a run whose prepared rows lie in a file. */
  rowFile: RowFile | null
}
