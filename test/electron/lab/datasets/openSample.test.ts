import { expect, it } from 'vitest'
import type { Dataset } from '@shared/contract/dataset'
import { createSampleOpener } from '../../../../electron/lab/datasets/openSample'

/** A catalogue that notes what it imports, each under an id of its own. */
function open() {
  const imported: string[] = []
  const importAs = (name: string): Promise<Dataset> => {
    imported.push(name)
    return Promise.resolve({ id: String(imported.length) } as Dataset)
  }
  const openSample = createSampleOpener(
    { import: (_, { name }) => importAs(name), importText: (_, name) => importAs(name) },
    { samples: 'samples', temporary: '' },
  )
  return { openSample, imported }
}

it('imports a sample once where it is asked for twice at the same time, and again later', async () => {
  const { openSample, imported } = open()
  const [first, second] = await Promise.all([openSample('a', 'xor'), openSample('b', 'xor')])
  expect(second).toBe(first)
  expect(imported).toEqual(['xor.csv'])
  await openSample('c', 'xor')
  expect(imported).toEqual(['xor.csv', 'xor.csv'])
})

it('imports two samples that are asked for at the same time, a file and a generated one', async () => {
  const { openSample, imported } = open()
  await Promise.all([openSample('a', 'iris'), openSample('b', 'xor')])
  expect(imported).toEqual(['iris.csv', 'xor.csv'])
})

it('refuses a sample that is not there, every time', async () => {
  const { openSample } = open()
  for (const operation of ['a', 'b']) {
    await expect(openSample(operation, 'constructor')).rejects.toMatchObject({ code: 'not-found' })
  }
})
