// The same as a step, with the minimum that an action on top of the SDK would do.
import * as core from '@actions/core'

core.setSecret(process.env.AWS_SECRET_ACCESS_KEY ?? '')
await import('./aws-sdk.mjs')
core.setOutput('previous-version', process.argv[5])
