import { Inject, Injectable } from '@nestjs/common';
import { partOf, systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, Commands, ErrandRunner, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ProviderGateway } from '../../../shared-kernel/ports/provider.js';
import { PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { apiKeyCommands, recheckKey, type KeyVerdict, type Rechecked } from '../domain/commands.js';
import { keyStatus, type KeyStatusView } from '../domain/queries.js';
import { PaidProbe } from './paid-probe.js';
import { reCheckDue } from './re-check-due.js';
import { verdictOf } from './verdict.js';

/** So many free look-ups of one account within a minute; beyond them the standing answer is good enough. */
const MOST_A_MINUTE = 10;
const MINUTE_MS = 60_000;

const NOT_ASKED: Rechecked = { asked: false, verdict: null, position: null };

/** Asks the provider about a stored key again, for free and not too often. */
@Injectable()
export class RecheckKey extends ErrandRunner<{ accountId: string; by: 're-check' | 'request' }, Rechecked> {
  readonly errand = recheckKey;
  private readonly asked = new Map<string, readonly number[]>();

  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly safe: KeySafe,
    private readonly clock: Clock,
    private readonly probe: PaidProbe,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
  ) {
    super();
  }

  async run({ accountId, by }: { accountId: string; by: 're-check' | 'request' }, context: CommandContext): Promise<Rechecked> {
    const key = await this.queries.ask(keyStatus, { accountId });
    const now = this.clock.now();
    if (!key || !this.mayAsk(accountId, now.getTime())) return NOT_ASKED;
    const { fingerprint } = key;
    try {
      const verdict = await this.verdictOn(key, by, context);
      const { position } = await this.commands.send(
        apiKeyCommands.ReportKeyVerdict({ accountId, fingerprint, verdict, by, at: now.toISOString() }),
        partOf(context, 'report'),
      );
      return { asked: true, verdict, position };
    } catch (error) {
      if (error instanceof CannotOpen) return NOT_ASKED;
      throw error;
    }
  }

  /** The free ladder; where that was wrong about the key's funds before, the paid proof to which its owner consented. */
  private async verdictOn(key: KeyStatusView, by: 're-check' | 'request', context: CommandContext): Promise<KeyVerdict> {
    const { accountId, envelopeId, origin, paidProofNeeded, paidProbeAllowed } = key;
    const free = verdictOf(await this.safe.withSecret({ accountId, envelopeId, origin }, secret => this.provider.probeKey({ secret, kind: 'own' })));
    if (free.verdict !== 'accepted' || !paidProofNeeded || !paidProbeAllowed) return free;
    return (await this.probe.buy(key, by, context)).verdict;
  }

  private mayAsk(accountId: string, now: number): boolean {
    const lately = (this.asked.get(accountId) ?? []).filter(at => now - at < MINUTE_MS);
    const may = lately.length < MOST_A_MINUTE;
    this.asked.set(accountId, may ? [...lately, now] : lately);
    return may;
  }
}

/** A re-check that is due by the back-off schedule. */
@Injectable()
export class RecheckKeyJob extends JobWorker {
  readonly job = 'api-keys.recheck';
  readonly lane: Lane = 'calls';

  constructor(
    private readonly queries: Queries,
    private readonly recheck: RecheckKey,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run({ accountId = '', fingerprint = '' }: Readonly<Record<string, string>>): Promise<void> {
    const key = await this.queries.ask(keyStatus, { accountId });
    if (key?.fingerprint !== fingerprint || !reCheckDue(key.nextCheckAt, this.clock.now())) return;
    await this.recheck.run({ accountId, by: 're-check' }, { ...systemContext('job:recheck-key'), accountId });
  }
}
