import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { idSchema } from '@shared/contract/identifiers'
import { datasetIdSchema } from '@shared/spec/runSpec'

/** What is deleted for good, by its ids. */
export const erasureSchema = z.strictObject({ datasets: z.array(datasetIdSchema), runs: z.array(idSchema) })
export type Erasure = z.infer<typeof erasureSchema>

/** With every run of the datasets, also those that cannot be read. */
export function withTheirRuns(sql: DatabaseSync, { datasets, runs }: Erasure): Erasure {
  const select = sql.prepare('SELECT id FROM run WHERE dataset = ?')
  const theirs = datasets.flatMap((dataset) => (select.all(dataset) as { id: string }[]).map(({ id }) => id))
  return { datasets, runs: [...new Set([...runs, ...theirs])] }
}

/** Deletes rows, within a transaction. Settings that name a dataset go with it: its draft, and which one was open. */
export function eraseRows(sql: DatabaseSync, { datasets, runs }: Erasure): void {
  const eraseRun = sql.prepare('DELETE FROM run WHERE id = ?')
  const eraseRunsOn = sql.prepare('DELETE FROM run WHERE dataset = ?')
  const eraseDataset = sql.prepare('DELETE FROM dataset WHERE id = ?')
  const eraseSettings = sql.prepare('DELETE FROM setting WHERE instr(name, ?1) > 0 OR instr(value, ?1) > 0')
  // What hangs on a run goes with it: see ON DELETE CASCADE in the migrations.
  for (const run of runs) eraseRun.run(run)
  for (const dataset of datasets) {
    eraseRunsOn.run(dataset)
    eraseDataset.run(dataset)
    eraseSettings.run(dataset)
  }
}

/** Removes the files of what has no row any more: one that came back since keeps its own. */
export function eraseFiles(sql: DatabaseSync, workspace: string, { datasets, runs }: Erasure): void {
  const isGone = (table: 'dataset' | 'run') => {
    const select = sql.prepare(`SELECT 1 FROM ${table} WHERE id = ?`)
    return (id: string) => select.get(id) === undefined
  }
  const paths = [
    ...datasets.filter(isGone('dataset')).map((id) => join(workspace, 'datasets', `${id}.columns`)),
    ...runs.filter(isGone('run')).map((id) => join(workspace, 'predictions', `${id}.predictions`)),
  ]
  for (const path of paths) rmSync(path, { force: true })
}
