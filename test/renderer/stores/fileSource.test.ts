import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { limits } from '@shared/contract/limits'
import { sourceOfFile } from '@renderer/stores/fileSource'
import { useLab } from '@renderer/stores/lab'
import { createFakeBridge } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

const answers = { beginUpload: () => 'u1', appendUpload: () => null }

it('gives the path where the door has paths, and sends nothing', async () => {
  const bridge = createFakeBridge(answers, '/home/data.csv')
  useLab().attach(bridge)
  const source = await sourceOfFile(useLab(), new File(['a,b'], 'data.csv'))
  expect(source).toEqual({ kind: 'path', path: '/home/data.csv' })
  expect(bridge.received).toEqual([])
})

it('sends every byte once, in order, in chunks within the limit', async () => {
  const bridge = createFakeBridge(answers)
  useLab().attach(bridge)
  const bytes = Uint8Array.from({ length: limits.uploadChunkBytes + 5 }, (_, index) => index % 251)
  const progress: number[] = []
  const source = await sourceOfFile(useLab(), new File([bytes], 'big.csv'), (sent) => progress.push(sent))
  expect(source).toEqual({ kind: 'upload', upload: 'u1' })
  expect(bridge.argumentsOf('beginUpload')).toEqual([{ name: 'big.csv', bytes: bytes.length }])
  const chunks = bridge.argumentsOf('appendUpload').map(({ chunk }) => chunk)
  expect(chunks.map((chunk) => chunk.length)).toEqual([limits.uploadChunkBytes, 5])
  expect(Buffer.compare(Buffer.concat(chunks), Buffer.from(bytes))).toBe(0)
  expect(progress).toEqual([limits.uploadChunkBytes, bytes.length])
})

it('stops between chunks when it is cancelled', async () => {
  const bridge = createFakeBridge(answers)
  useLab().attach(bridge)
  const reading = sourceOfFile(useLab(), new File(['a,b'], 'data.csv'), undefined, () => true)
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect(bridge.argumentsOf('appendUpload')).toEqual([])
})

it('is cancelled also while its only chunk is under way', async () => {
  let cancelled = false
  const bridge = createFakeBridge({
    ...answers,
    appendUpload: () => {
      cancelled = true
      return null
    },
  })
  useLab().attach(bridge)
  const reading = sourceOfFile(useLab(), new File(['a,b'], 'data.csv'), undefined, () => cancelled)
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
})
