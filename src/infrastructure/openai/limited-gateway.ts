import { createHash } from 'node:crypto';
import type { CallOutcome, Credential, ProviderGateway, RateHints } from '../../shared-kernel/ports/provider.js';
import type { KeyLimiter } from './key-limiter.js';

/** Shorter than a job's patience: what cannot go out by then is recorded as rate-limited and waits in the queue instead. */
const MOST_WAIT_MS = 20_000;

/** Names a key in memory only; the platform's own has a lane of its own. */
const laneOf = ({ kind, secret }: Credential): string => (kind === 'platform' ? 'platform' : createHash('sha256').update(secret).digest('base64url'));

/** The gateway with a lane for each key, so that one key's calls do not run into its limits together. */
export const limited = (gateway: ProviderGateway, limiter: KeyLimiter): ProviderGateway => {
  const inLane = <Value>(
    credential: Credential,
    signal: AbortSignal | undefined,
    call: (onRateHints: (hints: RateHints) => void) => Promise<CallOutcome<Value>>,
  ) => limiter.run({ key: laneOf(credential), maxWaitMs: MOST_WAIT_MS, ...(signal === undefined ? {} : { signal }) }, call);
  return {
    probeKey: credential => gateway.probeKey(credential),
    paidProbe: (credential, call) => gateway.paidProbe(credential, call),
    countInputTokens: (request, credential) => gateway.countInputTokens(request, credential),
    moderate: (text, credential, call) => gateway.moderate(text, credential, call),
    listModels: credential => gateway.listModels(credential),
    text: (request, credential, call) => inLane(credential, call.signal, onRateHints => gateway.text(request, credential, { ...call, onRateHints })),
    transcribe: (request, credential, call) =>
      inLane(credential, call.signal, onRateHints => gateway.transcribe(request, credential, { ...call, onRateHints })),
    image: (request, credential, call) =>
      inLane(credential, call.signal, onRateHints => gateway.image(request, credential, { ...call, onRateHints })),
  };
};
