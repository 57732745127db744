import { DatabaseSync } from 'node:sqlite'
import { diskFaultOf } from '@shared/contract/diskProblem'
import { migrations } from './migrations'
import { type SealedValue, isSound, sealedTables } from './seal'

const sqliteError = 1

/** What is wrong with a store as a whole: it cannot be read, is of other tables, or there is nothing in it. */
export type StoreFault = 'damaged' | 'empty'

/**
 * Checks every page and every index of a store that nobody else has open, and changes nothing.
 * @throws what the disk says
 */
export function faultOfStore(path: string): StoreFault | null {
  let sql: DatabaseSync | null = null
  try {
    sql = new DatabaseSync(path, { readOnly: true })
    const { integrity_check } = sql.prepare('PRAGMA integrity_check(1)').get() as { integrity_check: string }
    if (integrity_check !== 'ok') return 'damaged'
    const { user_version } = sql.prepare('PRAGMA user_version').get() as { user_version: number }
    const tables = schemaOf(sql)
    if (tables.length === 0) return 'empty'
    // Tables of a newer version are its own.
    return user_version <= migrations.length && tables !== schemaAt(user_version) ? 'damaged' : null
  } catch (error) {
    // "no such collation" and its like, from a schema that is damaged, are errors of SQL. All others, busy among them, say nothing of it.
    if (diskFaultOf(error) === 'damaged' || (error as { errcode?: number }).errcode === sqliteError) return 'damaged'
    throw error
  } finally {
    sql?.close()
  }
}

/** All tables and indexes of a store, as SQL. */
function schemaOf(sql: DatabaseSync): string {
  const rows = sql.prepare("SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all()
  return rows.map((row) => (row as { sql: string }).sql).join(';\n')
}

const known = new Map<number, string>()

/** What the first so many migrations make of nothing. */
function schemaAt(version: number): string {
  const found = known.get(version)
  if (found !== undefined) return found
  const sql = new DatabaseSync(':memory:')
  for (const migration of migrations.slice(0, version)) {
    if (typeof migration === 'string') sql.exec(migration)
    else migration(sql)
  }
  const schema = schemaOf(sql)
  sql.close()
  known.set(version, schema)
  return schema
}

/** What checking row by row comes to. */
export interface RowCount {
  /** Rows that are not what was written. */
  damaged: number
  /** Rows that an index names and the table does not have. */
  lost: number
}

/** Reads every row of a store by its tables, whatever their indexes say. */
export function countRows(sql: DatabaseSync): RowCount {
  let damaged = 0
  let lost = 0
  const numberOf = (query: string) => (sql.prepare(query).get() as { count: number }).count
  for (const table of new Set(sealedTables.map((entry) => entry.table))) {
    const named = numberOf(`SELECT count(*) AS count FROM ${table} INDEXED BY sqlite_autoindex_${table}_1`)
    lost += Math.max(0, named - numberOf(`SELECT count(*) AS count FROM ${table} NOT INDEXED`))
  }
  for (const { table, values, seal = 'seal' } of sealedTables) {
    const query = `SELECT ${values.join(', ')}, ${seal} AS row_seal FROM ${table} NOT INDEXED`
    for (const row of sql.prepare(query).iterate() as Iterable<Record<string, SealedValue>>) {
      if (!isSound(row['row_seal'] as number | null, ...values.map((name) => row[name] as SealedValue))) damaged += 1
    }
  }
  return { damaged, lost }
}
