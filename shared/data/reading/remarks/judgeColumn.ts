import type { ColumnForm } from '../../../spec/columnForm'
import type { CellReader } from '../cells/cellReader'
import type { ColumnReading } from '../cells/cells'
import type { ColumnSource, WholeColumn } from '../columns/columnSource'
import { type Holding, dateCount, holdingOf } from '../columns/columnType'
import { dateProposals } from './dateProposals'
import { destroysLevels } from './goodCategory'
import { missingWordForm } from './missingWordForm'
import { numberProposals } from './numberProposals'
import { oddCells } from './oddCells'
import type { Proposal } from './proposal'
import { joinTallies } from '../columns/tally'

/** A column with all that its cells say: what it holds as the reading has it, and how it could be read otherwise. */
export interface Judged {
  source: ColumnSource
  whole: WholeColumn
  holding: Holding
  /** Those that keep more than the reading does, the one that loses least first. */
  proposals: readonly Proposal[]
  /** Another form than the reading's that leaves no other meaning. */
  provenForm: ColumnForm | null
}

/** @throws nothing, whatever the cells are: where texts are lost that a proposal needs, there is none yet */
export function judgeColumn(source: ColumnSource, reading: ColumnReading, cells: CellReader): Judged {
  const whole = wholeOf(source)
  const holding = holdingOf(whole.tally, source.type, reading)
  const judged = { source, whole, holding, proposals: [], provenForm: null }
  if (source.type !== null && holding.kind === 'texts') return judged
  const words = holding.kind === 'texts' && source.type === null ? missingWordForm(source, whole, reading) : null
  if (words !== null) return { ...judged, provenForm: words }
  const proposals = mayBeOtherwise(whole, holding) ? proposalsOf(source, whole, holding, reading, cells) : []
  return { ...judged, proposals, provenForm: proposals.find(({ proven }) => proven)?.form ?? null }
}

function wholeOf(source: ColumnSource): WholeColumn {
  const lengths = source.summaries.map(({ rows }) => rows)
  const words = new Map<string, number>()
  for (const summary of source.summaries) {
    for (const [word, times] of summary.words) words.set(word.trim(), (words.get(word.trim()) ?? 0) + times)
  }
  return {
    name: source.name,
    rows: lengths.reduce((sum, length) => sum + length, 0),
    tally: joinTallies(
      source.summaries.map(({ tally }) => tally),
      lengths,
    ),
    firstEither: source.summaries.find(({ firstEither }) => firstEither !== null)?.firstEither ?? null,
    words,
  }
}

/** Whether there are cells that the type of the column does not take; what plain reading takes is not asked. */
function mayBeOtherwise({ tally }: WholeColumn, holding: Holding): boolean {
  if (holding.kind === 'number') return tally.text.count + tally.boolean.count + dateCount(tally) > 0
  if (holding.kind === 'date') return tally.text.count + tally.number.count > 0
  return holding.why === 'texts' && !holding.ambiguous && tally.text.count + tally.number.count > 0
}

function proposalsOf(
  source: ColumnSource,
  whole: WholeColumn,
  holding: Holding,
  reading: ColumnReading,
  cells: CellReader,
): Proposal[] {
  // Texts that are lost are read again; then all of them speak.
  if (holding.kind === 'texts' && source.summaries.some(({ textsLost }) => textsLost > 0)) return []
  const odd = oddCells(source, whole, cells)
  if (odd === null) return []
  const { tally } = whole
  const held = holding.kind === 'number' ? tally.number.count : holding.kind === 'date' ? odd.dates : 0
  const wanted = (becomes: Proposal['becomes']): boolean =>
    source.type === null || (becomes === 'dates') === (holding.kind === 'date')
  return [...numberProposals(odd, reading), ...dateProposals(odd, reading)]
    .filter(({ kept, becomes }) => kept > held && wanted(becomes))
    .filter((proposal) => holding.kind !== 'texts' || !destroysLevels(proposal, odd))
    .sort((first, second) => Number(second.proven) - Number(first.proven) || second.kept - first.kept)
}
