import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { History } from '@shared/contract/history'
import { HistoryBuffer } from './history'
import { useLab } from '../lab'

/** The loss curves of the runs that are looked at. Epochs that arrive while a curve is being read are kept and added. */
export const useHistories = defineStore('histories', () => {
  const lab = useLab()
  /** A new view object for every growth, so that charts notice. */
  const views = shallowReactive(new Map<string, History>())
  const buffers = new Map<string, HistoryBuffer>()
  const reading = new Map<string, History[]>()

  function grow(run: string, history: History): void {
    const buffer = buffers.get(run)
    if (buffer === undefined) return
    buffer.append(history)
    views.set(run, buffer.view())
  }

  lab.on('historyGrew', ({ run, history }) => {
    const early = reading.get(run)
    if (early !== undefined) early.push(history)
    else grow(run, history)
  })

  lab.on('runErased', ({ run }) => {
    buffers.delete(run)
    views.delete(run)
  })

  /** Reads a run's history once; later epochs come as events. */
  async function ensure(run: string): Promise<void> {
    if (buffers.has(run) || reading.has(run)) return
    const early: History[] = []
    reading.set(run, early)
    try {
      const history = await lab.call('runs.history', { run })
      buffers.set(run, new HistoryBuffer(Math.max(256, history.epochs.length)))
      grow(run, history)
      for (const piece of early) grow(run, piece)
    } finally {
      reading.delete(run)
    }
  }

  /** Events were missed: what is on screen is read again. */
  async function reload(): Promise<void> {
    const runs = [...buffers.keys()]
    buffers.clear()
    await Promise.allSettled(runs.map(ensure))
  }

  lab.onReconnect(() => void reload())

  return { views, ensure, reload }
})
