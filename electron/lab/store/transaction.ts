import type { DatabaseSync } from 'node:sqlite'

/** Runs the work in one transaction; a throw rolls back. */
export function inTransaction(sql: DatabaseSync, work: () => void): void {
  sql.exec('BEGIN IMMEDIATE')
  try {
    work()
    sql.exec('COMMIT')
  } catch (error) {
    // Some errors, a full disk among them, have rolled back already.
    if (sql.isTransaction) sql.exec('ROLLBACK')
    throw error
  }
}
