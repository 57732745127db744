import { parseArgs } from 'node:util'

/** Sizes of a benchmark: what it takes where nobody chooses, and what is enough to see that it works. */
export type Sizes<Name extends string> = Readonly<Record<Name, readonly [usual: number, smallest: number]>>

/**
 * The command line of a benchmark: a flag for each size, `--smallest` for the smallest of those that nobody chose, and what else
 * it takes, with a value (`texts`) or without (`switches`). At its smallest a benchmark shows that it ends and prints each row; its
 * figures say nothing.
 * @throws Error where a size is no number above 0
 */
export function readCommandLine<Name extends string, Text extends string = never, Switch extends string = never>(
  sizes: Sizes<Name>,
  { texts = [], switches = [] }: { texts?: readonly Text[]; switches?: readonly Switch[] } = {},
  args: readonly string[] = process.argv.slice(2),
) {
  const names = Object.keys(sizes) as Name[]
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries([...names, ...texts].map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries([...switches, 'smallest'].map((name) => [name, { type: 'boolean' as const }])),
    },
  })
  const smallest = values['smallest'] === true
  const sizeOf = (name: Name): number => {
    const size = Number(values[name] ?? sizes[name][smallest ? 1 : 0])
    if (!(size > 0)) throw new Error(`--${name} needs a number above 0.`)
    return size
  }
  return {
    smallest,
    sizes: Object.fromEntries(names.map((name) => [name, sizeOf(name)])) as Record<Name, number>,
    texts: Object.fromEntries(texts.map((name) => [name, values[name]])) as Record<Text, string | undefined>,
    switches: Object.fromEntries(switches.map((name) => [name, values[name] === true])) as Record<Switch, boolean>,
  }
}
