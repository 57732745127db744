import { type Component, createRenderer, h, nextTick } from 'vue'
import { FakeDocument, FakeElement, type FakeNode } from './fakeElement'

/** Draws into elements that need no browser. */
const rendererOn = (page: FakeDocument) =>
  createRenderer<FakeNode, FakeElement>({
    createElement: (tag) => new FakeElement(tag, page),
    createText: (text) => ({ text, parent: null }),
    createComment: () => ({ text: '', parent: null }),
    setText: (node, text) => void Object.assign(node, { text }),
    setElementText: (element, text) => void (element.nodes = [{ text, parent: element }]),
    parentNode: (node) => node.parent,
    nextSibling: (node) => node.parent?.nodes[node.parent.nodes.indexOf(node) + 1] ?? null,
    insert(node, parent, before) {
      remove(node)
      parent.nodes.splice(before ? parent.nodes.indexOf(before) : parent.nodes.length, 0, node)
      node.parent = parent
    },
    remove,
    patchProp(element, key, _, value: unknown) {
      if (/^on[A-Z]/.test(key))
        listen(
          element,
          key
            .slice(2)
            .replace(/Passive$/, '')
            .toLowerCase(),
          value,
        )
      else if (key === 'value' || key === 'checked') Object.assign(element, { [key]: value })
      else if (value === undefined || value === null) element.attributes.delete(key)
      else element.attributes.set(key, value)
    },
  })

function listen(element: FakeElement, event: string, listener: unknown): void {
  if (listener) element.listeners.set(event, listener as () => void)
  else element.listeners.delete(event)
}

function remove(node: FakeNode): void {
  const siblings = node.parent?.nodes
  if (siblings?.includes(node)) siblings.splice(siblings.indexOf(node), 1)
  node.parent = null
}

export interface Mounted {
  root: FakeElement
  /** The element of that name, by its label or else its text. */
  get(name: string): FakeElement
  find(name: string): FakeElement | null
  /** All of that tag. */
  all(tag: string): FakeElement[]
  text(): string
  /** The name of what has the focus. */
  focused(): string
  click(name: string): Promise<void>
  /** Types into a field, or chooses an option by its value. */
  enter(name: string, value: string): Promise<void>
  unmount(): void
}

const controls = ['button', 'input', 'select', 'textarea', 'summary']

function nameOf(element: FakeElement, root: FakeElement): string {
  const [label, id] = [element.attributes.get('aria-label'), element.attributes.get('id')]
  if (typeof label === 'string') return label
  const labels = root.querySelectorAll('label')
  const own = labels.find(
    (entry) => element.path.includes(entry) || (id !== undefined && entry.attributes.get('for') === id),
  )
  return own?.textContent ?? element.textContent
}

/** Shows a component to a test that presses and types; `props` is read again when what it reads changes. */
export function mount(component: Component, props: () => Record<string, unknown> = () => ({})): Mounted {
  const page = new FakeDocument()
  const root = new FakeElement('body', page)
  root.focus()
  // What directives and components ask of the window.
  Object.assign(globalThis, {
    ...{ document: page, Document: FakeDocument, ShadowRoot: FakeDocument },
    ...{ Node: FakeElement, HTMLElement: FakeElement },
  })
  const app = rendererOn(page).createApp({ render: () => h(component, props()) })
  app.mount(root)
  const find = (name: string) =>
    root.querySelectorAll(controls.join(', ')).find((element) => nameOf(element, root) === name) ?? null
  function get(name: string): FakeElement {
    const found = find(name)
    if (found === null) throw new Error(`Nothing is called "${name}" in: ${root.textContent}`)
    return found
  }
  return {
    root,
    get,
    find,
    all: (tag) => root.querySelectorAll(tag),
    text: () => root.textContent,
    focused: () => nameOf(page.activeElement ?? root, root),
    async click(name) {
      const element = get(name)
      if (element.disabled) throw new Error(`${name} is disabled.`)
      element.fire('click')
      await nextTick()
    },
    async enter(name, value) {
      const field = get(name)
      field.value = value
      if (field.tag === 'select') {
        const at = field.options.findIndex((option) => String(option.value) === value)
        if (at < 0) throw new Error(`${name} has no option ${value}.`)
        field.selectedIndex = at
      } else field.fire('input')
      field.fire('change')
      await nextTick()
    },
    unmount: () => app.unmount(),
  }
}
