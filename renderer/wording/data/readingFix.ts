import type { Reading, ReadingChoices } from '@shared/spec/reading'

/** A choice that gets round a problem of a file. */
export interface ReadingFix {
  label: string
  changes: ReadingChoices
}

/** By what the problem says, as the reader words it. */
const fixes: readonly (ReadingFix & { says: RegExp })[] = [
  { says: /fields? where the header has/, label: 'Leave uneven rows out', changes: { raggedRows: 'leaveOut' } },
  { says: /: a (closing )?quote /, label: 'Read quotes as plain characters', changes: { quote: 'none' } },
]

/** What may help against a problem and has not been tried. */
export function readingFixes(problem: string, reading: Reading): ReadingFix[] {
  return fixes
    .filter(({ says, changes }) => says.test(problem) && !isSet(changes, reading))
    .map(({ label, changes }) => ({ label, changes }))
}

function isSet(changes: ReadingChoices, reading: Reading): boolean {
  return (Object.keys(changes) as (keyof Reading)[]).every((key) => changes[key] === reading[key])
}
