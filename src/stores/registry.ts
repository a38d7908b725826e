import { alibabacloudKms } from './alibabacloud-kms/provider.ts'
import { awsParameterStore } from './aws-parameter-store/provider.ts'
import { awsSecretsManager } from './aws-secrets-manager/provider.ts'
import { azureAppConfiguration } from './azure-app-configuration/provider.ts'
import { googleSecretManager } from './google-secret-manager/provider.ts'
import { huaweicloudCsms } from './huaweicloud-csms/provider.ts'
import { ociVault } from './oci-vault/provider.ts'
import type { Provider } from './provider.ts'

/** All providers by their name in the `provider` input. */
export const providers: Readonly<Record<string, Provider>> = {
  'huaweicloud-csms': huaweicloudCsms,
  'alibabacloud-kms': alibabacloudKms,
  'aws-secrets-manager': awsSecretsManager,
  'google-secret-manager': googleSecretManager,
  'oci-vault': ociVault,
  'azure-app-configuration': azureAppConfiguration,
  'aws-parameter-store': awsParameterStore,
}

/** Returns the provider of that name, undefined if there is none. */
export function findProvider(name: string | undefined): Provider | undefined {
  return name !== undefined && Object.hasOwn(providers, name) ? providers[name] : undefined
}
