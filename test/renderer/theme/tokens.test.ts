import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runColours } from '@renderer/charts/runColours'

const css = readFileSync(new URL('../../../renderer/theme/tokens.css', import.meta.url), 'utf8')

/** The declarations of the first block that follows `selector`. */
function block(selector: string): Map<string, string> {
  const start = css.indexOf('{', css.indexOf(selector))
  const body = css.slice(start + 1, css.indexOf('}', start))
  return new Map(
    [...body.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  )
}

const light = block(':root {')
const dark = block(":root[data-theme='dark'] {")
const system = block(":root:not([data-theme='light']) {")

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['--surface', '--surface-raised', '--surface-sunken', '--surface-hover']
const textPairs = [
  ...grounds.flatMap((ground) => [
    ['--text', ground],
    ['--text-muted', ground],
  ]),
  ...grounds
    .slice(0, 3)
    .flatMap((ground) => ['--accent', '--danger', '--warning', '--success'].map((c) => [c, ground])),
  ['--accent-text', '--accent'],
  ['--accent-text', '--accent-hover'],
  ['--danger', '--danger-soft'],
  ['--warning', '--warning-soft'],
  ['--accent', '--accent-soft'],
  ...['--accent-soft', '--danger-soft', '--warning-soft'].map((ground) => ['--text', ground]),
  ['--text-muted', '--accent-soft'],
]
const outlinePairs = grounds.slice(0, 3).flatMap((ground) => [
  ['--border-control', ground],
  ['--focus-ring', ground],
])

describe('contrast', () => {
  it('is that of the specification: black on white is 21, #767676 on white is the known 4.54', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  for (const [theme, tokens] of Object.entries({ light, dark })) {
    it.each(textPairs)(`${theme}: %s on %s is at least 4.5`, (ink = '', ground = '') => {
      expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
    })
    it.each(outlinePairs)(`${theme}: %s on %s is at least 3`, (ink = '', ground = '') => {
      expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(3)
    })
  }
})

describe('themes', () => {
  it('says dark the same way by attribute and by system preference', () => {
    expect(dark.size).toBeGreaterThan(15)
    expect([...system]).toEqual([...dark])
  })

  it('redefines in dark only what light defines', () => {
    expect([...dark.keys()].filter((name) => !light.has(name))).toEqual([])
  })

  it('gives every colour of light a counterpart in dark, save the runs', () => {
    const colours = [...light].filter(([name, value]) => value.startsWith('#') && !name.startsWith('--run-'))
    expect(colours.map(([name]) => name).filter((name) => !dark.has(name))).toEqual([])
  })

  it('has the colours of the runs that the charts draw', () => {
    const runs = runColours.map((_, index) => light.get(`--run-${index + 1}`)?.toUpperCase())
    expect(runs).toEqual([...runColours])
  })

  it('uses no token that is not defined', () => {
    for (const file of ['base.css', 'controls.css']) {
      const text = readFileSync(new URL(`../../../renderer/theme/${file}`, import.meta.url), 'utf8')
      const used = [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? '')
      expect(used.filter((name) => !light.has(name))).toEqual([])
    }
  })
})
