/**
 * Settings of zod, which is used in its small form: that takes half as long to load (docs/performance.md) and has its
 * messages apart. It does not compile schemas, since hardly any is used more than a few times.
 */
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'

config({ ...en(), jitless: true })
