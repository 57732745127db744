import { type Component, defineComponent, h, ref, shallowRef } from 'vue'
import ProblemBox from './ProblemBox.vue'

/** Parts of the page that are fetched when they are first shown, or before, when nothing else is to be done. */
const parts: (() => Promise<unknown>)[] = []

/**
 * A component whose code is fetched when it is first shown. Where that fails, the failure is told in its place, with a button that tries
 * again; where it succeeded once it is drawn at once.
 */
export function lazyPart<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  const part = shallowRef<Part | null>(null)
  const failed = ref(false)

  async function fetchPart(): Promise<void> {
    failed.value = false
    try {
      part.value = (await load()).default
    } catch {
      failed.value = true
    }
  }

  parts.push(async () => (part.value ??= (await load()).default))
  const lazy = defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      if (part.value === null) void fetchPart()
      return () => {
        if (part.value !== null) return h(part.value, attrs, slots)
        if (!failed.value) return null
        const again = () => h('button', { onClick: fetchPart }, 'Try again')
        return h(ProblemBox, { problem: { message: loadingFailed }, class: attrs['class'] }, again)
      }
    },
  })
  return lazy as unknown as Part
}

const loadingFailed =
  'This part of Logit Lab could not be loaded. Your data and runs are safe. Try again, or reload the page.'

/** Fetches all parts, one after the other. One that fails is fetched again when it is shown. */
export async function fetchParts(): Promise<void> {
  for (const fetch of parts) await fetch().catch(() => undefined)
}
