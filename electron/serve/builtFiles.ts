import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

export interface BuiltFile {
  bytes: Uint8Array<ArrayBuffer>
  /** The media type, with its character set. */
  type: string
  /** Names of assets carry a hash of their content, so they may be kept; the page itself may not. */
  cacheControl: string
}

/** URL path ("/assets/index-abc.js") to file. Paths that are not here do not exist: nothing is looked up on the disk. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Reads the built renderer once. Files of other types (source maps) are left out; `/` is the page. */
export async function readBuiltFiles(folder: string): Promise<BuiltFiles> {
  const files = new Map<string, BuiltFile>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = mediaTypes[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const urlPath = `/${relative(folder, path).split(sep).join('/')}`
    const kept = urlPath.startsWith('/assets/')
    files.set(urlPath, {
      bytes: new Uint8Array(await readFile(path)),
      type,
      cacheControl: kept ? 'private, max-age=31536000, immutable' : 'no-store',
    })
  }
  const page = files.get('/index.html')
  if (!page) throw new Error(`The built page is missing: ${join(folder, 'index.html')}. Run "npm run build".`)
  return files.set('/', page)
}
