import { given } from '../../../shared-kernel/testing/given.js';
import { usageKeyCommands as order, type UsageKeyAnswer } from './usage-key-commands.js';
import type { UsageKeyEvent } from './usage-key-events.js';
import { usageKey } from './usage-key.js';

const accountId = 'ada';
const shown = { fingerprintVersion: 1, prefix: 'sk-admin-', lastFour: 'wxyz', origin: 'o' };
const accepted: UsageKeyAnswer = { said: 'accepted' };
const refused: UsageKeyAnswer = { said: 'refused', reason: 'missing_permission', missing: 'api.usage.read' };
const unknown: UsageKeyAnswer = { said: 'unknown', reason: 'rate_limited' };

const add = (fingerprint: string, answer: UsageKeyAnswer = accepted) =>
  order.AddUsageKey({ accountId, fingerprint, envelopeId: `e-${fingerprint}`, ...shown, answer });
const note = (fingerprint: string, answer: UsageKeyAnswer) => order.NoteUsageKeyAnswer({ accountId, fingerprint, answer });
const remove = order.RemoveUsageKey({ accountId, how: 'removed' });

const added = (fingerprint: string, verified = true): UsageKeyEvent => ({
  type: 'UsageKeyAdded',
  data: { accountId, fingerprint, envelopeId: `e-${fingerprint}`, ...shown, verified },
});
const turnedDown: UsageKeyEvent = {
  type: 'UsageKeyRefused',
  data: { accountId, fingerprint: 'f', reason: 'missing_permission', missing: 'api.usage.read' },
};
const works: UsageKeyEvent = { type: 'UsageKeyAccepted', data: { accountId, fingerprint: 'f' } };
const gone = (how: 'removed' | 'replaced'): UsageKeyEvent => ({
  type: 'UsageKeyRemoved',
  data: { accountId, fingerprint: 'f', envelopeId: 'e-f', lastFour: 'wxyz', how },
});

describe('the admin key that reads usage reports', () => {
  it('is stored when the provider answers it, and as unverified when that cannot be asked', () => {
    given(usageKey)().when(add('f')).then(added('f'));
    given(usageKey)().when(add('f', unknown)).then(added('f', false));
  });

  it('is not stored when the provider refuses it, and says what is missing', () =>
    given(usageKey)()
      .when(add('f', refused))
      .thenRefused('usage_key_rejected', { purse: 'openai_account', reason: 'missing_permission', missingPermission: 'api.usage.read' }));

  it('goes when another comes in its place, and a repeat of the same order changes nothing', () => {
    given(usageKey)(added('f')).when(add('g')).then(gone('replaced'), added('g'));
    given(usageKey)(added('f')).when(add('f')).thenNothing();
  });

  it('is told of as refused once, and as working again once', () => {
    given(usageKey)(added('f')).when(note('f', refused)).then(turnedDown);
    given(usageKey)(added('f'), turnedDown).when(note('f', refused)).thenNothing();
    given(usageKey)(added('f'), turnedDown).when(note('f', accepted)).then(works);
    given(usageKey)(added('f')).when(note('f', accepted)).thenNothing();
  });

  it('is not made bad by a rate limit, nor by late news of another key', () => {
    given(usageKey)(added('f')).when(note('f', unknown)).thenNothing();
    given(usageKey)(added('f')).when(note('g', refused)).thenNothing();
    given(usageKey)().when(note('f', refused)).thenNothing();
  });

  it('can always be removed', () => {
    given(usageKey)(added('f'), turnedDown).when(remove).then(gone('removed'));
    given(usageKey)().when(remove).thenNothing();
  });
});
