import { onMounted, onUnmounted } from 'vue'

/** Whether a text can be meant as a table: two lines, or cells with a tab between them. */
export function holdsTable(text: string): boolean {
  return text.includes('\t') || text.split(/\r\n|\r|\n/, 100).filter((line) => line.trim() !== '').length > 1
}

/** A place where pasting means typing. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range', 'button', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** A table that is pasted anywhere but in a text field. */
export function usePaste(take: (text: string) => void): void {
  function paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (takesText(event.target) || !holdsTable(text)) return
    event.preventDefault()
    take(text)
  }
  onMounted(() => window.addEventListener('paste', paste))
  onUnmounted(() => window.removeEventListener('paste', paste))
}
