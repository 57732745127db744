import type { WriteStream } from 'node:tty'
import type { RunSummary } from '@shared/contract/run'

export interface Progress {
  importing(rows: number): void
  training(run: RunSummary): void
  /** A line of its own. */
  note(text: string): void
  /** Takes the line of progress away. */
  end(): void
}

/** Progress on standard error: one line that rewrites itself on a terminal, a line a second elsewhere. */
export function createProgress(stream: Pick<WriteStream, 'write' | 'isTTY'>, now: () => number = Date.now): Progress {
  // Quick work says nothing.
  let last = now()
  let open = false
  const show = (text: string) => {
    if (stream.isTTY) {
      stream.write(`\r\u001b[2K${text}`)
      open = true
    } else if (now() - last >= 1000) {
      last = now()
      stream.write(`${text}\n`)
    }
  }
  const end = () => {
    if (open) stream.write('\r\u001b[2K')
    open = false
  }
  return {
    importing: (rows) => show(`Reading: ${rows} rows`),
    training: (run) => {
      if (run.state !== 'training') return
      const validation = run.validationLoss === null ? '' : `, validation ${run.validationLoss.toPrecision(4)}`
      const loss = run.trainLoss === null ? '' : `: log loss ${run.trainLoss.toPrecision(4)}${validation}`
      show(`Training: epoch ${run.epoch} of ${run.spec.training.epochs}${loss}`)
    },
    note: (text) => {
      end()
      stream.write(`${text}\n`)
    },
    end,
  }
}
