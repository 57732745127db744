import { onMounted, onUnmounted } from 'vue'

/** A key with what is held beside it: "ctrl+enter" (Command counts as Ctrl), "shift+f9", "f8". Null with Alt. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  if (event.altKey) return null
  const held = [event.ctrlKey || event.metaKey ? 'ctrl+' : '', event.shiftKey ? 'shift+' : '']
  return held.join('') + event.key.toLowerCase()
}

/** Actions by their keys, anywhere in the window. One that answers false leaves the key to the page. */
export function useShortcuts(actions: Record<string, () => unknown>): void {
  function onKey(event: KeyboardEvent): void {
    const action = actions[shortcutOf(event) ?? '']
    if (action === undefined || action() === false) return
    event.preventDefault()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onUnmounted(() => window.removeEventListener('keydown', onKey))
}
