import type { Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { refusal, type RefusedOn } from '../../../shared-kernel/refusal.js';
import type { KeyStanding, PayerQuestion } from '../../../shared-kernel/who-pays.js';
import { explainRefusal, type RefusalFacts } from './why-refusal.js';

const NotEnough = refusal('spec_not_enough', 'conflict', 'There is not enough of it.', { remedies: ['get_more'] });

const spent: KeyStanding = { status: 'exhausted', fingerprint: 'f', lastFour: 'aaaa', reason: 'credit_balance_exhausted', readable: true };
const usable: KeyStanding = { ...spent, status: 'usable', reason: null };

const entry = (data: object): RecordedEvent => ({
  id: 'e',
  type: 'RefusalRecorded',
  schemaVersion: 1,
  data: { accountId: 'ada', route: 'POST /v1/projects', reason: null, inputs: {}, ...data },
  metadata: { actor: 'a', commandId: 'c', causationId: 'x', correlationId: 'r', at: '2026-11-23T12:00:00.000Z' },
  stream: 'refusals-ada',
  revision: 0,
  position: '1' as Position,
  recordedAt: '2026-11-23T12:00:00.000Z',
});
const facts = (data: object, more: Partial<RefusalFacts> = {}): RefusalFacts => ({
  id: 'r',
  entry: entry(data),
  repeats: [],
  keyThen: spent,
  again: null,
  keyNews: [],
  ...more,
});
const asked = (question: PayerQuestion): { on: RefusedOn } => ({ on: { asked: 'who-pays', question } });
const ofCreation = { code: 'key_unusable', rule: 'R42', reason: 'exhausted', inputs: { keyLastFour: 'aaaa', subReason: 'credit_balance_exhausted' } };
const ofStream = (revision: number | null): { on: RefusedOn } => ({
  on: { asked: 'stream', stream: 'credits-ada', revision, order: { type: 'HoldCredits', data: { now: 'then' } } },
});

describe('why a request was refused', () => {
  it('[R42] tells what the resolver was asked, the rule and the ways out, and is refused the same again', () => {
    const why = explainRefusal(facts({ ...ofCreation, ...asked({ operation: 'create-project', key: spent }) }));
    expect(why).toMatchObject({
      decision: 'POST /v1/projects was refused: The OpenAI key on this account cannot be used. (exhausted)',
      rule: { number: 'R42', sentence: "While the provider's funds are used up, a message is shown and no project can be created." },
      remedies: ['add_funds_at_openai', 'remove_key'],
      replayed: { same: true, warning: null },
    });
    expect(why.inputs).toContainEqual(expect.objectContaining({ name: 'key.status', value: 'exhausted', reconstructed: false }));
  });

  it.each([
    ['the rule', { rule: 'R40' }, spent],
    ['a figure', { inputs: { keyLastFour: 'zzzz' } }, spent],
    ['the key that was looked at', {}, usable],
  ])('notices a forgery of %s', (_, forged, key) => {
    const { replayed } = explainRefusal(facts({ ...ofCreation, ...asked({ operation: 'create-project', key }), ...forged }));
    expect([replayed.same, replayed.warning === null]).toEqual([false, false]);
  });

  it.each([
    ['R42', ofCreation, spent],
    ['R48', { ...ofCreation, rule: 'R48' }, spent],
    [
      'R30',
      { code: 'key_required_same', rule: 'R30', reason: 'no_key_stored', inputs: { requiredKeyLastFour: 'bbbb' } },
      { status: 'none' } as KeyStanding,
    ],
    ['R33', { code: 'key_required_same', rule: 'R33', reason: 'another_key_is_stored', inputs: { requiredKeyLastFour: 'bbbb' } }, usable],
    ['R47', { code: 'key_unreadable', rule: 'R47' }, usable],
  ])('[%s] reckons the question from the key’s events where it was not recorded, and says so', (_, recorded, keyThen) => {
    const why = explainRefusal(facts(recorded, { keyThen }));
    expect(why.replayed.same).toBe(true);
    expect(why.inputs).toContainEqual(expect.objectContaining({ name: 'key.status', reconstructed: true }));
  });

  it('[A-16] compares with what the decider of the stream says again, and with its ways out', () => {
    const recorded = { code: 'spec_not_enough', rule: 'A-16', inputs: { needed: '{"microCredits":"5"}' }, ...ofStream(3) };
    const says = (microCredits: string) => ({ again: { refusal: NotEnough({ rule: 'A-16', needed: { microCredits } }) } });
    expect(explainRefusal(facts(recorded, says('5')))).toMatchObject({ replayed: { same: true }, remedies: ['get_more'] });
    expect(explainRefusal(facts(recorded, says('6'))).replayed.same).toBe(false);
    expect(explainRefusal(facts(recorded, { again: { events: [{ type: 'CreditsHeld', data: {} }] } })).replayed).toMatchObject({
      same: false,
      decisions: [{ answer: { admitted: ['CreditsHeld'] } }],
    });
  });

  it('[R21] asks again whether the fields that were sent name a payer', () => {
    const sent = (...fields: readonly string[]) => facts({ code: 'payer_not_selectable', rule: 'R21', on: { asked: 'rim', fields } });
    expect(explainRefusal(sent('payer')).replayed.same).toBe(true);
    expect(explainRefusal(sent('title')).replayed.same).toBe(false);
  });

  it('says that it cannot be asked again where nothing of it was recorded, and how often it was counted', () => {
    const repeats = [{ ...entry({ count: 2 }), type: 'RefusalRepeated' }];
    const why = explainRefusal(facts({ code: 'platform_credits_insufficient', rule: 'A-16' }, { repeats }));
    expect(why.replayed).toMatchObject({ same: null, warning: null, decisions: [{ answer: null, same: null }] });
    expect(why.decision).toMatch(/refused 2 times more within a minute/);
  });
});
