import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Contestant } from './contestants.ts'
import type { ImportRound } from './result.ts'

const run = promisify(execFile)

export interface Pace {
  /** Those that count. */
  rounds: number
  /** Whether a round that does not count comes first: it brings the file into the system's memory. */
  warmUp: boolean
}

export interface Figures {
  name: string
  rounds: ImportRound[]
}

export interface Failed {
  name: string
  reason: string
}

export interface Measured {
  figures: Figures[]
  failed: Failed[]
}

/**
 * Lets the contestants read a file in turn, each time in a fresh process, so that what disturbs the machine disturbs all.
 *
 * @param folder for what contestants write
 */
export async function measure(
  contestants: readonly Contestant[],
  file: string,
  folder: string,
  { rounds, warmUp }: Pace,
  tell: (text: string) => void,
): Promise<Measured> {
  const taken = new Map<Contestant, ImportRound[]>(contestants.map((contestant) => [contestant, []]))
  const failed: Failed[] = []
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    tell(`  ${round === 0 ? 'to warm up' : `round ${round} of ${rounds}`}`)
    for (const [contestant, results] of taken) {
      const own = mkdtempSync(join(folder, 'round-'))
      try {
        const { stdout } = await run(contestant.program, contestant.arguments(file, own))
        const result = JSON.parse(stdout) as ImportRound
        if (round > 0) results.push(result)
      } catch (error) {
        taken.delete(contestant)
        const reason = error instanceof Error ? error.message : String(error)
        failed.push({ name: contestant.name, reason })
        tell(`  ${reason}`)
      } finally {
        rmSync(own, { recursive: true, force: true })
      }
    }
  }
  const figures = [...taken].map(([{ name }, results]) => ({ name, rounds: results }))
  return { figures, failed }
}
