/**
 * Settings of zod. Its small form loads in half the time (docs/performance.md) and keeps its messages apart. Schemas are
 * not compiled, since hardly any is used more than a few times.
 */
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'

config({ ...en(), jitless: true })
