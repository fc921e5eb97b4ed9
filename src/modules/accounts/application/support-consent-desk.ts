import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { projectById } from '../../projects/index.js';
import { accountCommands } from '../domain/commands.js';
import { supportConsentsOf, type ConsentView } from '../domain/queries.js';

const HOUR_MS = 60 * 60 * 1000;

/** A consent as it stands now. */
export type ShownConsent = ConsentView & { readonly state: 'standing' | 'ended' | 'withdrawn' };

const stateOf = ({ until, withdrawnAt }: ConsentView, now: string): ShownConsent['state'] => {
  if (withdrawnAt !== null) return 'withdrawn';
  return until > now ? 'standing' : 'ended';
};

/** Owners let support look at their content for a while, and take that back. */
@Injectable()
export class SupportConsentDesk {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly clock: Clock,
  ) {}

  /** Throws `project_unknown` for a project that is not the account's, and `too_many_consents`. */
  async give(order: CommandContext, accountId: AccountId, { hours, projectId }: { readonly hours: number; readonly projectId: string | null }) {
    if (projectId !== null && !(await this.queries.ask(projectById, { accountId, projectId }))) throw ProjectUnknown();
    const now = this.clock.now();
    const consentId = idFrom(order.commandId, 'support consent');
    const until = new Date(now.getTime() + hours * HOUR_MS).toISOString();
    const sent = await this.commands.send(
      accountCommands.GiveSupportConsent({ accountId, consentId, projectId, until, now: now.toISOString() }),
      order,
    );
    return this.after(sent.position, accountId, consentId);
  }

  /** Throws `consent_unknown`. From now on nobody looks under it. */
  async withdraw(order: CommandContext, accountId: AccountId, consentId: string) {
    const sent = await this.commands.send(accountCommands.WithdrawSupportConsent({ accountId, consentId }), order);
    return this.after(sent.position, accountId, consentId);
  }

  /** Newest first. */
  async list(accountId: AccountId, after: Position | undefined): Promise<Reading<readonly ShownConsent[]>> {
    const reading = await this.queries.read(supportConsentsOf, { accountId }, after);
    const now = this.clock.now().toISOString();
    return { ...reading, value: reading.value.map(consent => ({ ...consent, state: stateOf(consent, now) })) };
  }

  /** Read back, so that the wall in the database knows it too before anybody is told. */
  private async after(position: Position, accountId: AccountId, consentId: string) {
    const { value } = await this.list(accountId, position);
    const consent = value.find(known => known.consentId === consentId);
    if (!consent) throw new Error('A consent that was written and is not there.');
    return { consent, position };
  }
}
