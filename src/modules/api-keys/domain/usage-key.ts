import type { Decider } from '../../../shared-kernel/decider.js';
import type { UsageKeyAnswer, UsageKeyCommand } from './usage-key-commands.js';
import { UsageKeyRejected } from './usage-key-errors.js';
import { usageKeyFacts, type UsageKeyEvent } from './usage-key-events.js';

/** The one admin key that an account may hold to see the provider's own figures: none → stored ⇄ refused → none. It never pays and never blocks. */
export type UsageKey =
  | { readonly status: 'none' }
  | {
      readonly status: 'unverified' | 'works' | 'refused';
      readonly fingerprint: string;
      readonly envelopeId: string;
      readonly lastFour: string;
      /** Why it was refused; empty while it is not. */
      readonly reason: string;
    };

type Added = Extract<UsageKeyCommand, { type: 'AddUsageKey' }>['data'];

const removal = (accountId: string, key: UsageKey, how: 'removed' | 'replaced' | 'erased'): readonly UsageKeyEvent[] => {
  if (key.status === 'none') return [];
  const { fingerprint, envelopeId, lastFour } = key;
  return [{ type: 'UsageKeyRemoved', data: { accountId, fingerprint, envelopeId, lastFour, how } }];
};

const add = ({ answer, ...added }: Added, key: UsageKey): readonly UsageKeyEvent[] => {
  if (answer.said === 'refused') throw UsageKeyRejected({ reason: answer.reason, missingPermission: answer.missing });
  if (key.status !== 'none' && key.envelopeId === added.envelopeId) return [];
  return [...removal(added.accountId, key, 'replaced'), { type: 'UsageKeyAdded', data: { ...added, verified: answer.said === 'accepted' } }];
};

const note = (accountId: string, fingerprint: string, answer: UsageKeyAnswer, key: UsageKey): readonly UsageKeyEvent[] => {
  if (key.status === 'none' || key.fingerprint !== fingerprint) return [];
  switch (answer.said) {
    case 'unknown':
      return [];
    case 'accepted':
      return key.status === 'works' ? [] : [{ type: 'UsageKeyAccepted', data: { accountId, fingerprint } }];
    case 'refused': {
      const { reason, missing } = answer;
      return key.reason === reason ? [] : [{ type: 'UsageKeyRefused', data: { accountId, fingerprint, reason, missing } }];
    }
  }
};

export const usageKey: Decider<UsageKey, UsageKeyCommand, UsageKeyEvent> = {
  facts: usageKeyFacts,
  initial: { status: 'none' },

  decide(command, key) {
    switch (command.type) {
      case 'AddUsageKey':
        return add(command.data, key);
      case 'NoteUsageKeyAnswer':
        return note(command.data.accountId, command.data.fingerprint, command.data.answer, key);
      case 'RemoveUsageKey':
        return removal(command.data.accountId, key, command.data.how);
    }
  },

  evolve(key, event): UsageKey {
    switch (event.type) {
      case 'UsageKeyAdded': {
        const { fingerprint, envelopeId, lastFour, verified } = event.data;
        return { status: verified ? 'works' : 'unverified', fingerprint, envelopeId, lastFour, reason: '' };
      }
      case 'UsageKeyAccepted':
        return key.status === 'none' ? key : { ...key, status: 'works', reason: '' };
      case 'UsageKeyRefused':
        return key.status === 'none' ? key : { ...key, status: 'refused', reason: event.data.reason };
      case 'UsageKeyRemoved':
        return { status: 'none' };
    }
  },
};
