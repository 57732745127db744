import { builtinModules } from 'node:module'
import type { Linter } from 'eslint'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** What a folder must not import, statically or on the way, by the wall of docs/architecture.md that it stands behind. */
const wall = (files: string[], ...banned: { regex: string; message: string }[]): Linter.Config => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [...banned, detour] }],
    'no-restricted-syntax': [
      'error',
      ...[...banned, detour].map(({ regex, message }) => ({
        selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\u002F')}/]`,
        message,
      })),
      rawIpc,
    ],
  },
})

const detour = { regex: '^@\\w+/.*\\.\\./|^\\./.*\\.\\./', message: 'A path does not go out of its way around a wall.' }
const rawIpc = {
  selector: "MemberExpression[object.name='ipcMain'][property.name!='handle']",
  message: 'Calls come in through ipcMain.handle and the gate only.',
}
/** What the standard leaves to the host in its last bits, and the unseeded generator. */
const hostMath = [
  ...['random', 'exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'hypot', 'cbrt'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
]
/** A floor of the renderer, which knows none of the folders above it. The wall to the rest of the house is part of it. */
const floor = (files: string[], above: string) =>
  wall(files, electronItself, electronFolder, outsideRenderer, {
    regex: `^(@renderer|(\\.\\./)+)/?(${above})/`,
    message: 'Words below charts and controls, those below stores, stores below panels, panels below views.',
  })

const builtins = `^(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/|$)`
const electronItself = { regex: '^electron(/|$)', message: 'Only electron/main and electron/preload import electron.' }
const rendererFolder = {
  regex: '^@renderer/|(^|/)renderer/',
  message: 'Nothing outside the renderer knows the renderer.',
}
const electronFolder = { regex: '(^|/)electron/', message: 'Only electron/ itself imports from electron/.' }

/** What of shared the renderer knows: plain values and their schemas, and what a metric is called and how it is written. */
const shown = '(contract|spec)/|evaluation/(metrics(/|$)|fourfold/)'
const outsideRenderer = {
  regex: `^node:|${builtins}|^@shared/(?!${shown})|(^|/)shared/(?!${shown})`,
  message:
    'The renderer reaches the rest through shared/contract, shared/spec, shared/evaluation/metrics and shared/evaluation/fourfold only.',
}

export default tseslint.config(
  {
    ignores: [
      ...['out', 'dist', 'node_modules', 'test-results', 'playwright-report', 'coverage'],
      'shared/kernels/generated',
    ],
  },
  { linterOptions: { noInlineConfig: true } },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,mts,vue}'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
    },
  },
  wall(['electron/**'], rendererFolder, electronItself),
  wall(['electron/main/**'], rendererFolder),
  wall(['electron/serve/**', 'electron/cli/**'], rendererFolder, electronItself),
  wall(['electron/preload/**'], rendererFolder, {
    regex: '^\\.\\./|^node:|^@shared/(?!contract/)',
    message: 'The preload knows the contract only.',
  }),
  wall(['electron/workers/**'], rendererFolder, electronItself, {
    regex: '(^|/)(main|preload|serve|cli|lab)/',
    message: 'A worker knows shared and its own messages only.',
  }),
  wall(['electron/lab/**'], rendererFolder, electronItself, {
    regex: '(^|/)(main|preload|serve|cli)/',
    message: 'The lab is free of Electron and of every door.',
  }),
  wall(['renderer/**'], electronItself, electronFolder, outsideRenderer),
  floor(['renderer/wording/**', 'renderer/theme/**', 'renderer/browser/**'], 'charts|controls|stores|panels|views'),
  floor(['renderer/charts/**', 'renderer/controls/**'], 'stores|panels|views|transport'),
  floor(['renderer/stores/**'], 'controls|panels|views'),
  floor(['renderer/panels/**'], 'views|transport'),
  wall(['shared/**'], electronItself, rendererFolder, electronFolder, {
    regex: '^(?!\\.{1,2}/|zod$|cbor-x/|@noble/hashes/)',
    message: 'shared imports itself, zod, cbor-x and @noble/hashes: no Node, no DOM.',
  }),
  wall(
    ['shared/spec/**'],
    electronItself,
    rendererFolder,
    electronFolder,
    {
      regex: '^(?!\\.{1,2}/|zod$)',
      message: 'shared/spec knows itself, shared/math and zod: every other floor reads it.',
    },
    {
      regex: '^\\.{1,2}/(.*/)?(contract|engine|kernels|data|model|evaluation|experiments|exports)/',
      message: 'shared/spec knows itself, shared/math and zod: every other floor reads it.',
    },
  ),
  wall(['shared/evaluation/metrics/**'], electronItself, rendererFolder, electronFolder, {
    regex: '^(?!\\./|\\.\\./\\.\\./(math|spec)/)',
    message: 'A metric knows its folder, shared/math and shared/spec only: the renderer reads it.',
  }),
  wall(['shared/evaluation/fourfold/**'], electronItself, rendererFolder, electronFolder, {
    regex: '^(?!\\./|\\.\\./intervals/|\\.\\./\\.\\./math/)',
    message: 'A fourfold table knows its folder, the closed intervals and shared/math only: the renderer reads it.',
  }),
  {
    files: ['shared/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'process',
        'Buffer',
        'navigator',
        'fetch',
        'localStorage',
        'globalThis',
      ],
    },
  },
  {
    files: ['shared/engine/**', 'shared/kernels/**', 'shared/math/**', 'shared/evaluation/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...hostMath.map((property) => ({
          object: 'Math',
          property,
          message: "Its last bits are the host's: use shared/math/elementary or shared/math/random.",
        })),
      ],
    },
  },
  { files: ['scripts/**'], languageOptions: { globals: globals.node } },
  { files: ['**/*.vue'], rules: { 'max-lines': ['error', { max: 250 }], 'vue/multi-word-component-names': 'off' } },
  {
    files: ['test/**'],
    rules: { 'max-lines': ['error', { max: 400 }], '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  prettier,
)
