import { count } from './counts'

/** A dataset or run in the bin, as far as words about it need. */
export interface BinEntry {
  kind: 'dataset' | 'run'
  id: string
  name: string
  /** Of a dataset; 0 of a run. */
  rows: number
  /** Runs on a dataset; 0 of a run. */
  runs: number
  /** What else a list says of it. */
  detail: string
}

export interface EraseQuestion {
  title: string
  goes: string[]
  stays: string[]
}

/** What is asked before anything is deleted for good: what goes and what stays. */
export function eraseQuestion(entries: readonly BinEntry[]): EraseQuestion {
  const [first] = entries
  const title = entries.length === 1 ? `Delete ${first?.name} for good?` : `Delete ${entries.length} items for good?`
  const datasets = entries.filter(({ kind }) => kind === 'dataset')
  const sum = (of: (entry: BinEntry) => number) => datasets.reduce((total, entry) => total + of(entry), 0)
  const runs = sum((entry) => entry.runs) + entries.length - datasets.length
  const goes: string[] = []
  if (datasets.length > 0) {
    const what = datasets.length === 1 ? 'the dataset' : count(datasets.length, 'dataset')
    goes.push(
      `${capital(what)} with ${count(
        sum(({ rows }) => rows),
        'row',
      )} and the settings edited for it.`,
    )
  }
  if (runs > 0) goes.push(`${count(runs, 'run')} with weights, histories and predictions.`)
  goes.push('The same in the automatic backups of this workspace.')
  const stays = ['Files that were exported or scored, and the file a dataset was opened from.']
  stays.push('Models in the library. They hold no rows, but names of columns and categories.')
  return { title, goes, stays }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
