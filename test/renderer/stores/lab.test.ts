import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { LabError, type Problem } from '@shared/contract/labError'
import { unwrap, useLab } from '@renderer/stores/lab'
import { createFakeBridge, fakeDataset } from '../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

describe('unwrap', () => {
  it('gives the value of an answer', () => {
    expect(unwrap({ ok: true, value: 7 })).toBe(7)
  })

  it('throws a problem as the LabError it was, with code and path', () => {
    const problem: Problem = { code: 'bad-setting', message: 'Too large.', path: ['training', 'epochs'] }
    try {
      unwrap({ ok: false, problem })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(LabError)
      expect((error as LabError).toProblem()).toEqual(problem)
    }
  })
})

describe('useLab', () => {
  it('refuses calls before it is attached', async () => {
    await expect(useLab().call('app.about', {})).rejects.toThrow('not connected')
  })

  it('passes the arguments and gives the value', async () => {
    const lab = useLab()
    const bridge = createFakeBridge({ 'datasets.get': ({ dataset }) => fakeDataset({ id: dataset }) })
    lab.attach(bridge)
    const dataset = await lab.call('datasets.get', { dataset: 'b'.repeat(64) })
    expect(dataset.id).toBe('b'.repeat(64))
    expect(bridge.argumentsOf('datasets.get')).toEqual([{ dataset: 'b'.repeat(64) }])
  })

  it('hands an event to the listeners of its kind only', () => {
    const lab = useLab()
    const bridge = createFakeBridge()
    lab.attach(bridge)
    const seen: string[] = []
    lab.on('datasetAdded', ({ dataset }) => seen.push(dataset.name))
    lab.on('fileChosen', ({ name }) => seen.push(`file ${name}`))
    bridge.emit({ kind: 'datasetAdded', dataset: fakeDataset() })
    expect(seen).toEqual(['admissions.csv'])
  })

  it('tells of a regained connection once, and not of the first', () => {
    const lab = useLab()
    const bridge = createFakeBridge()
    lab.attach(bridge)
    let regained = 0
    lab.onReconnect(() => (regained += 1))
    bridge.setConnected(true)
    expect(regained).toBe(0)
    bridge.setConnected(false)
    expect(lab.connected).toBe(false)
    bridge.setConnected(true)
    expect([lab.connected, regained]).toEqual([true, 1])
  })
})
