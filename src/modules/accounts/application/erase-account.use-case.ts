import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { SignOuts } from '../../../shared-kernel/ports/sign-outs.js';
import { AccountUnknown } from '../domain/errors.js';
import { accountCommands } from '../domain/commands.js';
import { tombstoneOf, type Tombstone } from '../domain/queries.js';
import { OwnerCheck, type OwnersProof } from './owner-check.js';

const WAITED_MS = 8_000;
const LOOK_EVERY_MS = 50;

/** Erases an account on the word of whoever knows its password, and has its second factor where there is one; from then on nobody is signed in to it. */
@Injectable()
export class EraseAccount {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly owner: OwnerCheck,
    private readonly signOuts: SignOuts,
  ) {}

  /** Throws `password_wrong`, `second_factor_required` and `second_factor_wrong`. Answers with the tombstone; what takes longer goes on by itself. */
  async run(order: CommandContext, accountId: AccountId, proof: OwnersProof): Promise<Tombstone> {
    await this.owner.pass(order, accountId, proof);
    await this.commands.send(accountCommands.EraseAccount({ accountId, by: 'owner' }), order);
    this.signOuts.tell(accountId);
    return this.whenDestroyed(accountId);
  }

  private async whenDestroyed(accountId: AccountId): Promise<Tombstone> {
    for (const until = performance.now() + WAITED_MS; ;) {
      const found = await this.queries.ask(tombstoneOf, { accountId });
      if (!found) throw AccountUnknown();
      if (found.completed || performance.now() > until) return found;
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
