/** The region's address of a service. European regions have a domain of their own, as in Huawei's Terraform provider. */
export function originOf(service: 'kms' | 'iam' | 'sts', region: string): string {
  return `https://${service}.${region}.myhuaweicloud.${region.startsWith('eu-west-1') ? 'eu' : 'com'}`
}
