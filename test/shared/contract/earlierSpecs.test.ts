import { describe, expect, it } from 'vitest'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import { type StoredSpec, earlierVersions, recorded } from '../../support/earlierVersions'

type Spec = Record<'preparation' | 'network' | 'training', object> & StoredSpec

describe.each(earlierVersions)('the specs that version $version stored', (earlier) => {
  const stored: Record<string, StoredSpec> = { Settings: earlier.then.settings.spec }
  for (const [name, run] of Object.entries(earlier.then.runs)) stored[name] = run.summary.spec
  const read = (spec: StoredSpec): Spec => runSpecSchema.parse(spec)
  const meanings = recorded(earlier, 'specs', () =>
    Object.fromEntries(Object.entries(stored).map(([name, spec]) => [name, read(spec)])),
  )

  it.each(Object.keys(stored))('mean what they meant: %s', (name) => {
    const spec = stored[name] as StoredSpec
    const { version, ...meaning } = meanings[name] as Spec
    expect(spec.version).toBe(earlier.version)
    expect(version).toBeGreaterThanOrEqual(spec.version)
    // Parts of a later version may have more fields; those that there were keep their values.
    expect(read(spec)).toMatchObject(meaning)
  })

  it.each(Object.keys(stored))('say again all that was chosen in them: %s', (name) => {
    const { version, ...chosen } = stored[name] as StoredSpec
    expect(version).toBe(earlier.version)
    expect(read(stored[name] as StoredSpec)).toMatchObject(chosen)
  })

  it.each(Object.keys(stored))('stay as they are once they are of today: %s', (name) => {
    const spec = read(stored[name] as StoredSpec)
    expect(read(spec)).toEqual(spec)
  })

  it('have rules for the columns that had some, and for no other', () => {
    const columnsOf = (spec: Spec) => Object.keys((spec.preparation as { columns: object }).columns)
    const today = Object.entries(stored).map(([name, spec]) => [name, columnsOf(read(spec))])
    expect(Object.fromEntries(today)).toEqual(
      Object.fromEntries(Object.entries(meanings).map(([name, spec]) => [name, columnsOf(spec)])),
    )
  })
})
