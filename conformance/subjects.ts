/** The providers that a run can be about. */
import { AwsClient, questions as ofAws } from './aws-secrets-manager.ts'
import { defineSubject, type Subject } from './run.ts'

/** The providers by their names. */
export const subjects: Readonly<Record<string, Subject>> = {
  'aws-secrets-manager': defineSubject((settings) => new AwsClient(settings), ofAws),
}
