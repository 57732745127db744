import { inputNames } from '../data/preparation/features/inputNames'
import { eventOf } from '../spec/event'
import type { Exporter, FinishedModel } from './exporter'

/**
 * Every weight on a line of its own, with all digits: layer (from 1), input, output, weight. A layer's biases come behind its weights
 * with the input (bias). Inputs are the prepared ones, on the prepared scale; the last layer's outputs are the classes, of two the
 * event, or the target. CSV by RFC 4180, UTF-8.
 */
export const weightsCsv: Exporter = {
  id: 'weights',
  label: 'weights (CSV)',
  extension: 'csv',
  mediaType: 'text/csv',
  supports: () => true,
  write: (model) =>
    new TextEncoder().encode(
      linesOf(model)
        .map((cells) => `${cells.map(cell).join(',')}\r\n`)
        .join(''),
    ),
}

function linesOf({ fitted }: FinishedModel): string[][] {
  const lines = [['layer', 'input', 'output', 'weight']]
  const layers = fitted.layers()
  let inputs = inputNames(fitted.preparation)
  layers.forEach(({ weights, bias }, index) => {
    const outputs = index === layers.length - 1 ? outputNames(fitted) : bias.map((_, unit) => `unit ${unit + 1}`)
    const add = (input: string, row: readonly number[]) =>
      row.forEach((weight, k) => lines.push([String(index + 1), input, outputs[k] ?? '', digits(weight)]))
    weights.forEach((row, k) => add(inputs[k] ?? '', row))
    add('(bias)', bias)
    inputs = outputs
  })
  return lines
}

function outputNames({ preparation: { target } }: FinishedModel['fitted']): string[] {
  if (target.scaling !== null) return [target.name]
  const event = eventOf(target.classes)
  return event === null ? target.classes : [event]
}

/** The shortest text that gives the number back bit by bit. */
function digits(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
