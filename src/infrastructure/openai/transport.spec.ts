import type { CallOutcome } from '../../shared-kernel/ports/provider.js';
import type { OpenAiGateway } from './openai.gateway.js';
import {
  type AnswerServer,
  type Behaviour,
  bytesThen,
  error,
  event,
  events,
  eventsThen,
  startAnswerServer,
  streamHead,
  whole,
} from './testing/answer-server.js';
import { call, delta, ended, gatewayTo, own, picture, piece, question, usage } from './testing/calls.js';

let server: AnswerServer;
let gateway: OpenAiGateway;

async function provider(...behaviours: Behaviour[]) {
  server = await startAnswerServer(...behaviours);
  gateway = gatewayTo(server.baseURL);
}

afterEach(async () => {
  gateway.close();
  await server.close();
});

const summary = (outcome: CallOutcome<unknown>) => ({
  ended: `${outcome.outcome}${'reason' in outcome ? `: ${outcome.reason}` : ''}`,
  ...('partialText' in outcome && { partialText: outcome.partialText }),
});

const cutJson = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"text": "hal';
const chunked = (part: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n${part.length.toString(16)}\r\n${part}\r\n`;
const html = whole(200, '<html><body>Sign in to the network</body></html>', { 'content-type': 'text/html' });

describe('a text call whose answer is lost or odd', () => {
  it.each<[string, Behaviour, ReturnType<typeof summary>]>([
    ['is reset before any header', socket => socket.resetAndDestroy(), { ended: 'unknown: connection_lost' }],
    ['is closed before any header', socket => socket.end(), { ended: 'unknown: connection_lost' }],
    ['meets a page instead of a stream', html, { ended: 'unknown: bad_answer' }],
    ['meets JSON instead of a stream', whole(200, '{}'), { ended: 'unknown: bad_answer' }],
    ['meets half a status line', bytesThen('HTTP/1.1 2', socket => socket.end()), { ended: 'unknown: connection_lost' }],
    ['meets bytes that are not HTTP', bytesThen('hello\r\n\r\n', socket => socket.end()), { ended: 'unknown: connection_lost' }],
    ['gets a stream that merely ends', events(delta('Half')), { ended: 'unknown: cut_stream', partialText: 'Half' }],
    ['gets an empty stream', events(), { ended: 'unknown: cut_stream' }],
    ['gets [DONE] and no end marker', events(delta('Half'), '[DONE]'), { ended: 'unknown: cut_stream', partialText: 'Half' }],
    [
      'gets a stream in chunks that is reset',
      bytesThen(chunked(event(delta('Half'))), socket => socket.resetAndDestroy()),
      { ended: 'unknown: connection_lost', partialText: 'Half' },
    ],
    [
      'gets a stream in chunks whose last is missing',
      bytesThen(chunked(event(delta('Half'))), socket => socket.end()),
      { ended: 'unknown: connection_lost', partialText: 'Half' },
    ],
    [
      'gets a stream that is reset',
      eventsThen(socket => socket.resetAndDestroy(), delta('Half')),
      { ended: 'unknown: cut_stream', partialText: 'Half' },
    ],
    ['gets a message that is not JSON', events(delta('Half'), '{"type":'), { ended: 'unknown: bad_answer', partialText: 'Half' }],
    ['gets no usage', events(delta('All'), ended('completed', 'All', { usage: undefined })), { ended: 'unknown: usage_missing', partialText: 'All' }],
    [
      'gets usage that cannot be',
      events(ended('completed', 'All', { usage: { input_tokens: 1, output_tokens: -5 } })),
      { ended: 'unknown: usage_missing' },
    ],
    ['gets an error that says nothing', events(delta('Half'), { type: 'error', error: {} }), { ended: 'unknown: cut_stream', partialText: 'Half' }],
    ['meets the page of a gateway', whole(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' }), { ended: 'unknown: gateway' }],
    ['meets 500 without a body', whole(500, ''), { ended: 'failed: server_error' }],
    ['meets an error cut in the middle', bytesThen(cutJson.replace('200', '503'), socket => socket.end()), { ended: 'failed: overloaded' }],
  ])('%s', async (_, behaviour, expected) => {
    await provider(behaviour);
    expect(summary(await gateway.text(question, own, call))).toEqual(expected);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps an answer that was complete before the connection broke', async () => {
    await provider(bytesThen(chunked(event(delta('All')) + event(ended('completed', 'All'))), socket => socket.resetAndDestroy()));
    expect(await gateway.text(question, own, call)).toMatchObject({ outcome: 'succeeded', value: { text: 'All' }, usage });
  });

  it('keeps an answer after which the server falls silent', async () => {
    await provider(eventsThen(() => undefined, ended('completed', 'All')));
    expect(await gateway.text(question, own, call)).toMatchObject({ outcome: 'succeeded' });
  });

  it('reads characters and messages that are cut anywhere', async () => {
    const bytes = Buffer.from(streamHead + event(delta('Grüße 🎬')) + event(ended('completed', 'Grüße 🎬')));
    await provider(socket => {
      for (const byte of bytes) socket.write(Buffer.from([byte]));
      socket.end();
    });
    const heard: string[] = [];
    expect(await gateway.text(question, own, { ...call, onText: text => heard.push(text) })).toMatchObject({ value: { text: 'Grüße 🎬' } });
    expect(heard.join('')).toBe('Grüße 🎬');
  });
});

describe('a deadline bounds the whole exchange', () => {
  const hurried = { ...call, deadlineMs: 700 };

  it.each<[string, Behaviour, ReturnType<typeof summary>]>([
    ['before any header', () => undefined, { ended: 'unknown: deadline' }],
    ['after the headers', bytesThen(streamHead), { ended: 'unknown: deadline' }],
    ['in mid-stream', eventsThen(() => undefined, delta('Half')), { ended: 'unknown: deadline', partialText: 'Half' }],
  ])('%s', async (_, behaviour, expected) => {
    await provider(behaviour);
    expect(summary(await gateway.text(question, own, hurried))).toEqual(expected);
  });

  it('in the body of a transcription', async () => {
    await provider(bytesThen(cutJson));
    expect(summary(await gateway.transcribe(piece, own, hurried))).toEqual({ ended: 'unknown: deadline' });
  });
});

describe('cancelling', () => {
  it('in mid-stream is an unknown end that keeps what was said, and hangs up', async () => {
    const { promise: hungUp, resolve } = Promise.withResolvers<void>();
    const cancel = new AbortController();
    await provider((socket, request) => {
      socket.on('close', () => resolve());
      eventsThen(() => undefined, delta('Half'))(socket, request);
    });
    const outcome = await gateway.text(question, own, { ...call, signal: cancel.signal, onText: () => cancel.abort() });
    expect(summary(outcome)).toEqual({ ended: 'unknown: cancelled', partialText: 'Half' });
    await hungUp;
  });

  it('before the start sends nothing', async () => {
    await provider(html);
    expect(summary(await gateway.text(question, own, { ...call, signal: AbortSignal.abort() }))).toEqual({ ended: 'failed: cancelled' });
    expect(server.connections()).toBe(0);
  });
});

describe('a call that cannot have arrived', () => {
  it('finds nobody listening', async () => {
    await provider();
    await server.close();
    expect(await gateway.text(question, own, call)).toEqual({
      outcome: 'failed',
      reason: 'unreachable',
      retryable: true,
      code: null,
      requestId: null,
    });
  });

  it('finds no such host', async () => {
    await provider();
    const nowhere = gatewayTo('http://nowhere.invalid/v1');
    expect(await nowhere.text(question, own, call)).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
  });

  it('finds a server that speaks no TLS', async () => {
    await provider(html);
    const secure = gatewayTo(server.baseURL.replace('http:', 'https:'));
    expect(await secure.text(question, own, { ...call, deadlineMs: 700 })).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
    expect(server.bytes()).not.toContain(own.secret);
  });
});

describe('transcriptions and pictures', () => {
  it.each<[string, Behaviour, string]>([
    ['a page', html, 'unknown: bad_answer'],
    ['JSON that is cut', bytesThen(cutJson, socket => socket.end()), 'unknown: connection_lost'],
    ['JSON that is none', whole(200, '{"text": '), 'unknown: bad_answer'],
    ['an empty body', whole(200, ''), 'unknown: bad_answer'],
    ['no content', bytesThen('HTTP/1.1 204 No Content\r\n\r\n'), 'unknown: bad_answer'],
    ['null', whole(200, 'null'), 'unknown: bad_answer'],
    ['another document', whole(200, '{"data":[],"texts":1}'), 'unknown: bad_answer'],
    ['a reset', socket => socket.resetAndDestroy(), 'unknown: connection_lost'],
    ['a rate limit', error(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '120' }), 'rate-limited'],
    ['an empty account', error(429, { type: 'insufficient_quota', code: 'credit_balance_exhausted' }), 'key-trouble'],
  ])('meet %s', async (_, behaviour, expected) => {
    await provider(behaviour);
    expect(summary(await gateway.transcribe(piece, own, call)).ended).toBe(expected);
    expect(summary(await gateway.image(picture, own, call)).ended).toBe(expected);
    expect(server.requests).toHaveLength(2);
  });

  it('never fetches the picture behind an address', async () => {
    await provider(whole(200, '{"data":[{"url":"http://127.0.0.1:1/secret.png"}]}'));
    expect(summary(await gateway.image(picture, own, call))).toEqual({ ended: 'unknown: bad_answer' });
  });

  it('takes no bytes for a picture that are none', async () => {
    await provider(whole(200, JSON.stringify({ data: [{ b64_json: Buffer.from('<svg/>').toString('base64') }] })));
    expect(summary(await gateway.image(picture, own, call))).toEqual({ ended: 'unknown: bad_answer' });
  });
});
