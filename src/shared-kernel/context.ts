import { idFrom, newId } from './ids.js';

/** On whose order something happens; goes into every event's metadata. */
export interface CommandContext {
  /** Repeating an order with the same id has no second effect. */
  readonly commandId: string;
  /** The event or request that led to it. */
  readonly causationId: string;
  /** The request that all of it began with. */
  readonly correlationId: string;
  /** `account:<id>`, `policy:<name>`, `job:<name>`, `operator` or `system`. */
  readonly actor: string;
  readonly accountId?: string;
  readonly onBehalfOf?: string;
}

/** The context of one of several commands of the same order; the name tells them apart and stays the same in a repeat. */
export const partOf = (context: CommandContext, name: string): CommandContext => ({ ...context, commandId: idFrom(context.commandId, name) });

/** A context for work that the service starts by itself. */
export const systemContext = (actor: string, commandId: string = newId()): CommandContext => ({
  commandId,
  causationId: commandId,
  correlationId: commandId,
  actor,
});
