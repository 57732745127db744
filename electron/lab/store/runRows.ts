import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
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

/** A run as it comes from the store. */
export interface RunRow {
  id: string
  created_at: string
  name: string
  removed: number
  spec: string
  state: RunState
  status: string
}

/** Its columns, of `run` joined with `run_status`. */
export const runColumns = 'id, created_at, name, removed, spec, state, status'
export const runTables = 'run JOIN run_status ON run_status.run = run.id'

/** The run of a row that is as today's schema has it. */
export function runOf({ id, created_at, name, removed, spec, state, status }: RunRow): RunSummary {
  return {
    ...(JSON.parse(status) as Omit<RunSummary, 'id' | 'createdAt' | 'name' | 'removed' | 'spec' | 'state'>),
    ...{ id, createdAt: created_at, name, removed: removed !== 0, state },
    spec: JSON.parse(spec) as RunSummary['spec'],
  }
}

/** What of a run's status is in no column. */
export function statusText(status: RunStatus): string {
  return JSON.stringify({ ...status, state: undefined })
}

/**
 * Brings what earlier versions wrote up to today's schema. A row that was written by a version whose runs this one does
 * not understand is left alone, and is not listed.
 */
export function upgradeRunRows(sql: DatabaseSync): void {
  const rows = sql.prepare(`SELECT ${runColumns} FROM ${runTables} WHERE schema <> ?`).all(runSchemaNumber)
  const updateHead = sql.prepare('UPDATE run SET schema = ?, spec = ? WHERE id = ?')
  const updateStatus = sql.prepare('UPDATE run_status SET status = ? WHERE run = ?')
  for (const row of rows as unknown as RunRow[]) {
    const run = runSummarySchema.safeParse(upgradeRun(runOf(row))).data
    if (!run) continue
    updateHead.run(runSchemaNumber, JSON.stringify(run.spec), run.id)
    updateStatus.run(statusText(statusOf(run)), run.id)
  }
}
