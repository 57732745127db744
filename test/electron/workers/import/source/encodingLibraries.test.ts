import { afterEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()

/** The modules anew, so that nothing is loaded yet. */
async function fresh() {
  vi.resetModules()
  const libraries = await import('../../../../../electron/workers/import/source/encodingLibraries')
  const { readBeginning } = await import('../../../../../electron/workers/import/source/beginning')
  return { ...libraries, readBeginning }
}

describe('the libraries of encodings', () => {
  afterEach(() => vi.resetModules())

  it('are not loaded for a file of UTF-8', async () => {
    const { encodingLibraries, readBeginning } = await fresh()
    await readBeginning(folder.write('u.csv', 'a,b\nü,1\n'), 'u.csv')
    expect(() => encodingLibraries()).toThrow('not loaded')
  })

  it('are loaded for bytes of another encoding, and where a page of DOS is chosen', async () => {
    const { encodingLibraries, readBeginning } = await fresh()
    await readBeginning(folder.write('l.csv', Buffer.from('a,b\n\xfc,1\n', 'latin1')), 'l.csv')
    expect(encodingLibraries().analyse(Buffer.from('a')).length).toBeGreaterThan(0)
    const other = await fresh()
    await other.readBeginning(folder.write('d.csv', 'a\n'), 'd.csv', undefined, 'ibm850')
    expect(
      other
        .encodingLibraries()
        .getDecoder('ibm850')
        .write(Buffer.from([0x82])),
    ).toBe('é')
  })
})
