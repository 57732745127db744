import { expect, it } from 'vitest'
import { chart } from './chart.ts'
import { standingsOf } from './goals.ts'
import { measurementOf, ours, sklearn, turbo } from './support.ts'

/** Where bars of a kind begin and end. */
const bars = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`class="${kind}" x="([\\d.]+)" y="\\d+" width="([\\d.]+)"`, 'g'))]
    .map(([, x, width]) => [Number(x), Number(x) + Number(width)] as const)
    // The first is the legend's.
    .slice(1)

it('draws bars from 1x on a logarithmic scale: equal factors are equal lengths', () => {
  // 25x on the default path, 50x and 100x with turbo.
  const once = standingsOf(measurementOf(ours, turbo, sklearn))
  const twice = standingsOf(measurementOf(ours, { ...turbo, seconds: [0.00025] }, sklearn))
  const svg = chart([...once, ...twice])
  const one = Number(/class="one" x1="([\d.]+)"/.exec(svg)?.[1])
  const [plain] = bars(svg, 'plain')
  const [fifty, hundred] = bars(svg, 'turbo')
  expect([plain?.[0], fifty?.[0], hundred?.[0]]).toEqual([one, one, one])
  expect(fifty![1] - plain![1]).toBeGreaterThan(20)
  expect(hundred![1] - fifty![1]).toBeCloseTo(fifty![1] - plain![1], 0)
})

it('draws what is slower than the peer to the left', () => {
  const svg = chart(standingsOf(measurementOf({ ...ours, seconds: [0.05] }, sklearn)))
  const one = Number(/class="one" x1="([\d.]+)"/.exec(svg)?.[1])
  expect(bars(svg, 'plain')[0]?.[1]).toBeCloseTo(one, 0)
  expect(bars(svg, 'plain')[0]?.[0]).toBeLessThan(one - 20)
})

it('marks the goal where a bar of its ratio ends, and says every figure in words', () => {
  const svg = chart(standingsOf(measurementOf(ours, turbo, sklearn)))
  const goal = Number(/class="goal" x1="([\d.]+)" x2="\1" y1="62"/.exec(svg)?.[1])
  expect(goal).toBeCloseTo(bars(svg, 'plain')[0]![1], 0)
  for (const text of ['W3', 'against scikit-learn, goal 25x', '>25x<', '>50x<', 'prefers-color-scheme: dark']) {
    expect(svg).toContain(text)
  }
})

it('leaves out what was not measured, and what did not solve the problem as well', () => {
  expect(chart(standingsOf(measurementOf(ours)))).not.toContain('W3')
  expect(chart(standingsOf(measurementOf({ ...ours, loss: 0.9 }, sklearn)))).not.toContain('W3')
})
