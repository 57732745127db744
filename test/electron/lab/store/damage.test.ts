import { expect, it } from 'vitest'
import { createDamageReport } from '../../../../electron/lab/store/damage'

it('counts a row once, by what it is of and why it is left alone', () => {
  const damage = createDamageReport()
  expect([damage.sound, damage.sentences()]).toEqual([true, []])
  damage.leaveAlone('run', 'a', 'unknown')
  expect(damage.sound).toBe(true)
  for (const key of ['b', 'c', 'b']) damage.leaveAlone('run', key, 'damaged')
  damage.leaveAlone('setting', 'theme', 'damaged')
  expect(damage.sound).toBe(false)
  expect(damage.sentences()).toEqual([
    expect.stringMatching(/^1 run .* another version/),
    expect.stringMatching(/^2 runs in lab\.sqlite are damaged/),
    expect.stringMatching(/^1 setting in lab\.sqlite is damaged/),
  ])
})

it('tells whoever listens what is found later, once', () => {
  const damage = createDamageReport()
  const heard: string[] = []
  damage.leaveAlone('model', 'before', 'damaged')
  damage.listen((sentence) => heard.push(sentence))
  damage.leaveAlone('model', 'before', 'damaged')
  damage.leaveAlone('model', 'after', 'damaged')
  damage.say('Something else.')
  expect(heard).toEqual([expect.stringMatching(/^1 model/), 'Something else.'])
})
