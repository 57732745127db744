/** DuckDB: a table in memory from `read_csv`, which guesses the types. Arguments: file, folder of the package, threads. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { tellResult } from '../result.ts'

interface Reader {
  getRowsJson(): string[][]
}
interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<Reader>
}
interface DuckDb {
  DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<Connection> }>
  }
}

const [path, folder, threads] = process.argv.slice(2) as [string, string, string]
const { DuckDBInstance } = createRequire(join(folder, 'from.js'))('@duckdb/node-api') as DuckDb
const connection = await (await DuckDBInstance.create(':memory:', { threads })).connect()

const begin = performance.now()
await connection.run(`CREATE TABLE data AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}')`)
const seconds = (performance.now() - begin) / 1000
const ask = async (sql: string): Promise<string> => (await connection.runAndReadAll(sql)).getRowsJson()[0]?.[0] ?? ''
const version = await ask('SELECT version()')
const rows = Number(await ask('SELECT count(*) FROM data'))
const numbers = Number(
  await ask(
    "SELECT count(*) FROM information_schema.columns WHERE table_name = 'data' AND data_type IN ('DOUBLE', 'BIGINT', 'INTEGER')",
  ),
)
tellResult({ engine: `DuckDB ${version}`, seconds, rows, numbers })
