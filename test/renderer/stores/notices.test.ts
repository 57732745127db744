import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { useNotices } from '@renderer/stores/notices'

beforeEach(() => setActivePinia(createPinia()))

it('turns a failure into a notice and answers null', async () => {
  const notices = useNotices()
  const answer = await notices.attempt(() => Promise.reject(new LabError('busy', 'Another window is open.')))
  expect(answer).toBeNull()
  expect(notices.notices).toMatchObject([{ kind: 'error', text: 'Another window is open.', action: null }])
})

it('says nothing of what a person cancelled', () => {
  const notices = useNotices()
  notices.fail(new LabError('cancelled', 'Cancelled.'))
  expect(notices.notices).toEqual([])
})

it('keeps the last four', () => {
  const notices = useNotices()
  for (let number = 1; number <= 6; number += 1) notices.say(String(number))
  expect(notices.notices.map(({ text }) => text)).toEqual(['3', '4', '5', '6'])
})

it('takes back the last thing that can be, and its notice with it', () => {
  const notices = useNotices()
  const undone: string[] = []
  notices.offerUndo('Removed a.', () => undone.push('a'))
  notices.offerUndo('Removed b.', () => undone.push('b'))
  notices.say('Saved.')
  notices.undo()
  expect(undone).toEqual(['b'])
  notices.undo()
  notices.undo()
  expect(undone).toEqual(['b', 'a'])
  expect(notices.notices.map(({ text }) => text)).toEqual(['Saved.'])
})
