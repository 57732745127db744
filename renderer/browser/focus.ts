const focusable =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'
const typed = 'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=button])'

/** Whether the focus is where text is typed, whose own undo the browser has. */
export function isTyping(): boolean {
  return document.activeElement?.matches(typed) === true
}

/**
 * Keeps the focus near where it was when what has it is removed, hidden or disabled, as a filter's chip by its own button: it moves to
 * the first control of the nearest part of the page that is left, or to the page's content. A focus that somebody takes away, or that is put elsewhere, stays so.
 */
export function keepFocus(root: HTMLElement): void {
  /** What has the focus, and the elements around it from the inside out. */
  let path: HTMLElement[] = []
  let waiting = false

  root.addEventListener('focusin', ({ target }) => {
    path = []
    for (let at = target instanceof HTMLElement ? target : null; at !== null && at !== root; at = at.parentElement)
      path.push(at)
  })

  function restore(): void {
    waiting = false
    const [last, ...around] = path
    if (last === undefined || document.activeElement !== document.body) return
    const isGone = !last.isConnected || last.matches(':disabled') || last.getClientRects().length === 0
    if (!isGone) return
    for (const part of around) {
      if (!part.isConnected) continue
      // Nothing nearer is left than the page itself: its content, not the first control of the page, which leads there.
      const content = part.querySelector('main')
      if (content !== null) return content.focus()
      const next = [...part.querySelectorAll<HTMLElement>(focusable)].find(
        (element) => element !== last && element.getClientRects().length > 0,
      )
      if (next !== undefined) return next.focus()
    }
  }

  // After the frame: who moves the focus by purpose has done so by then.
  new MutationObserver(() => {
    if (waiting || document.activeElement !== document.body || path.length === 0) return
    waiting = true
    requestAnimationFrame(() => requestAnimationFrame(restore))
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden'] })
}
