import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { Passwords } from '../../../shared-kernel/ports/passwords.js';
import { PasswordSafe } from '../../../shared-kernel/ports/sign-in-store.js';
import { AccountUnknown, PasswordWrong } from '../domain/errors.js';
import { accountCommands } from '../domain/commands.js';
import { passwordText } from '../domain/password-rules.js';
import { tombstoneOf, type Tombstone } from '../domain/queries.js';

const WAITED_MS = 8_000;
const LOOK_EVERY_MS = 50;

/** Erases an account on the word of whoever knows its password; from then on nobody is signed in to it. */
@Injectable()
export class EraseAccount {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly passwords: Passwords,
    private readonly safe: PasswordSafe,
  ) {}

  /** Throws `password_wrong`. Answers with the tombstone; what takes longer goes on by itself. */
  async run(order: CommandContext, accountId: AccountId, typedPassword: string): Promise<Tombstone> {
    const kept = await this.safe.find(accountId);
    if (!kept || !(await this.passwords.verify(kept.hash, passwordText(typedPassword)))) throw PasswordWrong();
    await this.commands.send(accountCommands.EraseAccount({ accountId, by: 'owner' }), order);
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
