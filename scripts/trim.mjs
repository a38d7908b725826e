// npm runs this after each install: it removes 67 MB of C headers of the Node on which the tests run.
import { rmSync } from 'node:fs'

for (const platform of ['linux-arm64', 'linux-x64']) {
  const headers = new URL(`../node_modules/node-${platform}/include`, import.meta.url)
  rmSync(headers, { recursive: true, force: true })
}
