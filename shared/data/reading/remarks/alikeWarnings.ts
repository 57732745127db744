import type { ImportWarning } from '../../../contract/dataset'
import { type Alike, type ColumnForm, alikeForms } from '../../../spec/columnForm'
import { nameList, withThousands } from '../../../spec/words/wording'
import { levelKey } from '../cells/levelKeys'
import type { ColumnSource, WholeColumn } from '../columns/columnSource'
import type { ColumnTexts } from '../columns/columnTexts'

const mostLevels = 2000
const differences = {
  blanks: 'blanks',
  case: 'upper and lower case',
  composition: 'composed characters',
  signs: 'the form of signs',
} as const

/** What is told of levels that became one since they differ by blanks or invisible marks, and of others that differ by as little. */
export function alikeWarnings(
  source: ColumnSource,
  whole: WholeColumn,
  { type, levels, merged }: ColumnTexts,
  form: ColumnForm | null,
): ImportWarning[] {
  const { name } = whole
  const told: ImportWarning[] = []
  if (merged.size > 0) {
    const spellings = [...merged.values()].reduce((sum, group) => sum + group.length, 0)
    const list = nameList([...merged.keys()], 5)
    const message = `${withThousands(spellings)} spellings in ${name} became ${withThousands(merged.size)} ${merged.size === 1 ? 'level' : 'levels'} (${list}), since they differ by blanks around them${form?.alike === undefined ? ' or' : ','} invisible marks${form?.alike === undefined ? '' : ' or what was chosen'} alone.`
    told.push({ code: 'merged-levels', column: name, count: spellings, rows: [], message })
  }
  if (type !== 'category' || levels.length > mostLevels || source.type === 'text') return told
  const alike = alikeOf(levels)
  if (alike.length === 0) return told
  const groups = new Map<string, string[]>()
  for (const level of levels) {
    const key = levelKey(level, alike)
    groups.set(key, [...(groups.get(key) ?? []), level])
  }
  const several = [...groups.values()].filter((group) => group.length > 1)
  const shown = several.slice(0, 3).map((group) => group.slice(0, 3).join(' = '))
  const count = several.reduce((sum, group) => sum + group.length, 0)
  const message = `${withThousands(count)} levels in ${name} differ by ${alike.map((kind) => differences[kind]).join(' or ')} alone: ${nameList(shown, 3)}.`
  const present = whole.rows - whole.tally.missing.count
  const changes = { forms: { [name]: { ...form, alike: [...new Set([...(form?.alike ?? []), ...alike])] } } }
  const label = `Merge them: ${withThousands(levels.length)} levels become ${withThousands(groups.size)}`
  const remedies = [{ label, changes, kept: present, lost: 0 }]
  return [...told, { code: 'alike-levels', column: name, count, rows: [], message, remedies }]
}

/** The differences that some of the levels have alone. */
function alikeOf(levels: readonly string[]): Alike[] {
  const left = (alike: readonly Alike[]): number => new Set(levels.map((level) => levelKey(level, alike))).size
  if (left(alikeForms) === levels.length) return []
  const each = alikeForms.filter((kind) => left([kind]) < levels.length)
  const all = each.length > 0 && left(each) === left(alikeForms)
  return all ? each : [...alikeForms]
}
