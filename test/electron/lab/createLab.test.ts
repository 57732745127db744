import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallArguments, CallName } from '@shared/contract/labApi'
import type { RunSpec } from '@shared/spec/runSpec'
import { type LabBench, admissions, admissionsSpec as spec, openLab } from './labBench'

let folder: string
let bench: LabBench

const open = async (workspace: string | null = join(folder, 'workspace'), concurrentRuns: number | null = 2) => {
  bench = await openLab(workspace, concurrentRuns)
}
const call = <Name extends CallName>(name: Name, args: CallArguments<Name>) => bench.call(name, args)
const importFile = (path: string) =>
  call('datasets.import', { operation: 'operation', source: { kind: 'path', path }, reading: {} })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-'))
  await open()
})
afterEach(async () => {
  await bench.lab.close()
  rmSync(folder, { recursive: true })
})

/** A file that the lab made. */
const bytesOf = ({ artifact, bytes }: { artifact: string; bytes: number }) =>
  bench.call('files.readArtifact', { artifact, offset: 0, length: bytes })

describe('lab', () => {
  it('imports a file by path or in pieces, to the same dataset', async () => {
    const byPath = await importFile(admissions)
    expect(byPath).toMatchObject({ name: 'admissions.csv', rows: 100, columnCount: 3, suggestedTarget: 'admitted' })
    const bytes = new TextEncoder().encode('exam_1,exam_2\n1,2\n3,4\n')
    const upload = await call('files.beginUpload', { name: 'small.csv', bytes: bytes.length })
    await call('files.appendUpload', { upload, chunk: bytes.slice(0, 7) })
    await call('files.appendUpload', { upload, chunk: bytes.slice(7) })
    const small = await call('datasets.import', { operation: 'b', source: { kind: 'upload', upload }, reading: {} })
    expect(small).toMatchObject({ name: 'small.csv', rows: 2 })
    expect((await call('datasets.list', {})).map((dataset) => dataset.name).toSorted()).toEqual([
      'admissions.csv',
      'small.csv',
    ])
    expect(await call('datasets.rows', { dataset: small.id, offset: 1, count: 5, view: null })).toEqual({
      offset: 1,
      total: 2,
      numbers: Uint32Array.of(1),
      rows: [['3', '4']],
    })
    const [column] = await call('datasets.columns', { dataset: small.id, columns: ['exam_2'] })
    expect(column).toEqual({ kind: 'number', name: 'exam_2', values: Float64Array.of(2, 4) })
  })

  it.each(['admissions', 'iris', 'wine', 'breast-cancer', 'two-moons', 'circles', 'xor', 'spiral'])(
    'opens the sample %s with a target',
    async (sample) => {
      const dataset = await call('datasets.import', {
        operation: 'sample',
        source: { kind: 'sample', sample },
        reading: {},
      })
      expect(dataset.rows).toBeGreaterThan(90)
      expect(dataset.suggestedTarget).toBe(dataset.columns.at(-1)?.name)
      expect(dataset.warnings).toEqual([])
    },
  )

  it('trains, tells every epoch once, and has it all again after a restart', async () => {
    const dataset = await importFile(admissions)
    const started = await call('runs.train', { spec: spec(dataset.id, { epochs: 60 }, [3]) })
    const run = await bench.lab.finished(started.id)
    expect(run).toMatchObject({ state: 'done', epoch: 60, name: 'tanh 3', classes: ['0', '1'] })
    const told = bench.events.flatMap((seen) => (seen.kind === 'historyGrew' ? [...seen.history.epochs] : []))
    expect(told).toEqual(Array.from({ length: 61 }, (_, epoch) => epoch))
    const query = { run: run.id, x: 'exam_1', y: 'exam_2', resolution: 16, classIndex: 1 }
    const field = await call('runs.field', query)
    expect(field.values).toHaveLength(256)
    // High scores in both exams: admitted.
    expect(field.values[255]).toBeGreaterThan(0.9)
    expect(field.values[0]).toBeLessThan(0.1)
    const history = await call('runs.history', { run: run.id })
    const detail = await call('runs.get', { run: run.id })
    expect(detail.parts).toEqual({ train: 60, validation: 20, test: 20, dropped: 0 })

    await bench.lab.close()
    await open()
    expect(await call('runs.list', {})).toEqual([run])
    expect(await call('runs.history', { run: run.id })).toEqual(history)
    expect(await call('runs.get', { run: run.id })).toEqual(detail)
    expect(await call('runs.field', query)).toEqual(field)
    expect(await call('datasets.get', { dataset: dataset.id })).toEqual(dataset)
  })

  it('cancels a run that trains and one that waits', async () => {
    await bench.lab.close()
    await open(null, 1)
    const dataset = await importFile(admissions)
    const long = await call('runs.train', { spec: spec(dataset.id, { epochs: 100_000 }, [32]) })
    const waiting = await call('runs.train', { spec: spec(dataset.id, { epochs: 100_000 }) })
    await bench.event((seen) => seen.kind === 'historyGrew' && seen.run === long.id)
    expect(await call('runs.cancel', { run: waiting.id })).toMatchObject({
      state: 'cancelled',
      epoch: 0,
    })
    const cancelled = await call('runs.cancel', { run: long.id })
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.epoch).toBeGreaterThan(0)
    expect(await call('runs.cancel', { run: long.id })).toEqual(cancelled)
  })

  it('marks what was under way when it ended as interrupted, with its history', async () => {
    const dataset = await importFile(admissions)
    const { id } = await call('runs.train', { spec: spec(dataset.id, { epochs: 100_000 }, [32]) })
    await bench.event((seen) => seen.kind === 'historyGrew' && seen.run === id)
    await bench.lab.close()
    await open()
    const [run] = await call('runs.list', {})
    expect(run).toMatchObject({ id, state: 'interrupted' })
    const { epochs } = await call('runs.history', { run: id })
    expect(epochs.length).toBe((run?.epoch ?? 0) + 1)
  })

  it('keeps the predictions of a run, also while it is hidden, and computes them where they are gone', async () => {
    const dataset = await importFile(admissions)
    const { id } = await call('runs.train', { spec: spec(dataset.id, { epochs: 60 }, [3]) })
    await bench.lab.finished(id)
    const kept = join(folder, 'workspace/predictions')
    expect(readdirSync(kept)).toEqual([`${id}.predictions`])
    const predictions = await call('runs.predictions', { run: id })
    expect(predictions.rows).toEqual(Uint32Array.from({ length: 100 }, (_, row) => row))
    expect(predictions.classes).toEqual(['0', '1'])
    await call('runs.setRemoved', { run: id, removed: true })
    await bench.lab.close()
    writeFileSync(join(kept, 'gone.predictions'), '')
    await open()
    expect(readdirSync(kept)).toEqual([`${id}.predictions`])
    rmSync(join(kept, `${id}.predictions`))
    expect(await call('runs.predictions', { run: id })).toEqual(predictions)
  })

  it('exports a model, opens it again and scores a file with it', async () => {
    const dataset = await importFile(admissions)
    const { id } = await call('runs.train', { spec: spec(dataset.id) })
    await bench.lab.finished(id)
    const exported = await call('models.export', { run: id })
    expect(exported).toMatchObject({ fileName: 'logistic-regression.json', mediaType: 'application/json' })
    // An export is a file and nothing else.
    expect(await call('models.list', {})).toEqual([])
    const path = join(folder, exported.fileName)
    writeFileSync(path, await bytesOf(exported))
    const model = await call('models.open', { source: { kind: 'path', path } })
    // The same model, not a second one.
    expect(await call('models.keep', { run: id })).toEqual(model)
    expect(await call('models.list', {})).toEqual([model])
    expect((await call('models.formats', { run: id }))[0]).toMatchObject({ id: 'model', extension: 'json' })

    const scored = await call('models.score', {
      operation: 's',
      model: model.id,
      source: { kind: 'path', path: admissions },
    })
    expect(scored).toMatchObject({ fileName: 'admissions-scored.csv', rows: 100, unscored: 0 })
    expect(
      new TextDecoder()
        .decode(await bytesOf(scored))
        .trimEnd()
        .split(/\r?\n/),
    ).toHaveLength(101)
    expect(await call('models.setRemoved', { model: model.id, removed: true })).toMatchObject({ removed: true })
  })

  it('refuses to export a run that has not finished, and a model that was changed', async () => {
    const dataset = await importFile(admissions)
    const { id } = await call('runs.train', { spec: spec(dataset.id, { epochs: 100_000 }, [32]) })
    await expect(call('models.export', { run: id })).rejects.toThrow('has not finished')
    expect(await call('models.formats', { run: id })).toEqual([])
    await bench.event((seen) => seen.kind === 'historyGrew' && seen.run === id)
    await call('runs.cancel', { run: id })
    const exported = await call('models.export', { run: id, format: 'model' })
    const model = JSON.parse(new TextDecoder().decode(await bytesOf(exported))) as {
      network: { layers: { bias: number[] }[] }
    }
    model.network.layers[0]!.bias[0]! += 1e-9
    const path = join(folder, 'changed.json')
    writeFileSync(path, JSON.stringify(model))
    await expect(call('models.open', { source: { kind: 'path', path } })).rejects.toMatchObject({ code: 'bad-model' })
  })

  it('stops a run that is removed while it trains', async () => {
    const dataset = await importFile(admissions)
    const { id } = await call('runs.train', { spec: spec(dataset.id, { epochs: 100_000 }, [32]) })
    await bench.event((seen) => seen.kind === 'historyGrew' && seen.run === id)
    await call('runs.setRemoved', { run: id, removed: true })
    expect(await bench.lab.finished(id)).toMatchObject({ state: 'cancelled', removed: true })
  })

  it('does not keep a workspace locked that it could not open', async () => {
    await bench.lab.close()
    const temporary = join(folder, 'workspace/temporary')
    writeFileSync(temporary, '')
    await expect(open()).rejects.toThrow()
    rmSync(temporary)
    await expect(open()).resolves.toBeUndefined()
  })

  it('trains as many runs at once as the setting says', async () => {
    await bench.lab.close()
    await open(null, null)
    await call('settings.save', { concurrentRuns: 3 })
    expect(await call('app.about', {})).toMatchObject({ concurrentRuns: 3 })
  })

  it('opens a sample once where it is asked for twice at the same time', async () => {
    const [first, second] = await Promise.all([
      call('datasets.import', { operation: 'sample', source: { kind: 'sample', sample: 'spiral' }, reading: {} }),
      call('datasets.import', { operation: 'sample', source: { kind: 'sample', sample: 'spiral' }, reading: {} }),
    ])
    expect(second).toEqual(first)
  })

  it('leaves nothing of an upload on the disk once it is imported', async () => {
    const bytes = new TextEncoder().encode('a,b\n1,2\n')
    const upload = await call('files.beginUpload', { name: 'small.csv', bytes: bytes.length })
    await call('files.appendUpload', { upload, chunk: bytes })
    await call('datasets.import', { operation: 'b', source: { kind: 'upload', upload }, reading: {} })
    expect(readdirSync(join(folder, 'workspace/temporary/uploads'))).toEqual([])
  })

  it('renames, removes and restores a run', async () => {
    const dataset = await importFile(admissions)
    const { id } = await call('runs.train', { spec: spec(dataset.id, { epochs: 1 }), name: 'First' })
    await bench.lab.finished(id)
    expect(await call('runs.setRemoved', { run: id, removed: true })).toMatchObject({ name: 'First', removed: true })
    expect(await call('runs.rename', { run: id, name: 'Second' })).toMatchObject({ name: 'Second', removed: true })
    expect(await call('runs.setRemoved', { run: id, removed: false })).toMatchObject({ name: 'Second', removed: false })
  })

  it('refuses what the columns rule out before anything is fitted, and keeps no run of it', async () => {
    const path = join(folder, 'shop.csv')
    const lines = Array.from({ length: 40 }, (_, row) => {
      return `${row},${['low', 'mid', 'high'][row % 3]},2024-01-${String(1 + (row % 28)).padStart(2, '0')},${row % 2}`
    })
    writeFileSync(path, ['x,size,day,y', ...lines].join('\n'))
    const { id } = await importFile(path)
    const train = (changes: Partial<RunSpec['preparation']>) => {
      const given = spec(id)
      const preparation = { ...given.preparation, target: 'y', features: ['x', 'size', 'day'], ...changes }
      return call('runs.train', { spec: { ...given, preparation } })
    }
    const refused: [Partial<RunSpec['preparation']>, (string | number)[]][] = [
      [{ interactions: [['size', 'size']] }, ['preparation', 'interactions']],
      [{ columns: { day: { missing: 'constant', constant: 'soon' } } }, ['preparation', 'columns', 'day', 'constant']],
      [
        { columns: { size: { encoding: 'ordinal', order: ['low', 'high'] } } },
        ['preparation', 'columns', 'size', 'order'],
      ],
      [{ features: ['x', 'gone'] }, ['preparation', 'features']],
      // Of what no table is needed for, the gate says so.
      [{ folds: 1 }, ['preparation', 'folds']],
    ]
    for (const [changes, path] of refused) await expect(train(changes)).rejects.toMatchObject({ path })
    expect(await call('runs.list', {})).toEqual([])
    const { id: run } = await train({ columns: { size: { encoding: 'ordinal', order: ['low', 'mid', 'high'] } } })
    expect(await bench.lab.finished(run)).toMatchObject({ state: 'done' })
  })

  it('refuses what is not there by name', async () => {
    const nowhere = 'f'.repeat(64)
    await expect(call('datasets.get', { dataset: nowhere })).rejects.toMatchObject({ code: 'not-found' })
    await expect(call('runs.train', { spec: spec(nowhere) })).rejects.toMatchObject({ code: 'not-found' })
    await expect(call('runs.get', { run: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      call('datasets.import', { operation: 'sample', source: { kind: 'sample', sample: 'constructor' }, reading: {} }),
    ).rejects.toMatchObject({ code: 'not-found' })
    const dataset = await importFile(admissions)
    await expect(call('datasets.columns', { dataset: dataset.id, columns: ['__proto__'] })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
