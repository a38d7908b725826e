/** The providers that a run can be about. */
import { AlibabaClient, questions as ofAlibaba } from './alibabacloud-kms.ts'
import { AwsClient, questions as ofAws } from './aws-secrets-manager.ts'
import { GoogleClient, questions as ofGoogle } from './google-secret-manager.ts'
import { HuaweiClient, questions as ofHuawei } from './huaweicloud-csms.ts'
import { defineSubject, type Subject } from './run.ts'

/** The providers by their names. */
export const subjects: Readonly<Record<string, Subject>> = {
  'aws-secrets-manager': defineSubject((settings) => new AwsClient(settings), ofAws),
  'huaweicloud-csms': defineSubject((settings) => new HuaweiClient(settings), ofHuawei),
  'alibabacloud-kms': defineSubject((settings) => new AlibabaClient(settings), ofAlibaba),
  'google-secret-manager': defineSubject((settings) => new GoogleClient(settings), ofGoogle),
}
