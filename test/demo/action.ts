/** The action's main script for Node 20, on which GitHub's runner would never start it. `scripts/build.ts` lowers the syntax. */
import './node20.ts'
import '../../src/main.ts'
