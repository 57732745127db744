import type { operationsCalls } from '@shared/contract/areas/operations'
import type { CallsOf } from '@shared/contract/labApi'
import type { Operations } from '../operations'

export function createOperationsCalls(operations: Pick<Operations, 'cancel'>): CallsOf<typeof operationsCalls> {
  return {
    'operations.cancel': async ({ operation }) => {
      operations.cancel(operation)
      return null
    },
  }
}
