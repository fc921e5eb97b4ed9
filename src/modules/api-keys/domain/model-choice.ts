import type { Decider } from '../../../shared-kernel/decider.js';
import { modelChoiceFacts, type ModelChoiceCommand, type ModelChoiceEvent } from './model-choice-events.js';

/** What was allowed last, by the key that it is about; the empty name stands for the account. */
export type ModelChoice = ReadonlyMap<string, string>;

const spelled = (models: readonly string[] | null): string => (models === null ? '' : JSON.stringify([...new Set(models)].sort()));

/** Which models an account lets itself use: all that are offered, until it says otherwise. */
export const modelChoice: Decider<ModelChoice, ModelChoiceCommand, ModelChoiceEvent> = {
  facts: modelChoiceFacts,
  initial: new Map(),
  decide({ data }, choice) {
    const { accountId, fingerprint, models } = data;
    if (spelled(models) === (choice.get(fingerprint ?? '') ?? '')) return [];
    const distinct = models && [...new Set(models)].sort();
    return [{ type: 'AllowedModelsChanged', data: { accountId, fingerprint, models: distinct } }];
  },
  evolve(choice, { data: { fingerprint, models } }) {
    return new Map(choice).set(fingerprint ?? '', spelled(models));
  },
};
