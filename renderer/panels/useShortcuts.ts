import { onMounted, onUnmounted } from 'vue'

/** Ctrl (or Command) with a key, anywhere in the window. Keys are in lower case: "o", "enter". */
export function useShortcuts(actions: Record<string, () => void>): void {
  function onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const action = actions[event.key.toLowerCase()]
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onUnmounted(() => window.removeEventListener('keydown', onKey))
}
