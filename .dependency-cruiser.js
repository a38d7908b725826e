/** The arrows between the rooms of src. Types and dynamic imports count. */
const rooms = ['github', 'outputs', 'inputs', 'stores', 'auth', 'http', 'promotion', 'errors', 'untrusted']

/** One rule per room: no arrow to a room above it. */
const upwards = rooms.map((room, index) => ({
  name: `${room}-looks-down-only`,
  comment: `${room}/ may import ${rooms.slice(index + 1).join(', ') || 'no other room'}: move what is needed down, or pass it in.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(main|post)\\.ts$|^src/(${rooms.slice(0, index).join('|') || 'none'})/` },
}))

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...upwards,
    {
      name: 'rooms-only',
      comment: 'At the root of src there are only main.ts and post.ts.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+$', pathNot: '^src/(main|post)\\.ts$' },
    },
    {
      name: 'post-imports-nothing',
      comment: 'Most jobs succeed, and then post.ts has nothing to do.',
      severity: 'error',
      from: { path: '^src/post\\.ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'provider-through-registry',
      comment: 'What a file of one store needs of its provider belongs in names.ts.',
      severity: 'error',
      from: { pathNot: '^src/stores/registry\\.ts$' },
      to: { path: '^src/stores/[^/]+/provider\\.ts$' },
    },
    {
      name: 'stores-apart',
      comment: 'A store knows no other store; aws/ is none, but what the stores of AWS have in common.',
      severity: 'error',
      from: { path: '^src/stores/([^/]+)/' },
      to: { path: '^src/stores/[^/]+/', pathNot: ['^src/stores/$1/', '^src/stores/aws/'] },
    },
    {
      name: 'pure-core',
      comment: 'No clock, no files, no chance, no network in promotion/.',
      severity: 'error',
      from: { path: '^src/promotion/' },
      to: { path: '^(node:)?(fs|net|tls|https?|http2|dns|timers|crypto|os|perf_hooks|child_process|process)(/|$)' },
    },
    {
      name: 'github-in-github',
      comment:
        'Only main.ts, github/ and outputs/ speak to the runner and to GitHub; the rules for proxies speak to nobody.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(github|outputs)/' },
      to: { path: 'node_modules/@actions/', pathNot: 'node_modules/@actions/http-client/lib/proxy' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
  },
}
