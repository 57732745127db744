/** Changes one byte in the archive of a packaged app and starts it: 0 where it refuses, as it should. `node changeArchive.ts PROGRAM` */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const [given] = process.argv.slice(2)
if (given === undefined) throw new Error('Name the program whose archive is to be changed.')
const program = resolve(given)
const archive = ['resources/app.asar', '../Resources/app.asar']
  .map((path) => join(dirname(program), path))
  .find((path) => existsSync(path))
if (archive === undefined) throw new Error(`${program} has no archive.`)
const whole = readFileSync(archive)
const changed = Buffer.from(whole)
// A letter of the list of files, which the integrity of the whole is of: the first name in it.
const at = changed.indexOf('"files"') + 1
changed[at] = (changed[at] ?? 0) ^ 1
writeFileSync(archive, changed)
try {
  // One that starts goes on until it is ended.
  const { status, error } = spawnSync(program, { timeout: 20_000, stdio: 'inherit' })
  const refused = error === undefined && status !== 0
  console.log(refused ? 'It refused to start.' : 'It started from a changed archive.')
  process.exitCode = refused ? 0 : 1
} finally {
  writeFileSync(archive, whole)
}
