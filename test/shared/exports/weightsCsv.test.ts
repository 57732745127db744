import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FinishedModel } from '@shared/exports'
import { weightsCsv } from '@shared/exports/weightsCsv'
import { createFittedModel } from '@shared/model/fittedModel'
import { fittedExample } from '../../support/examples'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from './exampleModel'

const number = { feature: 'a', kind: 'number', center: 0, scale: 1, impute: null, median: 0 } as const
const colour = { feature: 'colour', kind: 'category', levels: ['red', 'b,"l"'], impute: null, mode: 'red' } as const
const { engine, name, createdAt, dataset, spec, metrics, ending, warnings, fingerprint } = exampleModel(
  tableOf('a,y', '1,n', '2,p'),
  preparationSpec(),
).model
const provenance = {
  ...{ engine, name, createdAt, dataset, spec, metrics, ending, warnings, fingerprint },
  ...{ inference: null, inferenceReason: null },
}

function written(preparation: FinishedModel['fitted']['preparation'], hidden: number[], ...weights: number[]): string {
  const network = { hidden, activation: 'tanh' } as const
  const fitted = createFittedModel({ preparation, network, parameters: Float64Array.from(weights) })
  return new TextDecoder().decode(weightsCsv.write({ fitted, provenance }))
}

describe('weights as CSV', () => {
  it('are a line each, by the names of the prepared inputs, with the biases behind them', () => {
    const preparation = fittedExample({ inputs: [number, { ...colour, levels: [...colour.levels] }] })
    expect(written(preparation, [], 0.1, -2, 1e-300, 0.5).split('\r\n')).toEqual([
      'layer,input,output,weight',
      '1,a,b,0.1',
      '1,colour = red,b,-2',
      '1,"colour = b,""l""",b,1e-300',
      '1,(bias),b,0.5',
      '',
    ])
  })

  it('have every layer, and an output for each of three classes', () => {
    const target = { name: 'y', classes: ['p', 'q', 'r'], scaling: null }
    const preparation = fittedExample({ inputs: [number], target })
    // 1 × 2 weights and 2 biases, then 2 × 3 and 3.
    const lines = written(preparation, [2], ...Array.from({ length: 13 }, (_, index) => index))
      .trimEnd()
      .split('\r\n')
    expect(lines.slice(1, 5)).toEqual(['1,a,unit 1,0', '1,a,unit 2,1', '1,(bias),unit 1,2', '1,(bias),unit 2,3'])
    expect(lines.slice(5)).toEqual([
      ...['2,unit 1,p,4', '2,unit 1,q,5', '2,unit 1,r,6', '2,unit 2,p,7', '2,unit 2,q,8', '2,unit 2,r,9'],
      ...['2,(bias),p,10', '2,(bias),q,11', '2,(bias),r,12'],
    ])
  })

  it('of a number have the target for their output', () => {
    const target = { name: 'price', classes: [], scaling: { center: 0, scale: 1 } }
    expect(written(fittedExample({ inputs: [number], target }), [], 2, 3)).toContain('1,a,price,2\r\n1,(bias),price,3')
  })

  it('come back bit by bit', () => {
    const preparation = fittedExample({ inputs: [number] })
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(finite, finite, (weight, bias) => {
        const [, first, second] = written(preparation, [], weight, bias).split('\r\n')
        expect([first, second].map((line) => Number(line!.split(',')[3]))).toEqual([weight, bias])
      }),
      { examples: [[-0, 5e-324]] },
    )
  })
})
