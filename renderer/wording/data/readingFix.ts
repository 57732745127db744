import type { Reading, ReadingChoices } from '@shared/spec/reading'

/** A choice that gets round a problem of a file. */
export interface ReadingFix {
  label: string
  changes: ReadingChoices
}

const uneven = /([\d,]+) fields? where the header has ([\d,]+)/

function isShort(problem: string): boolean {
  const [found, wanted] = (uneven.exec(problem)?.slice(1) ?? []).map((text) => Number(text.replaceAll(',', '')))
  return found !== undefined && wanted !== undefined && found < wanted
}

/** By what the problem says, as the reader words it. */
const fixes: readonly (ReadingFix & { says: (problem: string) => boolean })[] = [
  { says: isShort, label: 'Pad short rows with missing values', changes: { raggedRows: 'fill' } },
  {
    says: (problem) => uneven.test(problem),
    label: 'Leave out rows with too few or too many fields',
    changes: { raggedRows: 'leaveOut' },
  },
  {
    says: (problem) => /: a (closing )?quote /.test(problem),
    label: 'Read quotes as plain characters',
    changes: { quote: 'none' },
  },
]

/** What may help against a problem and has not been tried. */
export function readingFixes(problem: string, reading: Reading): ReadingFix[] {
  return fixes
    .filter(({ says, changes }) => says(problem) && !isSet(changes, reading))
    .map(({ label, changes }) => ({ label, changes }))
}

function isSet(changes: ReadingChoices, reading: Reading): boolean {
  return (Object.keys(changes) as (keyof Reading)[]).every((key) => changes[key] === reading[key])
}
