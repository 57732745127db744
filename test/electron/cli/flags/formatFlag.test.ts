import { expect, it } from 'vitest'
import { exporterOfExtension, exporters } from '@shared/exports'
import { formatFlag, formatOf } from '../../../../electron/cli/flags/formatFlag'

it('offers every exporter', () => {
  expect(formatFlag().argChoices).toEqual(exporters.map(({ id }) => id))
})

it('is what is said, else goes by the extension, else is the model file', () => {
  expect(formatOf('model.json', 'another')).toBe('another')
  expect([formatOf('model.json', undefined), formatOf('folder.x/MODEL.JSON', undefined)]).toEqual(['model', 'model'])
  for (const { id, extension } of exporters) {
    if (exporterOfExtension(extension)) expect(formatOf(`a.b/c.${extension}`, undefined)).toBe(id)
  }
  expect([formatOf('model', undefined), formatOf('model.abacus', undefined)]).toEqual(['model', 'model'])
})
