/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A module that reaches itself, by imports of types too: what both need belongs in a module of its own.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { circular: true },
    },
    {
      name: 'no-strays',
      comment: 'A module that no entry reaches: nothing that ships uses it.',
      severity: 'error',
      from: { path: '^(electron[.]vite[.]config|renderer/main)[.]ts$' },
      to: { path: '^(electron|renderer|shared)/', pathNot: '^renderer/main[.]ts$', reachable: false },
    },
  ],
  options: {
    // Imports of types count: they vanish when the code is compiled, but a reader follows them.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // The entries of the build are given as here('./path').
    exoticRequireStrings: ['here'],
    includeOnly: '^(electron|renderer|shared)/|^electron[.]vite[.]config[.]ts$',
    exclude: { path: '^shared/kernels/(assembly|generated)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.mjs', '.json'] },
  },
}
