import type { WriteStream } from 'node:tty'
import type { RunSummary } from '@shared/contract/run'
import { shownLoss } from '@shared/spec/shownLoss'
import { plainText } from './plainText'

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
      const { preparation, training } = run.spec
      const [train, held] = [shownLoss(training, run.trainLoss), shownLoss(training, run.validationLoss)]
      const validation = held === null ? '' : `, validation ${held.toPrecision(4)}`
      const name = preparation.task === 'regression' ? 'loss' : 'log loss'
      const loss = train === null ? '' : `: ${name} ${train.toPrecision(4)}${validation}`
      const batch = run.batch === 0 ? '' : `, batch ${run.batch} of ${run.batches}`
      show(`Training: epoch ${run.epoch} of ${training.epochs}${batch}${loss}`)
    },
    note: (text) => {
      end()
      stream.write(`${plainText(text)}\n`)
    },
    end,
  }
}
