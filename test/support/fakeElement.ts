export interface FakeText {
  text: string
  parent: FakeElement | null
}

export type FakeNode = FakeText | FakeElement

type Listener = (event: FakeEvent) => unknown

export interface FakeEvent {
  type: string
  target: FakeElement
  currentTarget: FakeElement
  defaultPrevented: boolean
  preventDefault(): void
  stopPropagation(): void
  [key: string]: unknown
}

export class FakeDocument {
  activeElement: FakeElement | null = null
}

const isElement = (node: FakeNode): node is FakeElement => node instanceof FakeElement

/** As much of an element as components need: its tree, attributes, listeners, focus, and what fields hold. */
export class FakeElement {
  parent: FakeElement | null = null
  nodes: FakeNode[] = []
  readonly attributes = new Map<string, unknown>()
  /** Those of a template, by event; those of directives are added. */
  readonly listeners = new Map<string, Listener | Listener[]>()
  private readonly added: { name: string; listener: Listener }[] = []
  value: unknown = ''
  checked = false
  selected = false

  constructor(
    readonly tag: string,
    readonly page: FakeDocument,
  ) {}

  /** As for a real element, so that no ref makes it reactive. */
  get [Symbol.toStringTag](): string {
    return 'FakeElement'
  }

  get tagName(): string {
    return this.tag.toUpperCase()
  }

  get type(): unknown {
    return this.attributes.get('type')
  }

  get disabled(): boolean {
    return ![undefined, null, false].includes(this.attributes.get('disabled') as null)
  }

  /** Without texts and the anchors of lists. */
  get children(): FakeElement[] {
    return this.nodes.filter(isElement)
  }

  get parentElement(): FakeElement | null {
    return this.parent
  }

  get options(): FakeElement[] {
    return this.querySelectorAll('option')
  }

  get selectedIndex(): number {
    return this.options.findIndex((option) => option.selected)
  }

  set selectedIndex(index: number) {
    this.options.forEach((option, at) => (option.selected = at === index))
  }

  get textContent(): string {
    const text = this.nodes.map((child) => (isElement(child) ? child.textContent : child.text)).join('')
    return text.replaceAll(/\s+/g, ' ').trim()
  }

  /** All elements below, in the order of the page. */
  get descendants(): FakeElement[] {
    return this.children.flatMap((child) => [child, ...child.descendants])
  }

  /** By tags and `[attributes]`, parted by commas. */
  querySelectorAll(selector: string): FakeElement[] {
    const parts = selector.split(',').map((part) => part.trim())
    return this.descendants.filter((element) =>
      parts.some((part) => (part.startsWith('[') ? element.attributes.has(part.slice(1, -1)) : part === element.tag)),
    )
  }

  querySelector(selector: string): FakeElement | null {
    return this.querySelectorAll(selector)[0] ?? null
  }

  /** This and what holds it, the innermost first. */
  get path(): FakeElement[] {
    return [this, ...(this.parent?.path ?? [])]
  }

  getRootNode(): FakeDocument {
    return this.page
  }

  addEventListener(name: string, listener: Listener): void {
    this.added.push({ name, listener })
  }

  focus(): void {
    this.page.activeElement = this
  }

  showModal(): void {
    this.attributes.set('open', true)
  }

  close(): void {
    this.attributes.delete('open')
    this.fire('close', {}, false)
  }

  /** Calls what listens here, then further up. */
  fire(type: string, fields: Record<string, unknown> = {}, bubbles = true): FakeEvent {
    let goesOn = true
    const event: FakeEvent = {
      ...{ type, target: this, currentTarget: this, defaultPrevented: false, button: 0 },
      preventDefault: () => void (event.defaultPrevented = true),
      stopPropagation: () => void (goesOn = false),
      ...fields,
    }
    for (const at of bubbles ? this.path : [this]) {
      if (!goesOn) break
      event.currentTarget = at
      const own = at.added.filter(({ name }) => name === type).map(({ listener }) => listener)
      for (const listener of [...own, ...[at.listeners.get(type) ?? []].flat()]) listener(event)
    }
    return event
  }
}
