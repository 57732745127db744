import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Names of the files anywhere below a folder that hold this text, as UTF-8. */
export function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name)
    .toSorted()
}
