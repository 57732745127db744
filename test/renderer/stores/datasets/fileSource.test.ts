import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { limits } from '@shared/spec/limits'
import { pastedTable, sourceOfFile, sourceOfOrigin, titleOf } from '@renderer/stores/datasets/fileSource'
import { useLab } from '@renderer/stores/lab'
import { createFakeBridge } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

const answers = { 'files.beginUpload': () => 'u1', 'files.appendUpload': () => null }

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
  expect(bridge.argumentsOf('files.beginUpload')).toEqual([{ name: 'big.csv', bytes: bytes.length }])
  const chunks = bridge.argumentsOf('files.appendUpload').map(({ chunk }) => chunk)
  expect(chunks.map((chunk) => chunk.length)).toEqual([limits.uploadChunkBytes, 5])
  expect(Buffer.compare(Buffer.concat(chunks), Buffer.from(bytes))).toBe(0)
  expect(progress).toEqual([limits.uploadChunkBytes, bytes.length])
})

it('stops between chunks when it is cancelled', async () => {
  const bridge = createFakeBridge(answers)
  useLab().attach(bridge)
  const reading = sourceOfFile(useLab(), new File(['a,b'], 'data.csv'), undefined, () => true)
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect(bridge.argumentsOf('files.appendUpload')).toEqual([])
})

it('is cancelled also while its only chunk is under way', async () => {
  let cancelled = false
  const bridge = createFakeBridge({
    ...answers,
    'files.appendUpload': () => {
      cancelled = true
      return null
    },
  })
  useLab().attach(bridge)
  const reading = sourceOfFile(useLab(), new File(['a,b'], 'data.csv'), undefined, () => cancelled)
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
})

it('takes a path as it is, and a file by its bytes', async () => {
  const bridge = createFakeBridge(answers)
  useLab().attach(bridge)
  const path = { kind: 'path', path: '/home/a.csv', name: 'a.csv' } as const
  expect(await sourceOfOrigin(useLab(), path)).toEqual({ kind: 'path', path: '/home/a.csv' })
  expect(bridge.received).toEqual([])
  const file = new File(['a,b'], 'data.csv')
  expect(await sourceOfOrigin(useLab(), { kind: 'file', file })).toEqual({ kind: 'upload', upload: 'u1' })
  expect([titleOf(path), titleOf({ kind: 'file', file })]).toEqual(['a.csv', 'data.csv'])
})

it('makes a file of a pasted text, in UTF-8', async () => {
  const origin = pastedTable('größe\t1\n')
  expect(titleOf(origin)).toBe('Pasted table')
  if (origin.kind !== 'file') throw new Error('A pasted table is a file.')
  expect(origin.file.name).toBe('pasted.tsv')
  expect(new TextDecoder('utf-8', { fatal: true }).decode(await origin.file.arrayBuffer())).toBe('größe\t1\n')
})
