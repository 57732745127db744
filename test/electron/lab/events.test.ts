import { expect, it } from 'vitest'
import type { LabEvent } from '@shared/contract/events'
import { createEventStream } from '../../../electron/lab/events'

const event: LabEvent = { kind: 'fileChosen', path: '/a', name: 'a' }

it('reaches every listener until it unsubscribes, also one that does so on the way', () => {
  const { emit, subscribe } = createEventStream()
  const seen: string[] = []
  const endFirst = subscribe(() => {
    seen.push('first')
    endFirst()
  })
  subscribe(() => seen.push('second'))
  emit(event)
  emit(event)
  expect(seen).toEqual(['first', 'second', 'second'])
})
