import { expect, it } from 'vitest'
import { engineVersion } from '@shared/engine/version'
import { goldens, runGolden } from './golden'

it.each(goldens)('$name: the bits of engine version 4', (golden) => {
  expect(engineVersion).toBe('4')
  expect(runGolden(golden)).toBe(golden.fingerprint)
})
