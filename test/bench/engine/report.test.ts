import { expect, it } from 'vitest'
import { describeMachine, replaceBetweenMarkers, report } from './report.ts'
import { measurementOf, ours, sklearn } from './support.ts'

const begin = '<!-- npm run bench -- --write: begin -->'
const end = '<!-- npm run bench -- --write: end -->'

it('replaces what stands between the markers, and nothing else', () => {
  const page = `# Before\n\n${begin}\n\nold\n\n${end}\n\nafter\n`
  const once = replaceBetweenMarkers(page, 'new')
  expect(once).toBe(page.replace('old', 'new'))
  expect(replaceBetweenMarkers(once, 'new')).toBe(once)
})

it('refuses a page without markers, or with markers in the wrong order', () => {
  expect(() => replaceBetweenMarkers('text', 'new')).toThrow('needs the lines')
  expect(() => replaceBetweenMarkers(`${end}${begin}`, 'new')).toThrow('needs the lines')
})

it('names the machine, the day, the rounds and each version once', () => {
  const machine = describeMachine(2, new Date('2024-05-06T07:08:09Z'))
  const text = report([measurementOf(ours, sklearn), measurementOf(ours, sklearn)], machine, 7)
  expect(text).toContain(`Measured 2024-05-06: 2 cores of ${machine.processor}`)
  expect(text).toContain(`Node ${process.versions.node}, 7 rounds of each engine. Logit Lab, scikit-learn.`)
})
