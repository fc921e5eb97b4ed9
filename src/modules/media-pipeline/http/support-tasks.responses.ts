import { AnsweredShape, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Amount, Flag, Id, Nested, OneOf } from '../../../infrastructure/http/shapes.js';
import type { CreditAmount } from '../../../shared-kernel/money.js';

/** What becomes of the platform credits that are set aside for a task. */
export class HoldEffectShape {
  @Amount({ description: 'Platform credits that are set aside.' })
  held!: CreditAmount;

  @Amount({ description: 'Of them, what is charged for what was delivered or may have been billed.' })
  charged!: CreditAmount;

  @Amount({ description: 'Of them, what comes back to the owner.' })
  released!: CreditAmount;
}

const HOLD = {
  nullable: true,
  description: 'Null where the owner’s own key pays, or nothing is set aside any more: then no platform credits move.',
} as const;
const ESTIMATED = 'A call to the provider is under way: what it used is an estimate, and may grow until it is broken off, never above what is held.';

/** What giving a task up would do. */
export class CancelEffectShape extends AnsweredShape {
  @Id()
  taskId!: string;

  @Flag({ description: 'False for a task that has ended: giving it up would change nothing.' })
  changes!: boolean;

  @OneOf(['credits', 'own-key'])
  payer!: string;

  @Nested(() => HoldEffectShape, HOLD)
  hold!: HoldEffectShape | null;

  @Flag({ description: ESTIMATED })
  estimated!: boolean;
}

/** A task that support gave up for its owner. */
export class SupportCancelledShape extends WrittenShape {
  @Id()
  taskId!: string;

  @Flag({ description: 'False for a task that had ended before: nothing was changed.' })
  changed!: boolean;

  @Nested(() => HoldEffectShape, HOLD)
  hold!: HoldEffectShape | null;

  @Flag({ description: 'What is charged is partly an estimate, because a call had to be broken off.' })
  estimated!: boolean;
}
