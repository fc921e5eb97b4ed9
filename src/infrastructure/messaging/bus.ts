import { Command, CommandBus, CommandHandler, Query, QueryBus, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../shared-kernel/context.js';
import type { AnyCommand, ErrandDeclaration, QueryDeclaration } from '../../shared-kernel/message.js';
import type { Position } from '../../shared-kernel/ports/event-log.js';
import { Commands, type ErrandRunner, Queries, type Reading, type Sent } from '../../shared-kernel/ports/messages.js';
import type { Refusal } from '../../shared-kernel/refusal.js';
import { assertNow } from '../past/the-moment.js';
import { Answers } from './answers.js';
import { Streams } from './streams.js';

/** Carries any declared command over the bus. */
export class Send extends Command<Sent> {
  constructor(
    readonly command: AnyCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Asks the decider of a declared command whether it would refuse it. */
export class Foresee extends Command<Refusal | null> {
  constructor(readonly command: AnyCommand) {
    super();
  }
}

/** Carries any declared errand over the bus. */
export class Perform extends Command<unknown> {
  constructor(
    readonly errand: ErrandDeclaration<object, unknown>,
    readonly params: object,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Who carries out which errand; filled once all modules are there. */
@Injectable()
export class Errands {
  private readonly runners = new Map<string, ErrandRunner>();

  know(runners: readonly ErrandRunner[]): void {
    for (const runner of runners) this.runners.set(runner.errand.name, runner);
  }

  run(name: string, params: object, context: CommandContext): Promise<unknown> {
    const runner = this.runners.get(name);
    if (!runner) return Promise.reject(new Error(`nobody runs ${name}`));
    return runner.run(params, context);
  }
}

/** Carries any declared query over the bus. */
export class Ask extends Query<Reading<unknown>> {
  constructor(
    readonly question: QueryDeclaration<object, unknown>,
    readonly params: object,
    readonly after: Position | undefined,
  ) {
    super();
  }
}

/** The one handler of every command: load, decide, append. */
@CommandHandler(Send)
export class SendHandler implements ICommandHandler<Send> {
  constructor(private readonly streams: Streams) {}

  execute({ command, context }: Send): Promise<Sent> {
    return this.streams.send(command, context);
  }
}

/** The same decision with nothing written. */
@CommandHandler(Foresee)
export class ForeseeHandler implements ICommandHandler<Foresee> {
  constructor(private readonly streams: Streams) {}

  execute({ command }: Foresee): Promise<Refusal | null> {
    return this.streams.foresee(command);
  }
}

/** The one handler of every errand. */
@CommandHandler(Perform)
export class PerformHandler implements ICommandHandler<Perform> {
  constructor(private readonly errands: Errands) {}

  execute({ errand, params, context }: Perform): Promise<unknown> {
    return this.errands.run(errand.name, params, context);
  }
}

/** The one handler of every query. */
@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask> {
  constructor(private readonly answers: Answers) {}

  execute({ question, params, after }: Ask): Promise<Reading<unknown>> {
    return this.answers.read(question, params, after);
  }
}

/** Commands by way of the bus: HTTP, policies and jobs all send the very same messages. */
@Injectable()
export class BusCommands extends Commands {
  constructor(private readonly bus: CommandBus) {
    super();
  }

  send(command: AnyCommand, context: CommandContext): Promise<Sent> {
    assertNow();
    return this.bus.execute(new Send(command, context));
  }

  foresee(command: AnyCommand): Promise<Refusal | null> {
    assertNow();
    return this.bus.execute(new Foresee(command));
  }

  async perform<Params extends object, Outcome>(
    errand: ErrandDeclaration<Params, Outcome>,
    params: Params,
    context: CommandContext,
  ): Promise<Outcome> {
    return (await this.bus.execute(new Perform(errand as ErrandDeclaration<object, unknown>, params, context))) as Outcome;
  }
}

/** Queries by way of the bus. */
@Injectable()
export class BusQueries extends Queries {
  constructor(private readonly bus: QueryBus) {
    super();
  }

  async ask<Params extends object, Answer>(question: QueryDeclaration<Params, Answer>, params: Params, after?: Position): Promise<Answer> {
    return (await this.read(question, params, after)).value;
  }

  async read<Params extends object, Answer>(question: QueryDeclaration<Params, Answer>, params: Params, after?: Position): Promise<Reading<Answer>> {
    const asked = new Ask(question as QueryDeclaration<object, unknown>, params, after);
    return (await this.bus.execute(asked)) as Reading<Answer>;
  }
}
