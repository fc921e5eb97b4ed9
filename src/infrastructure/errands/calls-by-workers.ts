import type { KeySafe } from '../../shared-kernel/ports/key-safe.js';
import type { Credential, ProviderGateway } from '../../shared-kernel/ports/provider.js';
import type { UsageReports } from '../../shared-kernel/ports/usage-reports.js';
import type { KeyKind } from '../vault/postgres-key-safe.js';
import type { LentKey, LentKeys } from './lent-keys.js';
import type { WorkerErrands } from './worker-errands.js';

/** The calls that somebody waits for at a request; all others are made by workers anyway. */
const WAITED_FOR = ['probeKey', 'paidProbe', 'listModels', 'countInputTokens'] as const;
type WaitedFor = (typeof WAITED_FOR)[number];

/** A call with a stored key, as it is asked for; `before` and `after` are its other arguments, around the credential. */
interface AskedCall extends LentKey {
  readonly call: WaitedFor | 'ask';
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

/** A worker may be at the provider for as long as its deadline lets it, after it has taken the errand up. */
const PATIENCE_MS: Readonly<Record<AskedCall['call'], number>> = {
  ...{ probeKey: 40_000, paidProbe: 75_000, listModels: 40_000, countInputTokens: 20_000 },
  ask: 75_000,
};

interface Parts {
  readonly lent: LentKeys;
  readonly errands: WorkerErrands;
}

/** The gateway where stored keys cannot be opened: a call with one is made by a worker, any other one from here. */
export const byWorkers = (gateway: ProviderGateway, { lent, errands }: Parts): ProviderGateway => {
  const asked = <Answer>(
    call: WaitedFor,
    { secret }: Credential,
    args: Pick<AskedCall, 'before' | 'after'>,
    here: () => Promise<Answer>,
  ): Promise<Answer> => {
    const key = lent.of(secret);
    return key === null ? here() : (errands.run(key.address.accountId, { ...key, ...args, call }, PATIENCE_MS[call]) as Promise<Answer>);
  };
  return {
    probeKey: credential => asked('probeKey', credential, { before: [], after: [] }, () => gateway.probeKey(credential)),
    listModels: credential => asked('listModels', credential, { before: [], after: [] }, () => gateway.listModels(credential)),
    paidProbe: (credential, call) => {
      const { attemptId, deadlineMs } = call;
      return asked('paidProbe', credential, { before: [], after: [{ attemptId, deadlineMs }] }, () => gateway.paidProbe(credential, call));
    },
    countInputTokens: (request, credential) =>
      asked('countInputTokens', credential, { before: [request], after: [] }, () => gateway.countInputTokens(request, credential)),
    moderate: (text, credential, call) => gateway.moderate(text, credential, call),
    text: (request, credential, call) => gateway.text(request, credential, call),
    transcribe: (request, credential, call) => gateway.transcribe(request, credential, call),
    image: (request, credential, call) => gateway.image(request, credential, call),
  };
};

/** The same for the provider's own figures. */
export const reportsByWorkers = (reports: UsageReports, { lent, errands }: Parts): UsageReports => ({
  ask: (credential, period) => {
    const key = lent.of(credential.secret);
    if (key === null) return reports.ask(credential, period);
    const asked: AskedCall = { ...key, call: 'ask', before: [], after: [period] };
    return errands.run(key.address.accountId, asked, PATIENCE_MS.ask) as ReturnType<UsageReports['ask']>;
  },
});

interface Hands {
  readonly safes: Readonly<Record<KeyKind, KeySafe>>;
  readonly gateway: ProviderGateway;
  readonly reports: UsageReports;
}

/** All but the one that costs something. */
export const mayBeRepeated = (asked: unknown): boolean => (asked as AskedCall).call !== 'paidProbe';

type AnyCall = (...args: readonly unknown[]) => Promise<unknown>;

/** Makes such a call at a worker: with the key that is named, and nothing else than these calls. */
export const makingCalls =
  ({ safes, gateway, reports }: Hands) =>
  (asked: unknown): Promise<unknown> => {
    const { kind, address, call, before, after } = asked as AskedCall;
    const port = call === 'ask' ? reports : WAITED_FOR.includes(call) ? gateway : null;
    if (port === null) return Promise.reject(new Error('Workers make no such call.'));
    const make = (Reflect.get(port, call) as AnyCall).bind(port);
    const credentialKind = call === 'ask' ? 'usage-reports' : 'own';
    return safes[kind].withSecret(address, secret => make(...before, { secret, kind: credentialKind }, ...after));
  };
