/** Lists what differs between the clouds: inputs, credentials, labels, error codes, and how to start a stand-in. */
import { ALIBABA_TEST_KEY, type AlibabaOptions, startAlibabaCloud } from '../clouds/alibabacloud-kms.ts'
import { isOnMoto, skipOnMoto, startAwsOnMoto } from '../clouds/aws-moto.ts'
import { AWS_TEST_KEY, type AwsOptions, startAws } from '../clouds/aws-secrets-manager.ts'
import {
  HUAWEI_TEST_KEY,
  HUAWEI_TEST_PROJECTS,
  type HuaweiOptions,
  startHuaweiCloud,
} from '../clouds/huaweicloud-csms.ts'

/** The labels of each version, by version. */
export type LabelsByVersion = Record<string, string[]>
/** The settings of a stand-in. */
export type StandInOptions = Omit<HuaweiOptions & AlibabaOptions & AwsOptions, 'secrets' | 'intercept'>

export const huawei = {
  title: 'Huawei Cloud',
  writes: 2,
  current: 'SYSCURRENT',
  previous: 'SYSPREVIOUS',
  secret: 'db',
  fullName: (secret: string) => secret,
  key: HUAWEI_TEST_KEY,
  env: { HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id, HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret },
  inputs: {
    provider: 'huaweicloud-csms',
    region: 'ap-southeast-1',
    'project-id': HUAWEI_TEST_PROJECTS['ap-southeast-1'],
  },
  /** Builds an error body. */
  error: (code: string, message: string) => JSON.stringify({ error_code: code, error_msg: message }),
  codes: {
    internal: 'CSMS.0001',
    throttled: 'APIGW.0308',
    forbidden: 'CSMS.0302',
    quota: 'CSMS.0204',
    notFound: 'CSMS.0106',
    deleting: 'CSMS.0103',
    badKey: 'APIGW.0301',
  },
  start: (secrets: Record<string, LabelsByVersion>, options: StandInOptions) =>
    startHuaweiCloud({ ...options, secrets }),
}

export const alibaba = {
  title: 'Alibaba Cloud',
  writes: 2,
  current: 'ACSCurrent',
  previous: 'ACSPrevious',
  secret: 'prod/db',
  /** Returns the name that the store itself gives a secret. */
  fullName: (secret: string) => `acs:kms:cn-hangzhou:1234567890123456:secret/${secret}`,
  key: ALIBABA_TEST_KEY,
  env: { ALIBABA_CLOUD_ACCESS_KEY_ID: ALIBABA_TEST_KEY.id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: ALIBABA_TEST_KEY.secret },
  inputs: { provider: 'alibabacloud-kms', region: 'cn-hangzhou' },
  error: (code: string, message: string) => JSON.stringify({ Code: code, Message: message, RequestId: 'in-the-body' }),
  codes: {
    internal: 'InternalFailure',
    throttled: 'Rejected.Throttling',
    forbidden: 'Forbidden.NoPermission',
    quota: 'Rejected.LimitExceeded',
    notFound: 'Forbidden.ResourceNotFound',
    deleting: 'Rejected.ResourceInDeleteWindow',
    badKey: 'SignatureDoesNotMatch',
  },
  start: (secrets: Record<string, LabelsByVersion>, options: StandInOptions) =>
    startAlibabaCloud({ ...options, secrets }),
}

export const aws = {
  title: 'AWS',
  /** The number of writes of a promotion: AWS moves the previous label itself. */
  writes: 1,
  current: 'AWSCURRENT',
  previous: 'AWSPREVIOUS',
  secret: 'prod/api',
  fullName: (secret: string) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${secret}-a1B2c3`,
  key: AWS_TEST_KEY,
  env: { AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id, AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret },
  inputs: { provider: 'aws-secrets-manager', region: 'eu-central-1' },
  error: (code: string, message: string) => JSON.stringify({ __type: code, message }),
  codes: {
    internal: 'InternalServiceError',
    throttled: 'ThrottlingException',
    forbidden: 'AccessDeniedException',
    quota: 'LimitExceededException',
    notFound: 'ResourceNotFoundException',
    /** Found in the response to a read, so there is no error code. */
    deleting: 'DescribeSecret',
    badKey: 'InvalidSignatureException',
  },
  start: (secrets: Record<string, LabelsByVersion>, options: StandInOptions) =>
    (isOnMoto ? startAwsOnMoto : startAws)({ ...options, secrets }),
}

export type Vendor = typeof huawei | typeof alibaba | typeof aws
export const vendors: Vendor[] = isOnMoto ? [aws] : [huawei, alibaba, aws]
export const vendorsWithTwoWrites = [huawei, alibaba]
/** A running stand-in. */
export type StandIn = Awaited<ReturnType<Vendor['start']>>

/** The form of a request id, as a part of a pattern. Moto's are longer than those of AWS. */
export const requestId = isOnMoto ? String.raw`[\w-]{36,52}` : '[0-9a-f-]{36}'

/** Skips a test on moto that starts other clouds only. */
export function skipWithoutAws(started: readonly Vendor[]): void {
  if (isOnMoto && !started.includes(aws)) skipOnMoto('about other clouds')
}
