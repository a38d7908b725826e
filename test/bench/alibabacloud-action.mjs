// The same as a step, with the minimum that an action on top of the SDK would do.
import * as core from '@actions/core'

core.setSecret(process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET ?? '')
await import('./alibabacloud-sdk.mjs')
core.setOutput('previous-version', process.argv[5])
