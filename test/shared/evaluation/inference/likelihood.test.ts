import { describe, expect, it } from 'vitest'
import { binaryLikelihood } from '@shared/evaluation/inference/binaryLikelihood'
import { firthLikelihood } from '@shared/evaluation/inference/firthLikelihood'
import { multinomialLikelihood } from '@shared/evaluation/inference/multinomialLikelihood'
import { exampleDesign, expectDerivatives } from './likelihoods'

const counts = Float64Array.from({ length: 60 }, (_, row) => 1 + (row % 3))
const design = exampleDesign({}, counts)
const event = Float64Array.from({ length: 60 }, (_, row) => ((row * 7) % 5 < 2 ? 1 : 0))
const at = (size: number) => Float64Array.from({ length: size }, (_, k) => 0.4 * Math.sin(1 + 3 * k))

describe('The score and the information are the derivatives', () => {
  it('of the log-likelihood of two classes', () => {
    expectDerivatives(binaryLikelihood(design, event), at(5), 'whole')
  })

  it('of that of three classes', () => {
    const classes = Uint32Array.from({ length: 60 }, (_, row) => (row * 11) % 3)
    expectDerivatives(multinomialLikelihood(design, classes, 3), at(10), 'whole')
  })

  it("of Firth's penalised one, whose information is that of the plain likelihood", () => {
    const firth = firthLikelihood(design, event)
    expectDerivatives(firth, at(5), 'none')
    expect(firth.at(at(5)).information).toEqual(binaryLikelihood(design, event).at(at(5)).information)
  })
})

it('The log-likelihood of two classes is that of three of which one has no odds', () => {
  const classes = Uint32Array.from(event)
  const two = binaryLikelihood(design, event).at(at(5))
  const same = multinomialLikelihood(design, classes, 2).at(at(5))
  expect(same.value).toBeCloseTo(two.value, 10)
  same.score.forEach((value, k) => expect(value).toBeCloseTo(two.score[k]!, 10))
})

it('A log-likelihood far out is finite', () => {
  const far = Float64Array.of(900, -800, 700, 0, 0)
  expect(Number.isFinite(binaryLikelihood(design, event).at(far).value)).toBe(true)
  const classes = Uint32Array.from({ length: 60 }, (_, row) => row % 3)
  expect(Number.isFinite(multinomialLikelihood(design, classes, 3).at(Float64Array.of(...far, ...far)).value)).toBe(
    true,
  )
})
