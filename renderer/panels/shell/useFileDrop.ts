import { type Ref, onMounted, onUnmounted, ref } from 'vue'

/** The whole window takes files. `dragging` is true while one is held over it. */
export function useFileDrop(take: (files: File[]) => void): { dragging: Ref<boolean> } {
  const dragging = ref(false)
  // Every element under the pointer enters and leaves; only the last leave ends the drag.
  let depth = 0
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

  function enter(event: DragEvent): void {
    if (!holdsFiles(event)) return
    event.preventDefault()
    depth += 1
    dragging.value = true
  }
  function over(event: DragEvent): void {
    if (holdsFiles(event)) event.preventDefault()
  }
  function leave(): void {
    depth = Math.max(0, depth - 1)
    if (depth === 0) dragging.value = false
  }
  function end(): void {
    depth = 0
    dragging.value = false
  }
  function drop(event: DragEvent): void {
    end()
    if (!holdsFiles(event)) return
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) take(files)
  }

  const listeners = { dragenter: enter, dragover: over, dragleave: leave, drop, dragend: end } as const
  onMounted(() => {
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener)
  })
  onUnmounted(() => {
    for (const [name, listener] of Object.entries(listeners))
      window.removeEventListener(name, listener as EventListener)
  })
  return { dragging }
}
