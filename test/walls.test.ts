import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const eslint = new ESLint({ cwd: root })

/** The rules that object to this text, were it that file. */
async function objections(path: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, path) })
  return result?.messages.map((message) => message.ruleId) ?? []
}

describe('walls', () => {
  it.each([
    ['shared/data/x.ts', "import '../../electron/lab/lab'"],
    ['shared/data/x.ts', "import 'node:fs'"],
    ['shared/data/x.ts', "import '@renderer/main'"],
    ['shared/data/x.ts', "import type { App } from 'electron'"],
    ['renderer/stores/x.ts', "import '@shared/engine/trainer'"],
    ['renderer/stores/x.ts', "import '../../shared/data/table'"],
    ['renderer/stores/x.ts', "import '../../electron/lab/lab'"],
    ['electron/lab/x.ts', "import 'electron'"],
    ['electron/lab/store/x.ts', "import '../../main/ipc'"],
    ['electron/lab/x.ts', "import '../serve/serve'"],
    ['electron/cli/x.ts', "import { app } from 'electron'"],
    ['electron/workers/x.ts', "import '../lab/lab'"],
    ['electron/workers/import/blocks/x.ts', "import '../../../lab/lab'"],
    ['electron/preload/x.ts', "import '../lab/gate'"],
    ['electron/main/x.ts', "import '@renderer/main'"],
    ['shared/data/x.ts', "import 'fs'"],
    ['shared/data/x.ts', "import 'ws'"],
    ['renderer/stores/x.ts', "import 'worker_threads'"],
    ['renderer/stores/x.ts', "import '@shared/contract/../engine/trainer'"],
    ['electron/lab/x.ts', "import 'electron/main'"],
    ['electron/farm/x.ts', "import 'electron'"],
    ['electron/preload/x.ts', "import 'node:fs'"],
    ['electron/preload/x.ts', "import '@shared/engine/trainer'"],
    ['electron/workers/x.ts', "import './../lab/gate'"],
    ['renderer/wording/x.ts', "import '../charts/ticks'"],
    ['renderer/wording/settings/x.ts', "import '../../stores/lab'"],
    ['renderer/browser/x.ts', "import '@renderer/panels/runs/runColumns'"],
    ['renderer/charts/field/x.ts', "import '../../stores/lab'"],
    ['renderer/charts/x.ts', "import '@renderer/stores/lab'"],
    ['renderer/controls/x.ts', "import '../stores/lab'"],
    ['renderer/controls/x.ts', "import '../panels/runs/runColumns'"],
    ['renderer/stores/runs/x.ts', "import '../../panels/runs/runColumns'"],
    ['renderer/stores/x.ts', "import '../controls/icons'"],
    ['renderer/panels/runs/x.ts', "import '../../views/DataView.vue'"],
    ['renderer/charts/x.ts', "import '@shared/engine/trainer'"],
    ['renderer/stores/x.ts', "import 'node:fs'"],
    ['shared/spec/checks/x.ts', "import '../../contract/run'"],
    ['shared/spec/x.ts', "import '../contract/run'"],
    ['shared/spec/x.ts', "import '../data/table/table'"],
    ['shared/spec/x.ts', "import '@shared/contract/run'"],
    ['shared/spec/x.ts', "import './../contract/run'"],
    ['shared/spec/checks/x.ts', "import '../../contract/dataset'"],
    ['shared/spec/checks/x.ts', "import '../rules/../../data/table/table'"],
    ['shared/spec/settings/x.ts', "import '../../data/table/table'"],
    ['shared/spec/words/x.ts', "import '@shared/engine/trainer'"],
    ['shared/spec/rules/x.ts', "import 'node:path'"],
    ['shared/spec/words/x.ts', "import '@noble/hashes/sha2.js'"],
    ['renderer/stores/x.ts', "import '@shared/evaluation/baseline'"],
    ['renderer/stores/x.ts', "import '@shared/evaluation/metricsOfAnother'"],
    ['shared/evaluation/metrics/x.ts', "import '../../engine/predict/predict'"],
    ['shared/evaluation/metrics/x.ts', "import '../metricContext'"],
    ['shared/evaluation/fourfold/x.ts', "import '../curves/curves'"],
  ])('%s must not say %s', async (path, text) => {
    expect(await objections(path, text)).toContain('no-restricted-imports')
  })

  it.each([
    ['shared/engine/x.ts', 'export const x = Math.exp(1)', 'no-restricted-properties'],
    ['shared/engine/x.ts', 'export const x = Math.random()', 'no-restricted-properties'],
    ['shared/data/x.ts', 'export const x = process.env', 'no-restricted-globals'],
    ['shared/engine/x.ts', 'export const x = Math.hypot(1, 2)', 'no-restricted-properties'],
    ['shared/data/x.ts', 'export const x = fetch', 'no-restricted-globals'],
    ['electron/lab/x.ts', "export const x = import('electron')", 'no-restricted-syntax'],
    ['electron/lab/x.ts', "export const x = import('../serve/serve')", 'no-restricted-syntax'],
    ['renderer/stores/x.ts', "export const x = import('@shared/engine/trainer')", 'no-restricted-syntax'],
    ['electron/main/x.ts', "import { ipcMain } from 'electron'\nipcMain.on('x', () => {})", 'no-restricted-syntax'],
    ['electron/lab/x.ts', '/* eslint-disable */ export const x: any = 1', '@typescript-eslint/no-explicit-any'],
    ['renderer/views/X.vue', `<template>\n${'  <p />\n'.repeat(260)}</template>`, 'max-lines'],
    ['electron/lab/x.ts', 'export const x = (y: any) => y', '@typescript-eslint/no-explicit-any'],
    ['electron/lab/x.ts', 'export {}\n'.repeat(401), 'max-lines'],
  ])('%s must not hold %s', async (path, text, rule) => {
    expect(await objections(path, text)).toContain(rule)
  })

  it('let through what the map allows', async () => {
    expect(await objections('renderer/stores/x.ts', "import '@shared/spec/limits'\n")).toEqual([])
    expect(await objections('renderer/stores/x.ts', "import '@shared/spec/settings/table'\n")).toEqual([])
    for (const text of ["import '../limits'\n", "import '../../math/dates'\n", "import 'zod'\n"]) {
      expect(await objections('shared/spec/checks/x.ts', text)).toEqual([])
    }
    expect(await objections('shared/spec/x.ts', "import '../math/dates'\n")).toEqual([])
    expect(await objections('renderer/stores/x.ts', "import '@shared/evaluation/metrics'\n")).toEqual([])
    expect(await objections('renderer/stores/x.ts', "import '@shared/evaluation/fourfold/fourfold'\n")).toEqual([])
    expect(await objections('shared/evaluation/metrics/x.ts', "import '../../math/statistics'\n")).toEqual([])
    expect(await objections('electron/main/x.ts', "import 'electron'\nimport '../lab/gate'\n")).toEqual([])
    expect(await objections('electron/lab/store/x.ts', "import '../../workers/train/trainMessages'\n")).toEqual([])
  })
})
