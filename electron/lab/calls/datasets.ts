import type { datasetsCalls } from '@shared/contract/areas/datasets'
import type { Dataset } from '@shared/contract/dataset'
import type { CallsOf } from '@shared/contract/labApi'
import type { AnswerTo, Question } from '@shared/data/analysis/question'
import type { Analysis } from '../datasets/analysis'
import type { Catalogue } from '../datasets/catalogue'
import { samples } from '../datasets/samples'
import type { Uploads } from '../datasets/uploads'
import type { Eraser } from '../eraser'
import type { RunQueue } from '../runs/runQueue'
import type { DraftStore } from '../store/draftStore'

export interface DatasetServices {
  catalogue: Catalogue
  uploads: Pick<Uploads, 'resolve' | 'peek'>
  analysis: Pick<Analysis, 'answer'>
  drafts: DraftStore
  runs: Pick<RunQueue, 'putAside'>
  eraser: Pick<Eraser, 'eraseDatasets'>
  openSample: (operation: string, sample: string) => Promise<Dataset>
}

export function createDatasetsCalls(services: DatasetServices): CallsOf<typeof datasetsCalls> {
  const { catalogue, uploads, analysis, drafts, runs, eraser, openSample } = services
  const answer = async <Asked extends Question>(dataset: string, question: Asked): Promise<AnswerTo<Asked>> =>
    analysis.answer(dataset, catalogue.access(dataset), question)
  return {
    'datasets.list': async () => catalogue.list(),
    'datasets.get': async ({ dataset }) => catalogue.get(dataset),
    'datasets.samples': async () => samples,
    'datasets.preview': async ({ source, reading }) => catalogue.preview(await uploads.peek(source), reading),
    'datasets.import': async ({ operation, source, reading }) =>
      source.kind === 'sample'
        ? openSample(operation, source.sample)
        : catalogue.import(operation, await uploads.resolve(source), reading),
    'datasets.rename': async ({ dataset, name }) => catalogue.rename(dataset, name),
    'datasets.setRemoved': async ({ dataset, removed }) => {
      if (removed) runs.putAside(dataset)
      return catalogue.setRemoved(dataset, removed)
    },
    'datasets.erase': ({ datasets }) => eraser.eraseDatasets(datasets),
    'datasets.draft': async ({ dataset }) => drafts.get(dataset),
    'datasets.saveDraft': async ({ spec }) => {
      // Another page may have edited them while the dataset was deleted for good: nothing of it comes back by that.
      if (catalogue.has(spec.dataset)) drafts.save(spec)
      return null
    },
    'datasets.rows': ({ dataset, view, offset, count }) => catalogue.page(dataset, view, offset, count),
    'datasets.sampledColumns': ({ dataset, columns }) => catalogue.sampledColumns(dataset, columns),
    'datasets.columns': ({ dataset, columns }) => catalogue.columns(dataset, columns),

    'datasets.correlation': ({ dataset, columns }) => answer(dataset, { kind: 'correlation', columns }),
    'datasets.classHistogram': ({ dataset, column, target }) =>
      answer(dataset, { kind: 'classHistogram', column, target }),
    'datasets.targetRelations': ({ dataset, ...question }) => answer(dataset, { kind: 'targetRelations', ...question }),
    'datasets.split': ({ dataset, preparation }) => answer(dataset, { kind: 'split', preparation }),
    'datasets.advice': ({ dataset, preparation, training }) =>
      answer(dataset, { kind: 'advice', preparation, training }),
  }
}
