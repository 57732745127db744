import fs from 'node:fs'
import { open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'

/** What was done, in bytes and characters, whatever the clock says. */
export interface Work {
  /** Bytes read from files. */
  read: number
  /** Characters handed to papaparse. */
  parsed: number
  /** Characters and bytes that a search went over. */
  searched: number
  /** Characters and elements that were put together, decoded or moved. */
  copied: number
}

type Any = (this: unknown, ...given: unknown[]) => unknown
type Holder = Record<string, unknown>

/** Counts the work of what is done meanwhile: reading, parsing, searching and copying are the calls whose cost grows with their input. */
export async function countWork(act: () => Promise<unknown>): Promise<Work> {
  const work: Work = { read: 0, parsed: 0, searched: 0, copied: 0 }
  const undo: (() => void)[] = []
  const wrap = (holder: object, name: string, wrapped: (original: Any) => Any): void => {
    const own = holder as Holder
    const original = own[name] as Any
    own[name] = wrapped(original)
    undo.push(() => (own[name] = original))
  }
  const search = (holder: object, name: string): void =>
    wrap(
      holder,
      name,
      (original) =>
        function (this: unknown, ...given) {
          const found = original.apply(this, given)
          const { length } = this as string
          const from = typeof given[1] === 'number' ? Math.max(0, given[1]) : 0
          work.searched += Math.max(0, (typeof found === 'number' && found >= 0 ? found + 1 : length) - from)
          return found
        },
    )
  const copy = (
    holder: object,
    name: string,
    size: (result: unknown, self: unknown, given: unknown[]) => number,
  ): void =>
    wrap(
      holder,
      name,
      (original) =>
        function (this: unknown, ...given) {
          const result = original.apply(this, given)
          work.copied += size(result, this, given)
          return result
        },
    )
  const lengthOf = (value: unknown): number => (value as ArrayLike<unknown>).length

  const handle = await open(fileURLToPath(import.meta.url))
  wrap(
    Object.getPrototypeOf(handle) as object,
    'read',
    (original) =>
      async function (this: unknown, ...given) {
        const result = (await original.apply(this, given)) as { bytesRead: number }
        work.read += result.bytesRead
        return result
      },
  )
  await handle.close()
  wrap(
    fs,
    'readSync',
    (original) =>
      function (this: unknown, ...given) {
        const count = original.apply(this, given) as number
        work.read += count
        return count
      },
  )
  syncBuiltinESMExports()
  wrap(Papa, 'Parser', () => {
    const Original = Papa.Parser
    return function (this: unknown, ...given) {
      const parser = new Original(...(given as ConstructorParameters<typeof Original>))
      wrap(
        parser,
        'parse',
        (parse) =>
          function (this: unknown, ...input) {
            work.parsed += lengthOf(input[0])
            return parse.apply(parser, input)
          },
      )
      return parser
    }
  })
  const typed = Object.getPrototypeOf(Uint8Array.prototype) as object
  for (const name of ['indexOf', 'lastIndexOf']) search(String.prototype, name)
  search(Buffer.prototype, 'indexOf')
  search(typed, 'indexOf')
  wrap(
    String.prototype,
    'includes',
    (original) =>
      function (this: unknown, ...given) {
        const text = String(this)
        const found = original.apply(text, given)
        work.searched += found === true ? text.indexOf(String(given[0])) : text.length
        return found
      },
  )
  wrap(
    RegExp.prototype,
    'exec',
    (original) =>
      function (this: unknown, ...given) {
        const pattern = this as RegExp
        const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0
        const found = original.apply(this, given) as RegExpExecArray | null
        work.searched += Math.max(0, (found ? found.index + found[0].length : lengthOf(given[0])) - from)
        return found
      },
  )
  for (const name of ['replace', 'replaceAll', 'split', 'trim'])
    copy(String.prototype, name, (_, self) => lengthOf(self))
  copy(Array.prototype, 'join', lengthOf)
  copy(Array.prototype, 'splice', (_, self) => lengthOf(self))
  copy(Buffer, 'concat', lengthOf)
  copy(Buffer.prototype, 'toString', lengthOf)
  copy(TextDecoder.prototype, 'decode', lengthOf)
  copy(typed, 'set', (_, __, [source]) => lengthOf(source))
  try {
    await act()
  } finally {
    for (const restore of undo.reverse()) restore()
    syncBuiltinESMExports()
  }
  return work
}
