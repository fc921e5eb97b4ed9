/** On whose order something happens; goes into every event's metadata. */
export interface CommandContext {
  /** Repeating an order with the same id has no second effect. */
  readonly commandId: string;
  /** The event or request that led to it. */
  readonly causationId: string;
  /** The request that all of it began with. */
  readonly correlationId: string;
  /** `account:<id>`, `policy:<name>`, `operator` or `system`. */
  readonly actor: string;
  readonly accountId?: string;
  readonly onBehalfOf?: string;
}
