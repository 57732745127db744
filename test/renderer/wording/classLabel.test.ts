import { expect, it } from 'vitest'
import { classLabel } from '@renderer/wording/classLabel'

it.each(['0', '1', '-1', '2.5', '1e3', 'true', 'No', 'Y', 'oui', 'Нет', '+'])(
  'names the class %s with its column',
  (name) => {
    expect(classLabel('admitted', name)).toBe(`admitted = ${name}`)
  },
)

it.each(['setosa', 'class_0', 'not admitted', 'yesterday'])('lets %s stand for itself', (name) => {
  expect(classLabel('species', name)).toBe(name)
})
