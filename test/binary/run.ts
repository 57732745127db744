/**
 * Checks a packaged app, one line a check, and ends with 1 where one failed: `npm run check:binary -- PROGRAM`. PROGRAM is the file that a
 * person starts. Options: --kills n; --threads n.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { binaryDoor } from './binaryDoor.ts'
import { type Tools, checks } from './checks.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '20' }, threads: { type: 'string', default: '2000' } },
})
const [program] = positionals
if (program === undefined) throw new Error('Name the program that is to be checked.')
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-binary-'))
const often = { kills: Number(values.kills), threads: Number(values.threads) }
const tools: Tools = { door: binaryDoor(resolve(program), folder), folder, often }
for (const check of checks) {
  const reason = check.notHere?.('binary') ?? null
  const problem = reason === null ? await check.run(tools).then(() => null, String) : null
  if (problem !== null) process.exitCode = 1
  console.log(
    reason !== null
      ? `not here  ${check.name}: ${reason}`
      : `${problem === null ? 'ok      ' : 'FAILED  '}  ${check.name}${problem === null ? '' : `: ${problem}`}`,
  )
}
rmSync(folder, { recursive: true, force: true })
