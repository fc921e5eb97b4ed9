import assert from 'node:assert/strict';
import { foldOf, type Decider } from '../decider.js';
import type { AnyCommand, AnyEvent } from '../message.js';
import { Refusal, type RefusalDetails } from '../refusal.js';

/** What a decision is expected to be; each ending throws an AssertionError that shows the difference. */
export interface Expectation<Event extends AnyEvent> {
  /** Exactly these events, in this order. */
  then(...events: readonly Event[]): void;
  /** The order was fine and there was nothing to do. */
  thenNothing(): void;
  /** A refusal with this code; of its details, those named here. */
  thenRefused(code: string, details?: RefusalDetails): void;
}

/** A history, waiting for an order. */
export interface History<Command extends AnyCommand, Event extends AnyEvent> {
  when(command: Command): Expectation<Event>;
}

const refusalOf = (decide: () => unknown): Refusal => {
  try {
    const decided = decide();
    assert.fail(`expected a refusal, but this was decided: ${JSON.stringify(decided, null, 2)}`);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const named = (details: RefusalDetails, names: readonly string[]): RefusalDetails =>
  Object.fromEntries(names.filter(name => name in details).map(name => [name, details[name]]));

/**
 * Speaks a decider's specification: `given(decider)(…events).when(command).then(…events)`.
 * Pure: histories are folded and decided on, nothing is stored.
 */
export const given =
  <State, Command extends AnyCommand, Event extends AnyEvent>(decider: Decider<State, Command, Event>) =>
  (...history: readonly Event[]): History<Command, Event> => ({
    when: command => {
      const decide = () => decider.decide(command, foldOf(decider, history));
      return {
        then: (...events) => assert.deepEqual(decide(), events),
        thenNothing: () => assert.deepEqual(decide(), []),
        thenRefused: (code, details = {}) => {
          const refused = refusalOf(decide);
          assert.equal(refused.code, code);
          assert.deepEqual(named(refused.details, Object.keys(details)), details);
        },
      };
    },
  });
