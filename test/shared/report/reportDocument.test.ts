import { describe, expect, it } from 'vitest'
import type { Evaluation } from '@shared/contract/evaluation'
import { curvesOf } from '@shared/evaluation/curves/curves'
import type { ReportedModel } from '@shared/report/report'
import { reportDocument } from '@shared/report/reportDocument'
import { exampleSpec } from '../../support/examples'

const evaluation: Evaluation = {
  ...{ rows: 4, classes: ['no', '<b>yes</b>'], threshold: 0.5, baselineOf: 'train', brierParts: null },
  metrics: {
    accuracy: { value: 0.75, low: 0.3, high: 0.95, method: 'wilson' },
    rocAuc: { value: null, low: null, high: null, method: null, reason: 'The rows do not have every class.' },
  },
  ...{ baseline: { accuracy: 0.5 }, perClass: [], averages: null, by: null },
  confusion: [
    [2, 0],
    [1, 1],
  ],
}
const curves = {
  ...{ classIndex: 1, rows: 4 },
  ...curvesOf(Float64Array.of(0.9, 0.2, 0.4, 0.1), Uint8Array.of(1, 0, 1, 0), null, 1),
}
const model = (name: string): ReportedModel => ({
  provenance: {
    ...{ engine: '3', name, createdAt: '2026-01-01T00:00:00.000Z', spec: exampleSpec, ending: null, warnings: [] },
    ...{ inference: null, inferenceReason: null, fingerprint: 'f00d' },
    dataset: { name: 'a & b.csv', sha256: 'ab'.repeat(32), rows: 4, columns: 2 },
  },
  looks: null,
  rows: [{ label: 'Validation rows', evaluation, curves }],
})
const text = reportDocument({ createdAt: '2026-01-02', version: '0.1.0', models: [model('<script>alert(1)</script>')] })

describe('a report', () => {
  it('has no element that a name brought in, and fetches and runs nothing', () => {
    expect(text).not.toContain('<script')
    expect(text).not.toContain('<b>yes')
    expect(text).toContain('a &amp; b.csv')
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(text).not.toMatch(/\b(?:src|href)="(?!#)/)
  })

  it('states each figure with its interval and baseline, or why it has none', () => {
    expect(text).toContain(
      '<td>accuracy</td><td class="number">0.7500</td><td class="number">0.3000 to 0.9500</td><td class="number">0.5000</td>',
    )
    expect(text).toContain('<td>ROC AUC</td><td class="number">–</td>')
    expect(text).toContain('The rows do not have every class.')
  })

  it('draws the curves of two classes', () => {
    expect(text.match(/<svg /g)).toHaveLength(3)
    expect(text).toContain('aria-label="ROC curve, with its 95 % band"')
  })

  it('has the settings, seeds and the RunSpec itself', () => {
    expect(text).toContain('Optimizer')
    const spec = /<pre>([^]*?)<\/pre>/.exec(text)?.[1]?.replaceAll('&quot;', '"')
    expect(JSON.parse(spec ?? '')).toEqual(JSON.parse(JSON.stringify(exampleSpec)))
  })

  it('lists several models and leads to each', () => {
    const both = reportDocument({ createdAt: '', version: '', models: [model('first'), model('second')] })
    expect(both).toContain('<a href="#model-2">second</a>')
    expect(both).toContain('id="model-2"')
  })
})
