import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Dataset } from '@shared/contract/dataset'
import type { FileSource } from '@shared/contract/fileSource'
import { LabError, type Problem, problemOf } from '@shared/contract/labError'
import type { Preview } from '@shared/contract/preview'
import type { ColumnType, Reading, ReadingChoices } from '@shared/spec/reading'
import { type Origin, sourceOfOrigin, titleOf } from './fileSource'
import { useOperations } from '../operations'
import { useLab } from '../lab'

/** What became of a file: its table, and how it was read. */
export interface Imported {
  dataset: Dataset
  origin: Origin
  choices: ReadingChoices
  guessed: Reading
}

interface Request {
  origin: Origin
  choices: ReadingChoices
  answer: (imported: Imported | null) => void
  /** Takes how the file is to be read, of a file that is not imported but scored. */
  onChosen?: (choices: ReadingChoices) => void
}

/** Milliseconds from a change to the next preview: what is typed is read once. */
const pause = 200

/**
 * The sheet on which a person sees how a file is read before it is imported. One file at a time; those that come meanwhile
 * wait for their turn.
 */
export const useImportSheet = defineStore('importSheet', () => {
  const lab = useLab()
  const operations = useOperations()
  const requests = shallowRef<Request[]>([])
  const current = computed(() => requests.value[0] ?? null)
  const following = computed(() => Math.max(0, requests.value.length - 1))

  const choices = shallowRef<ReadingChoices>({})
  const preview = shallowRef<Preview | null>(null)
  /** By column: the type that its cells say, where nobody chose one. */
  const typesAsRead = shallowRef<ReadonlyMap<string, ColumnType>>(new Map())
  /** Whether the preview on screen is older than the choices. */
  const looking = ref(false)
  const importing = ref(false)
  /** The person lets the import go on and works elsewhere. */
  const hidden = ref(false)
  /** Bytes sent so far, where a file is sent. */
  const sent = ref(0)
  /** Why there is no preview, and why the last import failed. */
  const lookProblem = ref<Problem | null>(null)
  const importProblem = ref<Problem | null>(null)
  const open = computed(() => current.value !== null && !hidden.value)
  const problem = computed(
    () => importProblem.value?.message ?? lookProblem.value?.message ?? preview.value?.problem ?? null,
  )
  const canImport = computed(
    () => preview.value !== null && !looking.value && lookProblem.value === null && preview.value.problem === null,
  )

  let source: Promise<FileSource> | null = null
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Import was asked for while the preview was under way. */
  let wanted = false

  /** Shows the sheet for a file; null where the person decided against it. */
  function ask(origin: Origin, initial: ReadingChoices = {}): Promise<Imported | null> {
    return new Promise((answer) => {
      requests.value = [...requests.value, { origin, choices: initial, answer }]
      if (requests.value.length === 1) begin()
    })
  }

  /** Shows the sheet for a file that is to be scored; null where the person decided against it. */
  function askReading(origin: Origin, initial: ReadingChoices): Promise<ReadingChoices | null> {
    return new Promise((answer) => {
      const request = { origin, choices: initial, answer: () => answer(null), onChosen: answer }
      requests.value = [...requests.value, request]
      if (requests.value.length === 1) begin()
    })
  }

  function begin(): void {
    latest += 1
    clearTimeout(timer)
    source = null
    wanted = false
    hidden.value = false
    importing.value = false
    preview.value = null
    typesAsRead.value = new Map()
    lookProblem.value = importProblem.value = null
    choices.value = { ...current.value?.choices }
    if (current.value !== null) void look()
  }

  function end(imported: Imported | null): void {
    const [ended, ...others] = requests.value
    requests.value = others
    begin()
    ended?.answer(imported)
  }

  /** The file as the lab can read it: sent once, and again after an import has used it up. */
  function ready(onProgress: (bytes: number) => void): Promise<FileSource> {
    const request = current.value
    if (request === null) return Promise.reject(new LabError('cancelled', 'Nothing is being imported.'))
    const cancelled = () => current.value !== request || (importing.value && operations.importing?.cancelled === true)
    source ??= sourceOfOrigin(lab, request.origin, onProgress, cancelled)
    source.catch(() => (source = null))
    return source
  }

  async function askPreview(): Promise<Preview> {
    sent.value = 0
    const read = async () =>
      lab.call('datasets.preview', { source: await ready((bytes) => (sent.value = bytes)), reading: choices.value })
    try {
      return await read()
    } catch (error) {
      // What was sent is dropped after a while: it is sent again.
      if (problemOf(error).code !== 'not-found' || current.value?.origin.kind !== 'file') throw error
      source = null
      return read()
    }
  }

  async function look(): Promise<void> {
    const turn = ++latest
    looking.value = true
    try {
      const answer = await askPreview()
      if (turn !== latest) return
      preview.value = answer
      lookProblem.value = null
      rememberTypes(answer)
    } catch (error) {
      if (turn !== latest) return
      lookProblem.value = problemOf(error)
    }
    looking.value = false
    if (wanted) await importNow()
  }

  function rememberTypes({ columns, reading }: Preview): void {
    const known = typesAsRead.value
    const read = columns.filter(({ name }) => !Object.hasOwn(reading.types, name))
    typesAsRead.value = new Map([...known, ...read.map(({ name, type }) => [name, type] as const)])
  }

  /** Overrules some of the reading; `undefined` puts back what is guessed. */
  function change(changes: { [Key in keyof ReadingChoices]: ReadingChoices[Key] | undefined }): void {
    if (importing.value) return
    const merged = Object.entries({ ...choices.value, ...changes }).filter(([, value]) => value !== undefined)
    choices.value = Object.fromEntries(merged) as ReadingChoices
    refresh()
  }

  function putAllBack(): void {
    if (importing.value || Object.keys(choices.value).length === 0) return
    choices.value = {}
    refresh()
  }

  function refresh(): void {
    importProblem.value = null
    looking.value = true
    latest += 1
    clearTimeout(timer)
    timer = setTimeout(() => void look(), pause)
  }

  /** Types of columns that are there: others are left from another header. */
  function choicesOf({ columns }: Preview): ReadingChoices {
    const { types = {}, ...others } = choices.value
    const held = Object.entries(types).filter(([name]) => columns.some((column) => column.name === name))
    return held.length === 0 ? others : { ...others, types: Object.fromEntries(held) }
  }

  /** Imports as soon as the preview is there and shows no problem. A failure leaves the sheet as it is. */
  async function importNow(): Promise<void> {
    const [request, shown] = [current.value, preview.value]
    wanted = looking.value && !importing.value
    if (request === null || shown === null || importing.value || !canImport.value) return
    const reading = choicesOf(shown)
    if (request.onChosen !== undefined) {
      request.onChosen(reading)
      end(null)
      return
    }
    importing.value = true
    importProblem.value = null
    try {
      const dataset = await operations.follow('import', titleOf(request.origin), shown.bytes, async (operation) => {
        const from = await ready((bytes) => (operation.bytes = bytes))
        return lab.call('datasets.import', { operation: operation.id, source: from, reading })
      })
      end({ dataset, origin: request.origin, choices: reading, guessed: shown.guessed })
    } catch (error) {
      const found = problemOf(error)
      importing.value = hidden.value = false
      if (request.origin.kind === 'file') source = null
      importProblem.value = found.code === 'cancelled' ? null : found
    }
  }

  /** Stops an import and goes back to the choices; where none is under way, leaves the file out. */
  async function cancel(): Promise<void> {
    const operation = operations.importing
    if (!importing.value) end(null)
    else if (operation !== null) await operations.cancel(operation.id)
  }

  /** Leaves out the files that wait. */
  function dropFollowing(): void {
    const others = requests.value.slice(1)
    requests.value = requests.value.slice(0, 1)
    others.forEach(({ answer }) => answer(null))
  }

  return {
    ...{
      current,
      following,
      choices,
      preview,
      typesAsRead,
      looking,
      importing,
      hidden,
      sent,
      open,
      problem,
      canImport,
    },
    ...{ ask, askReading, change, putAllBack, importNow, cancel, dropFollowing },
  }
})
