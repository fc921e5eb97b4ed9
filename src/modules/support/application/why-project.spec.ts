import type { Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { Binding, KeyStanding } from '../../../shared-kernel/who-pays.js';
import { explainProject, type ProjectFacts } from './why-project.js';

const key: KeyStanding = { status: 'usable', fingerprint: 'a', lastFour: 'aaaa', reason: null, readable: true };
const other: KeyStanding = { ...key, fingerprint: 'b', lastFour: 'bbbb' };
const none: KeyStanding = { status: 'none' };
const toIt: Binding = { fingerprint: 'a', lastFour: 'aaaa' };

const created = (boundTo: Binding | null, rule = boundTo ? 'R24' : 'R3', question?: object): RecordedEvent => ({
  id: 'e',
  type: 'ProjectCreated',
  schemaVersion: 1,
  data: { accountId: 'ada', projectId: 'talk', boundTo, evidence: { keyRevision: 0, rule, because: 'so', ...(question && { question }) } },
  metadata: { actor: 'a', commandId: 'c', causationId: 'x', correlationId: 'r', at: '2026-11-23T12:00:00.000Z' },
  stream: 'project-talk',
  revision: 0,
  position: '1' as Position,
  recordedAt: '2026-11-23T12:00:00.000Z',
});

const facts = (boundTo: Binding | null, now: KeyStanding, more: Partial<ProjectFacts> = {}): ProjectFacts => ({
  projectId: 'talk',
  created: created(boundTo),
  key: now,
  keyByEvents: now,
  keyAtCreation: boundTo ? key : none,
  keyNews: [],
  isOpened: true,
  ...more,
});

describe('why a project can or cannot generate', () => {
  it.each([
    ['R30', toIt, none, /^The project is locked/, ['add_same_key', 'create_new_project']],
    ['R33', toIt, other, /^The project is locked.*bound to the key that ends in aaaa/, ['add_same_key', 'create_new_project']],
    ['R48', toIt, { ...key, status: 'exhausted' } as KeyStanding, /^The project is locked/, ['add_funds_at_openai', 'remove_key']],
    ['R10', toIt, key, /^The project is not locked: the stored OpenAI key pays/, []],
    ['R20', null, none, /^The project is not locked: platform credits pay.*bound to no key/, []],
    ['R25', null, other, /^The project is not locked: the stored OpenAI key pays/, []],
  ])('[%s] is told with the rule and the ways out, and comes out the same again', (rule, boundTo, now, said, remedies) => {
    const why = explainProject(facts(boundTo, now));
    expect(why).toMatchObject({ decision: expect.stringMatching(said), rule: { number: rule }, remedies, replayed: { same: true } });
  });

  it('notices a binding that no rule made, and rows that are not what the key’s events say', () => {
    expect(explainProject(facts(toIt, key, { keyAtCreation: other })).replayed.same).toBe(false);
    expect(explainProject(facts(toIt, key, { keyByEvents: none })).replayed.same).toBe(false);
    const asked = created(toIt, 'R24', { operation: 'create-project', key });
    expect(explainProject(facts(toIt, key, { created: asked, keyAtCreation: none })).replayed.same).toBe(true);
  });

  it('says where nobody looked whether the key can be opened', () => {
    const { inputs } = explainProject(facts(toIt, key, { isOpened: false }));
    expect(inputs.find(({ name }) => name === 'key.readable')).toMatchObject({ value: true, reconstructed: true });
  });
});
