/** Builds the demo for Node 20 without packages: the program that tells it, and the action that it starts. */
import { fileURLToPath } from 'node:url'
import { build, type MinifyOptions } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The version that `src/main.ts` requires, and the one that the demo's build of it requires. */
const [required, lowered] = ['requiredNode = [22, 19]', 'requiredNode = [20, 12]']

/**
 * Bundles `test/demo/demo.ts` and `test/demo/action.ts` into one file each, beside them.
 *
 * @param leftOut parts that are never reached, with the module that stands in for each
 */
export async function buildDemo(leftOut: Readonly<Record<string, string>>, minify: MinifyOptions): Promise<void> {
  const external = new Map([...Object.entries(leftOut), ['./deployments.ts', 'never']])
  for (const name of ['demo', 'action'])
    await build({
      input: `${root}/test/demo/${name}.ts`,
      cwd: root,
      platform: 'node',
      transform: { target: 'node20' },
      treeshake: { moduleSideEffects: [{ test: /@actions.core/, sideEffects: false }] },
      plugins: [
        {
          name: 'demo',
          resolveId(source) {
            const id = external.get(source)
            return id === undefined ? undefined : { id, external: true }
          },
          transform: {
            filter: { id: /src.main\.ts$/ },
            handler(code) {
              if (!code.includes(required)) throw new Error(`src/main.ts has no ${required}`)
              return code.replace(required, lowered)
            },
          },
        },
      ],
      output: {
        file: `${root}/test/demo/${name}.js`,
        codeSplitting: false,
        comments: false,
        minify,
        postBanner: '// Built by `npm run build`. The licenses of the packages in it are in dist/licenses.txt.',
      },
    })
}
