import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { projectCommands } from '../domain/commands.js';
import { OutputNotReady } from '../domain/errors.js';
import { outputById } from '../domain/queries.js';

interface Pin {
  readonly accountId: string;
  readonly projectId: string;
  readonly cardId: string;
  readonly outputId: string;
}

/** Marks one output of a card as the one that counts; whose output it is, the project knows, and whether it is ready, its row. */
@Injectable()
export class PinOutput {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
  ) {}

  async run(context: CommandContext, pin: Pin): Promise<Sent> {
    const { accountId, outputId } = pin;
    const output = await this.queries.ask(outputById, { accountId, outputId });
    if (output && output.state !== 'ready') throw OutputNotReady({ reason: output.state });
    return this.commands.send(projectCommands.PinOutput(pin), context);
  }
}
