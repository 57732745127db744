import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { problemOf } from '@shared/contract/labError'

export interface Notice {
  id: number
  kind: 'status' | 'error'
  text: string
  /** Shown as a button beside the text: "Undo", mostly. */
  action: { label: string; run: () => void } | null
  /** When it was said, in ms since the page began. */
  at: number
}

const undoLabel = 'Undo'

/** Passing notices: what finished, what failed, what can be undone. A polite live region reads them aloud. */
export const useNotices = defineStore('notices', () => {
  const notices = ref<Notice[]>([])
  let nextId = 1

  function add(kind: Notice['kind'], text: string, action: Notice['action']): void {
    notices.value = [...notices.value.slice(-3), { id: nextId++, kind, text, action, at: performance.now() }]
  }

  function say(text: string): void {
    add('status', text, null)
  }

  /** What is to be known and stays until it is dismissed. */
  function warn(text: string): void {
    add('error', text, null)
  }

  function offerUndo(text: string, undo: () => void): void {
    add('status', text, { label: undoLabel, run: undo })
  }

  /** The last thing that can be taken back while its notice stands. */
  const undoable = computed(() => notices.value.findLast(({ action }) => action?.label === undoLabel) ?? null)

  function undo(): void {
    const notice = undoable.value
    if (notice === null) return
    dismiss(notice.id)
    notice.action?.run()
  }

  function fail(error: unknown): void {
    const problem = problemOf(error)
    if (problem.code !== 'cancelled') add('error', problem.message, null)
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id)
  }

  /** For event handlers: an expected failure becomes a notice. */
  async function attempt<Value>(action: () => Promise<Value>): Promise<Value | null> {
    try {
      return await action()
    } catch (error) {
      fail(error)
      return null
    }
  }

  return { notices, say, warn, offerUndo, undoable, undo, fail, dismiss, attempt }
})
