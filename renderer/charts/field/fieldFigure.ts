import type { Field } from '@shared/contract/run'
import { formatTick } from '../../wording/formatNumber'
import type { FigureEntry, PlotFigure } from '../figure/plotFigure'
import { fieldNotes, heldText } from './fieldNotes'
import type { FieldScale } from './fieldScale'
import { markOf, partInk, parts, wrongInk, wrongRing } from './marks'
import type { FieldPoints } from './paintPoints'

/** What stands around a field where it is taken away: classes, parts, the colours of its values, held features, rows drawn. */
export function fieldFigure(
  field: Field | null,
  points: FieldPoints | null,
  scale: FieldScale,
  classNames: readonly string[],
): Pick<PlotFigure, 'legend' | 'bar' | 'notes'> {
  const held = field === null ? null : heldText(field.held)
  const isNumber = scale.quantity === 'value'
  const labels = isNumber ? [scale.low, scale.high].map(formatTick) : ['0', `${scale.name} = 0.5`, '1']
  const isColoured = field !== null || isNumber
  return {
    legend: isNumber || points === null ? [] : [...classEntries(classNames), ...partEntries(points, classNames.length)],
    ...(isColoured ? { bar: { colours: scale.colours, labels } } : {}),
    notes: [...fieldNotes(field, points, scale), ...(held === null ? [] : [held])],
  }
}

function classEntries(classNames: readonly string[]): FigureEntry[] {
  return classNames.map((label, index) => {
    const mark = markOf(index, classNames.length)
    return { kind: 'mark', label, path: mark.path, scale: parts[0].radius, ink: partInk(mark, 0) }
  })
}

/** The parts that have rows, where more than one has; and the ring. */
function partEntries({ part, wrong }: FieldPoints, classCount: number): FigureEntry[] {
  if (part === undefined) return []
  const mark = markOf(Math.min(1, classCount - 1), classCount)
  const there = parts.flatMap(({ name, size, radius }, code): FigureEntry[] => {
    if (!part.includes(code)) return []
    return [{ kind: 'mark', label: `${size}: ${name}`, path: mark.path, scale: radius, ink: partInk(mark, code) }]
  })
  if (!wrong) return there
  const ring = { path: wrongRing, outlines: wrongInk }
  const label = 'ring: misclassified'
  return [...there, { kind: 'mark', label, path: mark.path, scale: 3, ink: partInk(mark, 0), ring }]
}
