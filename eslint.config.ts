import prettier from 'eslint-config-prettier'
import importX from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** The walls of docs/architecture.md: what `target` must not reach. */
const walls = [
  {
    target: './shared',
    from: './',
    except: ['./shared', './node_modules'],
    message: 'shared imports nothing outside itself.',
  },
  { target: './renderer', from: './electron', message: 'The renderer reaches the rest through shared/contract only.' },
  {
    target: './renderer',
    from: './shared',
    except: ['./contract'],
    message: 'The renderer reaches the rest through shared/contract only.',
  },
  { target: './electron', from: './renderer', message: 'Nothing in electron knows the renderer.' },
  { target: './electron/lab', from: './electron/main', message: 'The lab is free of Electron and of every door.' },
  { target: './electron/lab', from: './electron/serve', message: 'The lab is free of Electron and of every door.' },
  { target: './electron/lab', from: './electron/cli', message: 'The lab is free of Electron and of every door.' },
  {
    target: './electron/workers',
    from: './electron',
    except: ['./workers'],
    message: 'A worker knows shared and its own messages only.',
  },
  {
    target: './electron/preload',
    from: './electron',
    except: ['./preload'],
    message: 'The preload knows the contract only.',
  },
]

const onlyMainImportsElectron = {
  paths: [{ name: 'electron', message: 'Only electron/main and electron/preload import electron.' }],
}

export default tseslint.config(
  { ignores: ['out', 'dist', 'node_modules', 'test-results', 'playwright-report', 'coverage'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,mts,vue}'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        importX.createNodeResolver({
          extensions: ['.ts', '.vue', '.js', '.mjs'],
          alias: { '@shared': ['./shared'], '@renderer': ['./renderer'] },
        }),
      ],
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 400 }],
      'import-x/no-restricted-paths': ['error', { zones: walls }],
      'import-x/no-cycle': 'error',
      'no-restricted-imports': ['error', onlyMainImportsElectron],
      eqeqeq: 'error',
    },
  },
  { files: ['electron/main/**', 'electron/preload/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['shared/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { ...onlyMainImportsElectron, patterns: ['node:*', 'vue', 'vue-*', 'echarts*'] },
      ],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'Buffer', 'navigator'],
    },
  },
  {
    files: ['shared/engine/**', 'shared/kernels/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['random', 'exp', 'expm1', 'log', 'log1p', 'log2', 'tanh', 'sinh', 'cosh', 'pow', 'sin', 'cos'].map(
          (property) => ({
            object: 'Math',
            property,
            message: "Its last bits are the host's: use shared/engine/elementary or shared/engine/random.",
          }),
        ),
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
