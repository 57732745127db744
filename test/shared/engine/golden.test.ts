import { expect, it } from 'vitest'
import { engineVersion } from '@shared/engine/version'
import { goldens, runGolden } from './golden'

it.each(goldens)('$name: the bits of engine version 3', (golden) => {
  expect(engineVersion).toBe('3')
  expect(runGolden(golden)).toBe(golden.fingerprint)
})
