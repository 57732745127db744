import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Marks the fuses in an Electron binary; a version, a count and one character for each fuse follow it. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** Fuses in the order of their first version: "0" is off, "1" is on. */
export const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const

/** A folder laid out like Electron's for Linux, with a binary that does nothing and has every fuse the wrong way round. */
export async function createStubElectron(folder: string): Promise<string> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'))
  const wrongWay = Buffer.from('10110011')
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.of(1, fuseNames.length), wrongWay])
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]))
  await chmod(join(folder, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak']) {
    await writeFile(join(folder, name), '')
  }
  return folder
}

/** The state of each fuse, as the binary holds it. */
export function readFuses(binary: Buffer): Record<string, boolean> {
  const start = binary.indexOf(sentinel) + sentinel.length + 2
  return Object.fromEntries(fuseNames.map((name, index) => [name, binary[start + index] === '1'.charCodeAt(0)]))
}
