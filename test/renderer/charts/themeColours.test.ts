import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readThemeColours, watchTheme } from '@renderer/charts/themeColours'

afterEach(() => vi.unstubAllGlobals())

describe('readThemeColours', () => {
  const element = {} as Element
  const stubStyle = (valueOf: (token: string) => string) =>
    vi.stubGlobal('getComputedStyle', (asked: Element) => {
      expect(asked).toBe(element)
      return { getPropertyValue: valueOf }
    })

  it('reads each token as it applies to the element, without blanks around', () => {
    stubStyle((token) => ` value of ${token} `)
    expect(readThemeColours(element)).toEqual({
      surface: 'value of --surface-raised',
      text: 'value of --text',
      textMuted: 'value of --text-muted',
      border: 'value of --border',
      accent: 'value of --accent',
      font: 'value of --font',
    })
  })

  it('finds every token in the theme', () => {
    const css = readFileSync('renderer/theme/tokens.css', 'utf8')
    stubStyle((token) => css.split(`  ${token}:`)[1]?.split(';')[0] ?? '')
    for (const value of Object.values(readThemeColours(element))) expect(value).not.toBe('')
  })
})

describe('watchTheme', () => {
  const root = {}
  let preference: EventTarget
  let observers: { notify: () => void; observed: unknown[]; options: unknown }[]

  beforeEach(() => {
    preference = new EventTarget()
    observers = []
    class Observer {
      readonly observed: unknown[] = []
      options: unknown
      constructor(readonly notify: () => void) {
        observers.push(this)
      }
      observe(target: unknown, options: unknown): void {
        this.observed.push(target)
        this.options = options
      }
      disconnect(): void {
        this.observed.length = 0
      }
    }
    vi.stubGlobal('MutationObserver', Observer)
    vi.stubGlobal('document', { documentElement: root })
    vi.stubGlobal('window', {
      matchMedia: (query: string) => (query === '(prefers-color-scheme: dark)' ? preference : new EventTarget()),
    })
  })

  it('tells of a theme that is chosen and of the preference of the system', () => {
    const changed = vi.fn()
    watchTheme(changed)
    expect(observers).toMatchObject([
      { observed: [root], options: { attributes: true, attributeFilter: ['data-theme'] } },
    ])
    expect(changed).not.toHaveBeenCalled()
    observers[0]!.notify()
    expect(changed).toHaveBeenCalledTimes(1)
    preference.dispatchEvent(new Event('change'))
    expect(changed).toHaveBeenCalledTimes(2)
  })

  it('tells nothing after its end', () => {
    const changed = vi.fn()
    watchTheme(changed)()
    preference.dispatchEvent(new Event('change'))
    expect(changed).not.toHaveBeenCalled()
    expect(observers[0]!.observed).toEqual([])
  })
})
