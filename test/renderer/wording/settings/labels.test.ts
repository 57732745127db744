import { expect, it } from 'vitest'
import { columnTypes } from '@shared/spec/reading'
import {
  activations,
  initialDistributions,
  initialisations,
  losses,
  missingRules,
  optimizers,
  precisions,
  schedules,
  standardizations,
  tasks,
} from '@shared/spec/runSpec'
import * as labels from '@renderer/wording/settings/labels'

it.each([
  ['task', labels.taskLabels, tasks],
  ['standardization', labels.standardizationLabels, standardizations],
  ['activation', labels.activationLabels, activations],
  ['initialisation', labels.initialisationLabels, initialisations],
  ['distribution', labels.distributionLabels, initialDistributions],
  ['loss', labels.lossLabels, losses],
  ['optimizer', labels.optimizerLabels, optimizers],
  ['schedule', labels.scheduleLabels, schedules],
  ['hint of a schedule', labels.scheduleHints, schedules],
  ['precision', labels.precisionLabels, precisions],
  ['rule for missing values', labels.missingLabels, missingRules],
  ['column type', labels.columnTypeLabels, columnTypes],
])('has for every %s a text of its own, so that two choices never look alike', (_, texts, values) => {
  expect(Object.keys(texts).sort()).toEqual([...values].sort())
  expect(new Set(Object.values(texts)).size).toBe(values.length)
})

it('says of every standardization but none what is fitted', () => {
  expect(Object.keys(labels.standardizationStatistics)).toEqual(standardizations.filter((kind) => kind !== 'none'))
})

it('ends hints as sentences', () => {
  for (const hint of [...Object.values(labels.scheduleHints), ...Object.values(labels.missingHints)]) {
    expect(hint).toMatch(/^[A-Z].*\.$/)
  }
})
