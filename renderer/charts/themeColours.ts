/** The tokens a canvas needs: it cannot read custom properties itself. */
export interface ThemeColours {
  surface: string
  text: string
  textMuted: string
  border: string
  accent: string
  font: string
}

const tokens: Record<keyof ThemeColours, string> = {
  surface: '--surface-raised',
  text: '--text',
  textMuted: '--text-muted',
  border: '--border',
  accent: '--accent',
  font: '--font',
}

/** Reads the tokens as they apply to `element` now. */
export function readThemeColours(element: Element): ThemeColours {
  const style = getComputedStyle(element)
  const read = (key: keyof ThemeColours) => style.getPropertyValue(tokens[key]).trim()
  return {
    surface: read('surface'),
    text: read('text'),
    textMuted: read('textMuted'),
    border: read('border'),
    accent: read('accent'),
    font: read('font'),
  }
}

/** Calls back when `data-theme` or the system's preference changes. Returns the function that ends the watch. */
export function watchTheme(changed: () => void): () => void {
  const preference = window.matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  preference.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    preference.removeEventListener('change', changed)
  }
}
