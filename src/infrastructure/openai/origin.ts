import type { Origin } from './exchange.js';
import { openAgents } from './wire.js';

/** The provider is set up in a way that would endanger a credential; the service does not start. */
export class ProviderMisconfigured extends Error {}

/** The one place that credentials are sent to. Its address may hold no credential itself, or it would be sent and logged with every call. */
export function originOf(baseURL: string): Origin {
  const url = URL.canParse(baseURL) ? new URL(baseURL) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw new ProviderMisconfigured('The provider address must be an http or https URL.');
  if (url.username || url.password || url.search || url.hash) {
    throw new ProviderMisconfigured('The provider address may hold neither a user name, a password, a query nor a fragment.');
  }
  return { baseURL: url, agents: openAgents() };
}

/** The SDK adds these headers to every call and no option stops it, so one of them could overwrite a user's credential with the operator's. */
export function refuseForeignHeaders(environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.OPENAI_CUSTOM_HEADERS) {
    throw new ProviderMisconfigured('OPENAI_CUSTOM_HEADERS is set. Unset it: its headers would go out with every key.');
  }
}
