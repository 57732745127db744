import { expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import { canonicalJson, datasetId } from '@shared/data/reading/datasetId'

const source = '0'.repeat(64)
const reading: Reading = {
  ...defaultReading,
  ...{ delimiter: ';', decimal: ',', missingWords: ['NA', '-'], dateOrder: 'dmy' },
  types: { zip: 'text', a: 'number' },
}

it('is the source where the reading is the guess, in whatever order its keys are', () => {
  const reversed = Object.fromEntries(Object.entries(reading).toReversed()) as Reading
  expect(datasetId(source, reading, { ...reversed, types: { a: 'number', zip: 'text' } })).toBe(source)
})

it('is the hash of source and canonical reading where somebody overruled it, for text without its kind', () => {
  // hashlib.sha256(source + "\n" + json.dumps(reading, sort_keys=True, separators=(',', ':'))): as before there were kinds.
  const expected = 'e59c0e47ea898540b16016149050745960d3c5bfc110d36825bfd35c46b4dfd1'
  expect(datasetId(source, defaultReading, reading)).toBe(expected)
  expect(datasetId(source, { ...reading, types: {} }, reading)).toBe(expected)
})

it('writes keys in order, own ones named like built-in ones too', () => {
  const value = JSON.parse('{"b":[1,{"d":null,"c":"x"}],"__proto__":{"z":1,"y":2},"a":true}') as unknown
  expect(canonicalJson(value)).toBe('{"__proto__":{"y":2,"z":1},"a":true,"b":[1,{"c":"x","d":null}]}')
})
