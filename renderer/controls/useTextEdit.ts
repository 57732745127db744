import { type Ref, nextTick, ref, useTemplateRef } from 'vue'

export interface TextEdit {
  editing: Readonly<Ref<boolean>>
  /** What is typed. */
  value: Ref<string>
  edit(): Promise<void>
  /** @param keep whether what is typed is kept; `refocus` gives the focus back to the button that stands for the text */
  end(keep: boolean, refocus: boolean): Promise<void>
  /** Gives the focus to the button. */
  focus(): void
}

/**
 * A text that becomes a field while it is edited. The component has an `input` and a `button` by these template names.
 * @param change hears of another text that is not blank
 */
export function useTextEdit(text: () => string, change: (text: string) => void): TextEdit {
  const editing = ref(false)
  const value = ref('')
  const input = useTemplateRef<HTMLInputElement>('input')
  const button = useTemplateRef<HTMLButtonElement>('button')
  return {
    editing,
    value,
    focus: () => button.value?.focus(),
    edit: async () => {
      value.value = text()
      editing.value = true
      await nextTick()
      input.value?.select()
    },
    end: async (keep, refocus) => {
      if (!editing.value) return
      editing.value = false
      const typed = value.value.trim()
      if (keep && typed !== '' && typed !== text()) change(typed)
      await nextTick()
      if (refocus) button.value?.focus()
    },
  }
}
