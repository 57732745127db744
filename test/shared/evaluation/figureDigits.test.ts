import { describe, expect, it } from 'vitest'
import { figureDigits } from '@shared/evaluation/figureDigits'

describe('A metric in digits', () => {
  it('has four places where it is a share, and no sign where they are all 0', () => {
    expect([0.12345, -0.5, -0.00004, -1e-17].map((value) => figureDigits(value, 'share'))).toEqual([
      ...['0.1235', '-0.5000', '0.0000', '0.0000'],
    ])
  })

  it('has five digits where it has a unit, and never hides one before the point behind a power', () => {
    expect([0.0123456, 12.3456, 99_999.4, 99_999.6, 1_234_567.8].map((value) => figureDigits(value, 'unit'))).toEqual([
      ...['0.012346', '12.346', '99999', '100000', '1234568'],
    ])
  })
})
