import { describe, expect, it } from 'vitest'
import { evaluatePart } from '@shared/evaluation/evaluatePart'
import { type ModelFile, writeModelFile } from '@shared/exports/modelFile'
import { compareFile } from '../../../../electron/workers/score/compareFile'
import { readJudgedFile } from '../../../../electron/workers/score/judgedFile'
import { preparationSpec, tableOf } from '../../../shared/data/exampleTables'
import { exampleModel } from '../../../shared/exports/exampleModel'
import { temporaryFolder } from '../temporary'

const folder = temporaryFolder()
const table = tableOf('a,b,y', '10,4,n', '20,1,p', '30,3,n', '40,2,p')
const modelOf = (preparation: Parameters<typeof preparationSpec>[0], hidden: number[] = [3], of = table) =>
  exampleModel(of, preparationSpec(preparation), hidden).model
const both = modelOf({ features: ['a', 'b'] })
const one = modelOf({ features: ['a'] }, [2])

const compare = (content: string, models: [ModelFile, ModelFile], seed = 1) =>
  compareFile({
    modelTexts: [writeModelFile(models[0]), writeModelFile(models[1])],
    names: ['A', 'B'],
    ...{ path: folder.write('f.csv', content), name: 'f.csv', reading: {}, seed },
    ...{ cancel: new SharedArrayBuffer(4), shouldStop: () => false, onProgress: () => undefined },
  })
const content = 'a,b,y\n10,4,n\n,3,p\n20,,p\n35,1,p\n15,2,n\n25,2,\n'

describe('two models on a file', () => {
  it('are compared on the rows that both can judge, and what each cannot is told with its name', async () => {
    const found = await compare(content, [both, one])
    expect(found).toMatchObject({ rows: 3, weighted: false, counts: { file: 6, judged: [3, 4] }, target: 'y' })
    const messages = found.warnings.map(({ message }) => message)
    expect(messages.filter((message) => message.startsWith('A: '))).not.toEqual([])
    expect(new Set(messages).size).toBe(messages.length)
  })

  it('have the differences of their figures on those rows, the second less the first', async () => {
    const found = await compare(content, [both, one])
    const path = folder.write('common.csv', 'a,b,y\n10,4,n\n35,1,p\n15,2,n\n')
    const valuesOf = async (model: ModelFile) => {
      const options = { path, name: 'common.csv', choices: {}, by: null, shouldStop: undefined }
      const { predicted, truth } = await readJudgedFile(model, options)
      return evaluatePart(predicted, truth)!.values
    }
    const [first, second] = [await valuesOf(both), await valuesOf(one)]
    expect(found.models.map(({ values }) => values)).toEqual([first, second])
    for (const [key, { value }] of Object.entries(found.differences)) {
      const [from, to] = [first[key] ?? null, second[key] ?? null]
      if (from === null || to === null) expect(value).toBeNull()
      else expect(value).toBeCloseTo(to - from, 12)
    }
  })

  it('of a number have its metrics', async () => {
    const numbers = tableOf('a,b,y', '1,4,10', '3,1,30', '1,3,12', '3,2,28')
    const spec = { task: 'regression' as const }
    const [first, second] = [
      modelOf({ ...spec, features: ['a', 'b'] }, [3], numbers),
      modelOf({ ...spec, features: ['a'] }, [2], numbers),
    ]
    const found = await compare('a,b,y\n1,2,11\n2,,20\n2,3,22\n3,1,35\n', [first, second])
    expect([found.rows, found.classes]).toEqual([3, []])
    expect(found.differences['rmse']?.value).toBeCloseTo(
      found.models[1]!.values['rmse']! - found.models[0]!.values['rmse']!,
      12,
    )
  })

  it('follow the seed', async () => {
    expect(await compare(content, [both, one], 3)).toEqual(await compare(content, [both, one], 3))
  })

  it('are refused where they do not predict the same, and where no row is left', async () => {
    const other = modelOf({ target: 'b', features: ['a'], task: 'regression' })
    await expect(compare(content, [both, other])).rejects.toMatchObject({ code: 'bad-call' })
    const turned = modelOf({ features: ['a', 'b'], event: 'n' })
    await expect(compare(content, [both, turned])).rejects.toMatchObject({ code: 'bad-call' })
    const onlyB = modelOf({ features: ['b'] }, [2])
    await expect(compare('a,b,y\n10,,n\n,3,p\n', [one, onlyB])).rejects.toMatchObject({ code: 'bad-file' })
  })
})
