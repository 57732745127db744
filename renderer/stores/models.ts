import { defineStore } from 'pinia'
import { computed, shallowReactive, ref } from 'vue'
import { type Problem, problemOf } from '@shared/contract/labError'
import type { FileSource } from '@shared/contract/fileSource'
import { limits } from '@shared/spec/limits'
import type { ReadingChoices } from '@shared/spec/reading'
import type { ExportFormat, ModelSummary, ScoreSummary } from '@shared/contract/model'
import { saveFile } from '../browser/saveFile'
import { sourceOfFile } from './datasets/fileSource'
import { useImportSheet } from './datasets/importSheet'
import { useOperations } from './operations'
import { useLab } from './lab'
import { useNotices } from './notices'

/** The library of models, and what scoring files on them gave. */
export const useModels = defineStore('models', () => {
  const lab = useLab()
  const operations = useOperations()
  const notices = useNotices()
  const sheet = useImportSheet()
  const byId = shallowReactive(new Map<string, ModelSummary>())
  /** The last scored file of each model, or why it could not be scored. */
  const scores = shallowReactive(new Map<string, ScoreSummary>())
  const problems = shallowReactive(new Map<string, Problem>())
  /** The formats in which the model of a run can be exported, as far as somebody asked for them. */
  const formats = shallowReactive(new Map<string, ExportFormat[]>())
  /** The file that was given to each model last, and what was chosen of how it is read. */
  const scored = shallowReactive(new Map<string, { file: File; reading: ReadingChoices }>())
  const openProblem = ref<Problem | null>(null)
  const loaded = ref(false)
  /** The one that came last first. */
  const list = computed(() => [...byId.values()].filter((model) => !model.removed).toReversed())

  async function load(): Promise<void> {
    const models = await lab.call('models.list', {})
    byId.clear()
    for (const model of models) byId.set(model.id, model)
    loaded.value = true
  }

  async function open(file: File): Promise<ModelSummary | null> {
    return openSource(() => sourceOfFile(lab, file))
  }

  /** What went wrong is in `openProblem`; the library stays as it was. */
  async function openSource(source: () => Promise<FileSource>): Promise<ModelSummary | null> {
    openProblem.value = null
    try {
      const model = await lab.call('models.open', { source: await source() })
      byId.set(model.id, model)
      return model
    } catch (error) {
      openProblem.value = problemOf(error)
      return null
    }
  }

  async function setRemoved(id: string, removed: boolean): Promise<void> {
    byId.set(id, await lab.call('models.setRemoved', { model: id, removed }))
  }

  async function remove(model: ModelSummary): Promise<void> {
    await setRemoved(model.id, true)
    notices.offerUndo(`Removed ${model.name}.`, () => void notices.attempt(() => setRemoved(model.id, false)))
  }

  async function score(model: string, file: File, reading: ReadingChoices = {}): Promise<void> {
    problems.delete(model)
    scored.set(model, { file, reading })
    try {
      const summary = await operations.follow('score', file.name, file.size, async (operation) => {
        operation.model = model
        const source = await sourceOfFile(
          lab,
          file,
          (bytes) => (operation.bytes = bytes),
          () => operation.cancelled,
        )
        return lab.call('models.score', { operation: operation.id, model, source, reading })
      })
      scores.set(model, summary)
      notices.say(`Scored ${summary.rows - summary.unscored} of ${summary.rows} rows.`)
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'cancelled') return
      problems.set(model, problem)
      // The rows of an earlier file would stand below the problem of this one.
      scores.delete(model)
    }
  }

  /** Scores the file scored last again with these changes; without any its sheet is shown and the person says. */
  async function scoreOtherwise(model: string, changes?: ReadingChoices): Promise<void> {
    const last = scored.get(model)
    if (last === undefined) return
    if (changes !== undefined) return score(model, last.file, { ...last.reading, ...changes })
    const reading = await sheet.askReading({ kind: 'file', file: last.file }, last.reading)
    if (reading !== null) await score(model, last.file, reading)
  }

  async function saveScores(summary: ScoreSummary): Promise<void> {
    saveFile(summary.fileName, 'text/csv', await bytesOf(summary))
  }

  /** A file that the lab made, in pieces. */
  async function bytesOf({ artifact, bytes }: { artifact: string; bytes: number }): Promise<BlobPart[]> {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for (let offset = 0; offset < bytes; offset += limits.uploadChunkBytes) {
      const length = Math.min(limits.uploadChunkBytes, bytes - offset)
      pieces.push(new Uint8Array(await lab.call('files.readArtifact', { artifact, offset, length })))
    }
    return pieces
  }

  /** Asks once for the formats of a run that has ended. */
  async function loadFormats(run: string): Promise<void> {
    if (!formats.has(run)) formats.set(run, await lab.call('models.formats', { run }))
  }

  /** Hands the model of a run to the person, as a model file where no format is named. It is in the library from then on. */
  async function exportRun(run: string, format?: string): Promise<void> {
    await lab.call('models.keep', { run })
    const artifact = await lab.call('models.export', format === undefined ? { run } : { run, format })
    saveFile(artifact.fileName, artifact.mediaType, await bytesOf(artifact))
    notices.say(`Saved ${artifact.fileName}.`)
  }

  /** Saves a report on runs as one HTML file. */
  async function saveReport(runs: readonly string[]): Promise<void> {
    const artifact = await lab.call('evaluation.report', { runs: [...runs] })
    saveFile(artifact.fileName, artifact.mediaType, await bytesOf(artifact))
    notices.say(`Saved ${artifact.fileName}.`)
  }

  lab.on('modelChanged', ({ model }) => byId.set(model.id, model))
  lab.onReconnect(() => void notices.attempt(load))

  return {
    byId,
    list,
    loaded,
    scores,
    problems,
    formats,
    openProblem,
    load,
    open,
    openSource,
    remove,
    score,
    scored,
    scoreOtherwise,
    saveScores,
    loadFormats,
    exportRun,
    saveReport,
  }
})
