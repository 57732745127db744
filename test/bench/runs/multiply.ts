import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { type SealedValue, sealOf, sealedTables } from '../../../electron/lab/store/seal.ts'
import { templateName } from './opening.ts'

interface Column {
  name: string
  type: string
}

/**
 * Copies the one run of a store until there are `count`, each with an id, a name and a time of its own. It knows no more of
 * the tables than that a run is named by its id in a column of text, so that it does for the stores of all versions.
 */
export function multiplyRun(file: string, { id, createdAt }: { id: string; createdAt: string }, count: number): void {
  const sql = new DatabaseSync(file)
  const tables = sql.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  const copies = tables.flatMap(({ name: table }) => {
    const columns = sql.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as unknown as Column[]
    const key = columns.find(
      ({ name, type }) =>
        type === 'TEXT' && sql.prepare(`SELECT 1 FROM ${table} WHERE ${name} = ?`).get(id) !== undefined,
    )
    if (!key) return []
    const changed = columns.map(({ name, type }) =>
      type === 'TEXT' ? `replace(replace(replace(${name}, :id, :newId), :name, :newName), :time, :newTime)` : name,
    )
    return [sql.prepare(`INSERT INTO ${table} SELECT ${changed.join(', ')} FROM ${table} WHERE ${key.name} = :id`)]
  })
  sql.exec('PRAGMA foreign_keys = OFF; BEGIN')
  for (let run = 1; run < count; run++) {
    const newName = templateName.slice(0, -5) + String(run).padStart(5, '0')
    const newTime = new Date(Date.parse(createdAt) + run).toISOString()
    const values = { id, newId: randomUUID(), name: templateName, newName, time: createdAt, newTime }
    for (const copy of copies) copy.run(values)
  }
  sealRows(sql)
  sql.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  sql.close()
}

/** Seals the rows anew in a store whose rows have seals. */
function sealRows(sql: DatabaseSync): void {
  for (const { table, values, seal = 'seal' } of sealedTables) {
    const columns = sql.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[]
    if (!columns.some(({ name }) => name === seal)) continue
    const update = sql.prepare(`UPDATE ${table} SET ${seal} = ? WHERE rowid = ?`)
    const rows = sql.prepare(`SELECT rowid AS place, ${values.join(', ')} FROM ${table}`).all()
    for (const row of rows as Record<string, SealedValue>[]) {
      update.run(sealOf(...values.map((name) => row[name] as SealedValue)), row['place'] as number)
    }
  }
}
