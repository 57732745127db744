/** Papa Parse, streaming on one thread, with a plain typed step and nothing else. */
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import Papa from 'papaparse'
import { tellResult } from '../result.ts'
import { createColumns } from './columns.ts'

const { version } = createRequire(import.meta.url)('papaparse/package.json') as { version: string }
const begin = performance.now()
const columns = createColumns()
await new Promise<void>((resolve, reject) => {
  Papa.parse<string[]>(createReadStream(process.argv[2] as string, { highWaterMark: 1 << 20 }), {
    delimiter: ',',
    skipEmptyLines: true,
    chunk: ({ data }) => {
      for (const row of data) columns.add(row)
    },
    complete: () => resolve(),
    error: reject,
  })
})
const seconds = (performance.now() - begin) / 1000
tellResult({ engine: `Papa Parse ${version}`, seconds, rows: columns.rows, numbers: columns.numbers })
