import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useOperations } from '@renderer/stores/operations'
import { useLab } from '@renderer/stores/lab'
import { createFakeBridge } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

it('follows the progress of its own operation, and forgets it when the work ends or fails', async () => {
  const bridge = createFakeBridge()
  useLab().attach(bridge)
  const operations = useOperations()
  await operations.follow('import', 'a.csv', 10, async (operation) => {
    bridge.emit({ kind: 'operationProgress', operation: 'another', bytes: 9, total: 9, rows: 9 })
    bridge.emit({ kind: 'operationProgress', operation: operation.id, bytes: 4, total: 10, rows: 2 })
    expect(operations.importing).toMatchObject({ bytes: 4, total: 10, rows: 2 })
  })
  expect(operations.operations).toEqual([])
  await expect(operations.follow('import', 'a.csv', 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(operations.operations).toEqual([])
})

it('marks a cancelled operation at once and tells the lab', async () => {
  const bridge = createFakeBridge({ 'operations.cancel': () => null })
  useLab().attach(bridge)
  const operations = useOperations()
  await operations.follow('score', 'a.csv', 0, async (operation) => {
    const cancelling = operations.cancel(operation.id)
    expect(operation.cancelled).toBe(true)
    await cancelling
    expect(bridge.argumentsOf('operations.cancel')).toEqual([{ operation: operation.id }])
  })
})
