import { roleSettings } from './role-settings.js';

const SHARED = { DATABASE_URL: 'postgres://one', OPENAI_API_KEY: 'sk-of-ours' };

describe('the role of a process', () => {
  it('is all of them, but for the world outside, unless the operator says otherwise', () => {
    for (const env of [{}, { KEYREEL_ROLE: '' }, { KEYREEL_ROLE: 'all' }])
      expect(roleSettings(env)).toMatchObject({ plays: ['api', 'worker', 'projector', 'sealer'], isSplit: false, drainMs: 25_000 });
  });

  it.each(['api', 'worker', 'projector', 'sealer'])('may be %s alone', role =>
    expect(roleSettings({ ...SHARED, KEYREEL_ROLE: role })).toMatchObject({ plays: [role], isSplit: true }),
  );

  it('may be several', () => expect(roleSettings({ ...SHARED, KEYREEL_ROLE: 'sealer, worker' }).plays).toEqual(['worker', 'sealer']));

  it.each([
    ['a role that there is not', { KEYREEL_ROLE: 'api,wroker' }, /KEYREEL_ROLE must be all, or one or more of api, worker/],
    ['all together with another', { KEYREEL_ROLE: 'all,api' }, /KEYREEL_ROLE must be all, or/],
    ['the simulated provider with others', { KEYREEL_ROLE: 'api,provider-sandbox' }, /cannot be joined/],
    ['a split role without a database of all', { KEYREEL_ROLE: 'api', DATABASE_URL: ' ' }, /needs DATABASE_URL/],
    ['a split role without a provider of all', { KEYREEL_ROLE: 'projector', OPENAI_API_KEY: '' }, /needs OPENAI_API_KEY: split roles share/],
    [
      'a simulated provider that nobody can pay',
      { KEYREEL_ROLE: 'provider-sandbox', OPENAI_API_KEY: '' },
      /needs OPENAI_API_KEY: the key, of your own/,
    ],
    ['the key of the users’ keys where it must not be', { KEYREEL_ROLE: 'api,projector', KEYREEL_BOX_KEY: 'x' }, /give it to workers alone/],
    ['a drain that is no number', { KEYREEL_DRAIN_SECONDS: 'soon' }, /KEYREEL_DRAIN_SECONDS must be a whole number/],
    ['a port that is none', { KEYREEL_SANDBOX_PORT: '70000' }, /KEYREEL_SANDBOX_PORT must be/],
  ])('refuses %s', (_, env, sentence) => expect(() => roleSettings({ ...SHARED, ...env })).toThrow(sentence));
});
