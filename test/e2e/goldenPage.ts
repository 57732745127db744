import { goldens, runGolden } from '../shared/engine/golden'

/** What determinism.spec.ts reads off the page. */
Object.assign(window, { goldens: Object.fromEntries(goldens.map((golden) => [golden.name, runGolden(golden)])) })
