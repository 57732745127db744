import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { DamageReport } from './damage'
import { isSound, parsedJson, sealOf } from './seal'
import { upgradeRun } from './upgradeRun'
import { type RunState, type RunStatus, type RunSummary, runSummarySchema, statusOf } from '@shared/contract/run'

/**
 * The number of the schema that a run's spec and status are written by, which follows from the schema itself: 32 bits of the sha-256
 * of its JSON Schema. Rows of this number were valid when they were written and are taken as they are; those of another one are
 * brought up to it once, when the workspace is opened.
 */
export const runSchemaNumber = numberOf(z.toJSONSchema(runSummarySchema, { io: 'output', unrepresentable: 'any' }))

function numberOf(schema: object): number {
  return createHash('sha256').update(JSON.stringify(schema)).digest().readUInt32BE()
}

/** A run as it comes from the store; what is of its status is null where that row is gone. */
export interface RunRow {
  id: string
  created_at: string
  dataset: string
  name: string
  removed: number
  schema: number
  spec: string
  seal: number | null
  state: RunState | null
  status: string | null
  status_seal: number | null
}

/** Its columns, of `run` joined with `run_status`. */
export const runColumns =
  'id, created_at, dataset, name, removed, schema, spec, run.seal AS seal, state, status, run_status.seal AS status_seal'
export const runTables = 'run LEFT JOIN run_status ON run_status.run = run.id'

/** What is sealed of a row of `run`. */
export type HeadRow = Pick<RunRow, 'id' | 'created_at' | 'dataset' | 'name' | 'removed' | 'schema' | 'spec'>

export function headSeal({ id, created_at, dataset, name, removed, schema, spec }: HeadRow): number {
  return sealOf(id, created_at, dataset, name, removed, schema, spec)
}

export function statusSeal(run: string, state: string, status: string): number {
  return sealOf(run, state, status)
}

/** Whether both rows of a run are what was written. */
function isWhole(row: RunRow): row is RunRow & { state: RunState; status: string } {
  const { id, seal, state, status, status_seal } = row
  if (state === null || status === null) return false
  return (seal === null || seal === headSeal(row)) && isSound(status_seal, id, state, status)
}

/** The run of a row that is as today's schema has it; null where the row is not what was written. */
export function runOf(row: RunRow): RunSummary | null {
  if (!isWhole(row)) return null
  const { id, created_at, name, removed, state } = row
  const status = parsedJson(row.status)
  const spec = parsedJson(row.spec)
  if (typeof status !== 'object' || status === null || spec === undefined) return null
  return {
    ...(status as Omit<RunSummary, 'id' | 'createdAt' | 'name' | 'removed' | 'spec' | 'state'>),
    ...{ id, createdAt: created_at, name, removed: removed !== 0, state },
    spec: spec as RunSummary['spec'],
  }
}

/** What of a run's status is in no column. */
export function statusText(status: RunStatus): string {
  return JSON.stringify({ ...status, state: undefined })
}

/**
 * Brings what earlier versions wrote up to today's schema. A row that is not what was written, or was written by a version whose runs this
 * one does not understand, is left as it is and counted; it is not listed.
 */
export function upgradeRunRows(sql: DatabaseSync, damage: Pick<DamageReport, 'leaveAlone'>): void {
  const rows = sql.prepare(`SELECT ${runColumns} FROM ${runTables} WHERE schema <> ?`).all(runSchemaNumber)
  const updateHead = sql.prepare('UPDATE run SET schema = ?, spec = ?, seal = ? WHERE id = ?')
  const updateStatus = sql.prepare('UPDATE run_status SET status = ?, seal = ? WHERE run = ?')
  for (const row of rows as unknown as RunRow[]) {
    const stored = runOf(row)
    const run = stored && runSummarySchema.safeParse(upgradeRun(stored)).data
    if (!run) {
      damage.leaveAlone('run', row.id, stored ? 'unknown' : 'damaged')
      continue
    }
    const head = { ...row, schema: runSchemaNumber, spec: JSON.stringify(run.spec) }
    const status = statusText(statusOf(run))
    updateHead.run(head.schema, head.spec, headSeal(head), run.id)
    updateStatus.run(status, statusSeal(run.id, run.state, status), run.id)
  }
}
