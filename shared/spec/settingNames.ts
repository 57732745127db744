import type { Issue } from './issue'
import { type SettingPath, settingTable } from './settings/table'
import { type ReadingFlag, readingFlags } from './words/readingWords'

/** What an issue is about: "Learning rate", where a setting has parts also the part: "Layer 2", "Class weight of setosa". */
export function nameOfIssue({ path }: Pick<Issue, 'path'>): { name: string; plural: boolean } {
  const [part, key, entry] = path
  const setting = settingTable.get((key === undefined ? part : `${part}.${key}`) as SettingPath)
  if (setting === undefined) return { name: path.join('.'), plural: false }
  if (entry === undefined) return { name: setting.label, plural: setting.plural }
  if (key === 'hidden') return { name: `Layer ${Number(entry) + 1}`, plural: false }
  if (key === 'classWeights') return { name: `Class weight of ${entry}`, plural: false }
  if (key === 'columns') return { name: `The rule of ${entry}`, plural: false }
  return { name: setting.label, plural: setting.plural }
}

/** "Learning rate needs another value.": the one setting that is at fault, or how many are; null where none is. */
export function faultText(issues: readonly Pick<Issue, 'path'>[]): string | null {
  const [issue] = issues
  if (issue === undefined) return null
  if (issues.length > 1) return `${issues.length} settings need another value.`
  const { name, plural } = nameOfIssue(issue)
  return `${name} ${plural ? 'need' : 'needs'} another ${issue.path[1] === 'features' ? 'choice' : 'value'}.`
}

/** The flag that says on a command line what the path is about; null where none does. */
export function flagOfPath([part, key, entry]: Issue['path']): string | null {
  if (part === 'reading') return key === undefined ? null : (readingFlag(String(key)) ?? null)
  const setting = settingTable.get((key === undefined ? part : `${part}.${key}`) as SettingPath)
  if (setting === undefined) return null
  return key === 'columns' && entry !== undefined ? `--${setting.flag} ${entry}` : `--${setting.flag}`
}

function readingFlag(part: string): string | undefined {
  const found = (readingFlags as unknown as Record<string, ReadingFlag<unknown> | undefined>)[part]
  return found === undefined ? undefined : `--${found.flag}`
}
