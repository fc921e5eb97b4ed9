import http from 'node:http';
import { inspect } from 'node:util';
import type { OpenAiGateway } from './openai.gateway.js';
import { ProviderMisconfigured } from './origin.js';
import { type AnswerServer, type Behaviour, bytesThen, error, startAnswerServer, whole } from './testing/answer-server.js';
import { call, gatewayTo, own, picture, piece, question, SECRET } from './testing/calls.js';

const servers: AnswerServer[] = [];

async function start(...behaviours: readonly Behaviour[]) {
  const server = await startAnswerServer(...behaviours);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
});

/** Every call that carries a credential. */
const calls: [string, (gateway: OpenAiGateway) => Promise<unknown>][] = [
  ['text', gateway => gateway.text(question, own, call)],
  ['transcribe', gateway => gateway.transcribe(piece, own, call)],
  ['image', gateway => gateway.image(picture, own, call)],
  ['moderate', gateway => gateway.moderate('hello', own, call)],
  ['listModels', gateway => gateway.listModels(own)],
  ['countInputTokens', gateway => gateway.countInputTokens(question, own)],
  ['probeKey', gateway => gateway.probeKey(own)],
  ['paidProbe', gateway => gateway.paidProbe(own, call)],
];

describe('a credential goes to the configured origin alone', () => {
  it.each(calls)('%s does not follow a redirect: not one byte reaches the other host', async (_, make) => {
    for (const status of [301, 302, 303, 307, 308]) {
      const other = await start(whole(200, '{}'));
      const server = await start(whole(status, '', { location: `http://127.0.0.1:${other.port}/v1/take` }));
      const gateway = gatewayTo(server.baseURL);
      await make(gateway);
      gateway.close();
      expect(server.bytes()).toContain(SECRET);
      expect({ connections: other.connections(), bytes: other.bytes() }).toEqual({ connections: 0, bytes: '' });
    }
  });

  it('says that it was redirected, and that only the operator can mend it', async () => {
    const server = await start(whole(307, '', { location: 'http://127.0.0.1:9/' }));
    expect(await gatewayTo(server.baseURL).text(question, own, call)).toMatchObject({ outcome: 'failed', reason: 'redirected', retryable: false });
  });

  it('uses no proxy that the environment names', async () => {
    const proxy = await start(whole(200, '{}'));
    const server = await start(error(401, { code: 'invalid_api_key' }));
    const address = `http://127.0.0.1:${proxy.port}`;
    const restore = http.setGlobalProxyFromEnv({ http_proxy: address, https_proxy: address, no_proxy: '' });
    try {
      await new Promise(resolve => http.get(server.baseURL, answer => resolve(answer.resume())));
      expect(proxy.connections()).toBe(1);
      expect(await gatewayTo(server.baseURL).text(question, own, call)).toMatchObject({ outcome: 'key-trouble' });
      expect(proxy.connections()).toBe(1);
    } finally {
      restore();
    }
  });

  it.each(['not a url', 'ftp://example.org/v1', 'https://user:secret@example.org/v1', 'https://example.org/v1?key=secret'])(
    'refuses to start with the address %s',
    baseURL => {
      expect(() => gatewayTo(baseURL)).toThrow(ProviderMisconfigured);
    },
  );
});

describe('nothing of the platform leaks into a call with an own key', () => {
  const variables = {
    OPENAI_API_KEY: 'sk-platform',
    OPENAI_ADMIN_KEY: 'sk-admin-platform',
    OPENAI_ORG_ID: 'org-platform',
    OPENAI_PROJECT_ID: 'proj_platform',
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    OPENAI_LOG: 'debug',
  };

  afterEach(() => {
    for (const name of [...Object.keys(variables), 'OPENAI_CUSTOM_HEADERS']) delete process.env[name];
  });

  it('sends the given key, no organisation and no project', async () => {
    Object.assign(process.env, variables);
    const server = await start(error(401, { code: 'invalid_api_key' }));
    await gatewayTo(server.baseURL).text(question, own, call);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
    expect(server.bytes()).not.toMatch(/platform/);
  });

  it.each(['', '   ', '\n', undefined as unknown as string])('never fills in for the empty key %p', async secret => {
    Object.assign(process.env, variables);
    const server = await start(whole(200, '{}'));
    const outcome = await gatewayTo(server.baseURL).text(question, { secret, kind: 'own' }, call);
    expect(outcome).toMatchObject({ outcome: 'key-trouble', trouble: { status: 'invalid', reason: 'malformed_key' } });
    expect(server.connections()).toBe(0);
  });

  it('refuses to start while OPENAI_CUSTOM_HEADERS is set', () => {
    process.env.OPENAI_CUSTOM_HEADERS = 'Authorization: Bearer sk-platform';
    expect(() => gatewayTo('http://127.0.0.1:9/v1')).toThrow(ProviderMisconfigured);
  });
});

describe('secrets and prompts stay out of what comes back', () => {
  const echo = `Incorrect API key provided: ${SECRET}. You sent: ${question.prompt} ${question.transcript}`;

  const echoes = [
    error(401, { code: 'invalid_api_key', message: echo }),
    error(400, { code: SECRET, type: question.prompt, message: echo, param: echo }, { 'x-request-id': SECRET }),
    error(429, { code: 'rate_limit_exceeded', message: echo }),
    error(500, { message: echo }),
    whole(502, echo, { 'content-type': 'text/html' }),
    whole(200, echo),
    bytesThen(`HTTP/1.1 200 ${echo}\r\ncontent-length: 5\r\n\r\nhi`, socket => socket.destroy()),
    bytesThen(`${echo}\r\n\r\n`, socket => socket.destroy()),
  ];

  it('whatever the provider echoes, and prints nothing', async () => {
    process.env.OPENAI_LOG = 'debug';
    const printed = listenToConsole();
    for (const behaviour of echoes) {
      const server = await start(behaviour);
      for (const [, make] of calls) {
        const shown = inspect(await make(gatewayTo(server.baseURL)), { depth: 10, showHidden: true });
        expect(windowsOf(SECRET).filter(window => shown.includes(window))).toEqual([]);
        expect(shown).not.toContain('canary');
      }
    }
    delete process.env.OPENAI_LOG;
    expect(printed()).toEqual([]);
  });

  it('even when the key cannot be put into a header', async () => {
    const server = await start(whole(200, '{}'));
    for (const secret of [`${SECRET}\nX-Injected: 1`, `${SECRET} ${SECRET}`, `${SECRET}ü`]) {
      const outcome = await gatewayTo(server.baseURL).text(question, { secret, kind: 'own' }, call);
      expect(outcome).toMatchObject({ outcome: 'key-trouble', trouble: { reason: 'malformed_key' } });
      expect(inspect(outcome)).not.toContain('sk-proj');
    }
    expect(server.connections()).toBe(0);
  });

  it('sends a key without the blanks around it', async () => {
    const server = await start(error(401, { code: 'invalid_api_key' }));
    await gatewayTo(server.baseURL).text(question, { secret: `  ${SECRET}\n`, kind: 'own' }, call);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
  });

  it('does not send an admin key, which cannot run models', async () => {
    const server = await start(whole(200, '{}'));
    const verdict = await gatewayTo(server.baseURL).probeKey({ secret: 'sk-admin-canary', kind: 'own' });
    expect(verdict).toMatchObject({ verdict: 'trouble', trouble: { status: 'invalid', reason: 'admin_key' } });
    expect(server.connections()).toBe(0);
  });

  it('and a printed gateway shows none', async () => {
    const server = await start(error(401, {}));
    const gateway = gatewayTo(server.baseURL);
    await gateway.text(question, own, call);
    expect(inspect(gateway, { depth: 12, showHidden: true })).not.toContain('canary');
  });
});

/** Collects what is printed from now on; the returned function ends that and gives it. */
function listenToConsole(): () => readonly unknown[] {
  const printed: unknown[] = [];
  const before = { ...console };
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = (...words: unknown[]) => void printed.push(...words);
  return () => {
    Object.assign(console, before);
    return printed;
  };
}

function windowsOf(secret: string): string[] {
  return Array.from({ length: secret.length - 11 }, (_, start) => secret.slice(start, start + 12));
}
