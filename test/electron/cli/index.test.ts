import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../support/runCli'

const cli = join(import.meta.dirname, '../../../out/main/cli.js')
const iris = join(import.meta.dirname, '../../../samples/iris.csv')

describe('the command line', () => {
  it.runIf(process.platform === 'linux')('says in one line that its output cannot be written', () => {
    const full = openSync('/dev/full', 'w')
    for (const args of [
      ['inspect', iris],
      ['inspect', iris, '--json'],
    ]) {
      const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { stdio: ['ignore', full, 'pipe'] })
      expect([status, String(stderr)]).toEqual([
        2,
        expect.stringMatching(/^logit-lab: Standard output cannot be written: [^\n]*ENOSPC[^\n]*\n$/),
      ])
    }
  })

  it('spells out what would steer a terminal in what it refuses', async () => {
    const { code, err } = await runCli(['inspect', '--\u001b[31m'])
    expect(code).toBe(2)
    expect(err).toContain('\\x1b[31m')
    expect(err).not.toContain('\u001b')
  })
})
