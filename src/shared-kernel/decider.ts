import type { AnyCommand, AnyEvent, FactSet } from './message.js';

/**
 * One kind of stream: pure rules from command and state to events, and from event to state.
 * An empty list means that there is nothing to do; a broken rule throws a refusal.
 */
export interface Decider<State, Command extends AnyCommand, Event extends AnyEvent> {
  readonly facts: FactSet;
  readonly initial: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
}

/** A decider whose types the generic handler need not know. */
export type AnyDecider = Decider<never, never, never> | Decider<unknown, AnyCommand, AnyEvent>;

/** Folds a history into the state that a decider decides on. */
export const foldOf = <State, Command extends AnyCommand, Event extends AnyEvent>(
  decider: Decider<State, Command, Event>,
  events: Iterable<Event>,
): State => {
  let state = decider.initial;
  for (const event of events) state = decider.evolve(state, event);
  return state;
};
