import type { Provider } from '../../src/stores/provider.ts'

/** Returns the login with an OIDC token of a provider that has one. */
export function federationOf({ federation }: Provider): NonNullable<Provider['federation']> {
  if (federation === undefined) throw new Error('the provider has no login with an OIDC token')
  return federation
}
