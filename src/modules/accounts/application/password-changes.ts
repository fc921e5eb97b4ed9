import { Injectable } from '@nestjs/common';
import { systemContext, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { PasswordSafe, type UnrecordedChange } from '../../../shared-kernel/ports/sign-in-store.js';
import { accountCommands } from '../domain/commands.js';

const AT_ONCE = 100;

/** Tells the log of changed passwords; a change whose process died before it said so is told of later. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly commands: Commands,
    private readonly safe: PasswordSafe,
  ) {}

  async record(change: UnrecordedChange, context: CommandContext): Promise<Sent> {
    const commandId = idFrom('password change', change.changeId);
    const sent = await this.commands.send(accountCommands.RecordPasswordChange(change), { ...context, commandId });
    await this.safe.recorded(change);
    return sent;
  }

  async recordForgotten(): Promise<void> {
    for (const change of await this.safe.unrecorded(AT_ONCE)) {
      const { accountId } = change;
      await this.record(change, { ...systemContext('job:accounts.tidy-sign-ins'), accountId, onBehalfOf: `account:${accountId}` });
    }
  }
}
