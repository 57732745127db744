import { ref, type Ref } from 'vue'
import { useNotices } from '../../../stores/notices'
import { type SelectionChange, useSelection } from '../../../stores/datasets/selection'
import type { ShownPages, UsedPages } from './useTablePages'

export interface RowSelection {
  /** Share of a long choice that is done; null while there is none. */
  progress: Readonly<Ref<number | null>>
  /** A click on row `row` of the view, with the keys that are held. */
  pick(row: number, held: { shift: boolean; ctrl: boolean }): void
  /** From the row where the choice began to this one. */
  extend(row: number, how?: SelectionChange): Promise<void>
  selectShown(): Promise<void>
  /** The row of the view that is selected and comes next after `row`, up or down; around the end. */
  nextSelected(row: number, step: 1 | -1): Promise<number | null>
  /** Where row `number` of the file is shown. */
  find(number: number): Promise<number | null>
}

/** Selects rows by where they are shown. A newer wish ends an older one that is still reading. */
export function useRowSelection({ shown, isWhole, turn }: UsedPages): RowSelection {
  const selection = useSelection()
  const notices = useNotices()
  const progress = ref<number | null>(null)
  let anchor = { turn: -1, row: 0 }
  let latest = 0

  /** Runs work that may read many pages; null where it failed or something newer came. */
  async function scan<Value>(
    work: (view: ShownPages, stopped: () => boolean, onProgress: (share: number) => void) => Promise<Value>,
  ): Promise<Value | null> {
    const own = ++latest
    const view = shown.value
    if (view === null) return null
    const stopped = () => own !== latest || shown.value !== view
    progress.value = 0
    const result = await notices.attempt(() => work(view, stopped, (share) => (progress.value = share)))
    if (own === latest) progress.value = null
    return stopped() ? null : result
  }

  function pick(row: number, { shift, ctrl }: { shift: boolean; ctrl: boolean }): void {
    if (shift && anchor.turn === turn.value) return void extend(row, ctrl ? 'add' : 'replace')
    const number = shown.value?.pages.number(row)
    if (number === undefined) return
    latest += 1
    progress.value = null
    anchor = { turn: turn.value, row }
    selection.change([number], ctrl ? 'toggle' : 'replace')
  }

  async function extend(row: number, how: SelectionChange = 'replace'): Promise<void> {
    if (anchor.turn !== turn.value) anchor = { turn: turn.value, row }
    const [first, last] = [Math.min(anchor.row, row), Math.max(anchor.row, row)]
    const rows = await scan(({ numbers }, stopped, onProgress) => numbers.between(first, last, { stopped, onProgress }))
    if (rows !== null) selection.change(rows, how)
  }

  async function selectShown(): Promise<void> {
    if (isWhole.value) return selection.selectAll()
    const rows = await scan(
      async ({ matching, numbers, total }, stopped, onProgress) =>
        (await matching()) ?? numbers.between(0, total - 1, { stopped, onProgress }),
    )
    if (rows !== null) selection.change(rows, 'replace')
  }

  function nextSelected(row: number, step: 1 | -1): Promise<number | null> {
    return scan(async ({ numbers, total }, stopped) => {
      const ahead = await numbers.next(row + step, step, selection.has, { stopped })
      return ahead ?? numbers.next(step === 1 ? 0 : total - 1, step, selection.has, { stopped })
    })
  }

  function find(number: number): Promise<number | null> {
    return scan(({ numbers }, stopped) => numbers.find(number, { stopped }))
  }

  return { progress, pick, extend, selectShown, nextSelected, find }
}
