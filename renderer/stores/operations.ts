import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useLab } from './lab'

export interface Operation {
  id: string
  kind: 'import' | 'score'
  /** The file being read. */
  name: string
  /** Bytes read so far and in all; total 0 is unknown. */
  bytes: number
  total: number
  rows: number
  cancelled: boolean
  /** The model a file is scored on. */
  model: string | null
}

/** Long work on files that shows progress and can be cancelled. */
export const useOperations = defineStore('operations', () => {
  const lab = useLab()
  const operations = ref<Operation[]>([])
  const importing = computed(() => operations.value.find((operation) => operation.kind === 'import') ?? null)

  function find(id: string): Operation | undefined {
    return operations.value.find((operation) => operation.id === id)
  }

  lab.on('operationProgress', (event) => {
    const operation = find(event.operation)
    if (operation === undefined) return
    operation.bytes = event.bytes
    operation.total = event.total
    operation.rows = event.rows
  })

  /** Runs `work` under a new operation and forgets the operation when it ends, however it ends. */
  async function follow<Value>(
    kind: Operation['kind'],
    name: string,
    total: number,
    work: (operation: Operation) => Promise<Value>,
  ): Promise<Value> {
    const id = crypto.randomUUID()
    operations.value = [
      ...operations.value,
      { id, kind, name, bytes: 0, total, rows: 0, cancelled: false, model: null },
    ]
    try {
      return await work(find(id) as Operation)
    } finally {
      operations.value = operations.value.filter((operation) => operation.id !== id)
    }
  }

  async function cancel(id: string): Promise<void> {
    const operation = find(id)
    if (operation === undefined) return
    operation.cancelled = true
    await lab.call('operations.cancel', { operation: id })
  }

  return { operations, importing, follow, cancel }
})
