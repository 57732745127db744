import { onScopeDispose } from 'vue'

export interface Debounced<Value> {
  (value: Value): void
  /** Does at once what is waiting. */
  flush(): void
  /** Forgets what is waiting. */
  cancel(): void
}

/** Calls `action` with the last value once nothing came for `pause` milliseconds; what waits is done when the component ends. */
export function useDebounced<Value>(action: (value: Value) => void, pause = 250): Debounced<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: { value: Value } | null = null
  const flush = () => {
    clearTimeout(timer)
    const last = waiting
    waiting = null
    if (last !== null) action(last.value)
  }
  const request = (value: Value) => {
    waiting = { value }
    clearTimeout(timer)
    timer = setTimeout(flush, pause)
  }
  const cancel = () => {
    clearTimeout(timer)
    waiting = null
  }
  onScopeDispose(flush)
  return Object.assign(request, { flush, cancel })
}
