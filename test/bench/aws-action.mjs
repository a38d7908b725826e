// The same as a step: what an action made of the SDK would do at the least.
import * as core from '@actions/core'

core.setSecret(process.env.AWS_SECRET_ACCESS_KEY ?? '')
await import('./aws-sdk.mjs')
core.setOutput('previous-version', process.argv[5])
