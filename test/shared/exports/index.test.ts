import { describe, expect, it } from 'vitest'
import { type FinishedModel, defaultExporter, exporterOf, exporterOfExtension, exporters } from '@shared/exports'
import { readModelFile, writeModelFile } from '@shared/exports/modelFile'
import { createFittedModel } from '@shared/model/fittedModel'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from './exampleModel'

const table = tableOf('a,colour,y', '1,red,n', '2.5,blue,p', '4,red,n', '0.1,green,q')

/** The model of a run with random weights. */
function finishedExample(): { file: ReturnType<typeof exampleModel>['model']; finished: FinishedModel } {
  const { model: file, fitted, parameters } = exampleModel(table, preparationSpec({ features: ['a', 'colour'] }), [3])
  const { format, version, preparation, network, ...provenance } = file
  expect([format, version, preparation, network.hidden]).toEqual(['logit-lab-model', 6, fitted, [3]])
  const model = createFittedModel({ preparation: fitted, network: file.spec.network, parameters })
  return { file, finished: { fitted: model, provenance } }
}

describe('the exporters', () => {
  it('have names that calls and the command line take, each its own', () => {
    const ids = exporters.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([])
    expect(exporters.filter(({ extension }) => !/^[a-z0-9]+$/.test(extension))).toEqual([])
    for (const exporter of exporters) expect(exporterOf(exporter.id)).toBe(exporter)
    expect(exporterOf('abacus')).toBeNull()
  })

  it('begin with the model file', () => expect(exporters[0]).toBe(defaultExporter))

  it('go by an extension where only one has it', () => {
    for (const exporter of exporters) {
      const alone = exporters.filter(({ extension }) => extension === exporter.extension).length === 1
      expect(exporterOfExtension(exporter.extension.toUpperCase())).toBe(alone ? exporter : null)
    }
    expect([exporterOfExtension(''), exporterOfExtension('abacus')]).toEqual([null, null])
    const twin = { ...defaultExporter, id: 'twin' }
    expect(exporterOfExtension('json', [defaultExporter, { ...twin, extension: 'txt' }])).toBe(defaultExporter)
    expect(exporterOfExtension('json', [defaultExporter, twin])).toBeNull()
  })

  it('write something of a model that they support', () => {
    const { finished } = finishedExample()
    for (const exporter of exporters.filter(({ supports }) => supports(finished))) {
      expect(exporter.write(finished).length, exporter.id).toBeGreaterThan(0)
    }
  })
})

it('the model file is the text of the file, which is read again as the same model', () => {
  const { file, finished } = finishedExample()
  const text = new TextDecoder().decode(defaultExporter.write(finished))
  expect(text).toBe(writeModelFile(file))
  expect(readModelFile(text, 'm.json')).toEqual(file)
})
