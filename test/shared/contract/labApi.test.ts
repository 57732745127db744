import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callNames, labCalls } from '@shared/contract/labApi'

const folder = join(import.meta.dirname, '../../../shared/contract/areas')
const areas = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))

/** The names of the calls that an area's file defines. */
async function namesIn(area: string): Promise<string[]> {
  const module = (await import(`../../../shared/contract/areas/${area}.ts`)) as Record<string, object>
  return Object.keys(module[`${area}Calls`] ?? {})
}

describe('the calls of the contract', () => {
  it.each(areas)('are named by their area and a verb where they are defined in %s', async (area) => {
    const names = await namesIn(area)
    expect(names).not.toEqual([])
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/)
      expect(name.split('.')[0]).toBe(area)
    }
  })

  it('are those of all areas together, and no two areas define the same name', async () => {
    const names = (await Promise.all(areas.map(namesIn))).flat()
    expect(callNames.toSorted()).toEqual(names.toSorted())
    expect(new Set(names).size).toBe(names.length)
  })

  it('refuse arguments that they do not know', () => {
    for (const name of callNames) {
      expect(labCalls[name].args.safeParse({ unknownArgument: 1 }).success, name).toBe(false)
      expect(labCalls[name].args.safeParse(null).success, name).toBe(false)
    }
  })
})
