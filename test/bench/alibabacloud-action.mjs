// The same as a step: what an action made of the SDK would do at the least.
import * as core from '@actions/core'

core.setSecret(process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET ?? '')
await import('./alibabacloud-sdk.mjs')
core.setOutput('previous-version', process.argv[5])
