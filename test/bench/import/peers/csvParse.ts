/** csv-parse, streaming, with the same step. Its folder is the second argument. */
import { createReadStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { tellResult } from '../result.ts'
import { createColumns } from './columns.ts'

const [path, folder] = process.argv.slice(2) as [string, string]
const require = createRequire(join(folder, 'from.js'))
const { parse } = require('csv-parse') as { parse: (options: object) => Duplex }
const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/csv-parse/package.json'), 'utf8')) as {
  version: string
}

const begin = performance.now()
const columns = createColumns()
const parser = createReadStream(path, { highWaterMark: 1 << 20 }).pipe(parse({}))
await new Promise<void>((resolve, reject) => {
  parser.on('data', (row: string[]) => columns.add(row))
  parser.on('end', resolve)
  parser.on('error', reject)
})
const seconds = (performance.now() - begin) / 1000
tellResult({ engine: `csv-parse ${version}`, seconds, rows: columns.rows, numbers: columns.numbers })
