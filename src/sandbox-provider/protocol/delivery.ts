import type { ServerResponse } from 'node:http';
import type { Strike } from '../faults/fault-plan.js';
import { isTransport, type TransportName } from '../faults/behaviours.js';
import type { Answer, ServerSentEvent, StreamedAnswer } from './answers.js';

/** How an answer leaves: undisturbed, or with something going wrong on its way. */
export interface Journey {
  readonly strike: Strike | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds between the messages of a stream. */
  readonly streamPace: number;
}

/** Sends the answer; returns once its last byte is out or the connection is gone. */
export async function deliver(response: ServerResponse, answer: Answer, journey: Journey): Promise<void> {
  const trouble = journey.strike?.order.behaviour;
  const transport = trouble && isTransport(trouble) ? trouble : null;
  const milliseconds = journey.strike?.order.milliseconds;
  if (milliseconds && transport !== 'slow-bytes' && transport !== 'slow-stream') await pauseWhileOpen(response, milliseconds);
  if (transport === 'hold') await released(response, journey);
  if (response.destroyed) return;
  if (transport && transport !== 'hold') return spoil(response, answer, transport, journey);
  await (answer.kind === 'whole'
    ? sendWhole(response, answer.status, headersOf(answer, journey), answer.body)
    : sendStream(response, answer, journey));
}

async function spoil(response: ServerResponse, answer: Answer, transport: TransportName, journey: Journey): Promise<void> {
  const bytes = Buffer.from(answer.kind === 'whole' ? answer.body : linesOf(answer).join(''));
  const headers = headersOf(answer, journey);
  const milliseconds = journey.strike?.order.milliseconds ?? 1;
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  switch (transport) {
    case 'hold':
      return;
    case 'reset':
      return reset(response);
    case 'hang':
      return silence(response, journey);
    case 'headers-then-hang':
      response.writeHead(200, headers).flushHeaders();
      return silence(response, journey);
    case 'cut-body':
      await head(response, headers, bytes.length, half);
      return resetOnceRead(response);
    case 'wrong-length':
      await head(response, headers, bytes.length + 64, bytes);
      response.socket?.end();
      return;
    case 'stream-end':
    case 'stream-cut':
    case 'stream-hang':
    case 'stream-invalid-json':
      return spoilStream(response, answer, transport, journey);
    case 'html':
      return sendWhole(response, 200, { ...headers, 'content-type': 'text/html' }, '<html><body>Please log in to this network</body></html>');
    case 'invalid-json':
      return sendWhole(response, 200, { ...headers, 'content-type': 'application/json' }, `{"object": "response", oops ${half.toString()}`);
    case 'slow-stream':
      return answer.kind === 'streamed'
        ? sendStream(response, answer, { ...journey, streamPace: milliseconds })
        : slowly(response, headers, bytes, milliseconds);
    case 'slow-bytes':
      return slowly(response, headers, bytes, milliseconds);
    case 'endless-body':
      return endlessly(response, headers);
  }
}

/** A whole answer has no messages to stop between: it is cut in the middle instead. */
async function spoilStream(response: ServerResponse, answer: Answer, transport: TransportName, journey: Journey): Promise<void> {
  const lines = answer.kind === 'streamed' ? linesOf(answer) : [answer.body.slice(0, answer.body.length / 2)];
  const shown = answer.kind === 'streamed' ? lines.slice(0, Math.max(1, Math.floor(lines.length / 2))) : lines;
  response.writeHead(200, headersOf(answer, journey));
  for (const line of shown) await write(response, line);
  if (transport === 'stream-invalid-json') await write(response, 'event: response.output_text.delta\ndata: {"type": oops\n\n');
  if (transport === 'stream-cut') return resetOnceRead(response);
  if (transport === 'stream-hang') return silence(response, journey);
  await finish(response);
}

async function sendStream(response: ServerResponse, answer: StreamedAnswer, journey: Journey): Promise<void> {
  response.writeHead(200, headersOf(answer, journey));
  for (const line of linesOf(answer)) {
    if (response.destroyed) return;
    await write(response, line);
    if (journey.streamPace > 0) await pauseWhileOpen(response, journey.streamPace);
  }
  await finish(response);
}

async function sendWhole(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.write(body);
  await finish(response);
}

function linesOf(answer: StreamedAnswer): readonly string[] {
  return [...answer.events.map(lineOf), ...(answer.closing === null ? [] : [`data: ${answer.closing}\n\n`])];
}

function lineOf({ event, data }: ServerSentEvent): string {
  return `${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`;
}

function headersOf(answer: Answer, journey: Journey): Readonly<Record<string, string>> {
  const contentType = answer.kind === 'whole' ? answer.contentType : 'text/event-stream; charset=utf-8';
  return { ...journey.headers, ...answer.headers, 'content-type': contentType };
}

async function head(response: ServerResponse, headers: Readonly<Record<string, string>>, length: number, bytes: Buffer): Promise<void> {
  response.writeHead(200, { ...headers, 'content-length': String(length) });
  await write(response, bytes);
}

/** Nothing more comes; when the fault is withdrawn, the connection goes too. */
async function silence(response: ServerResponse, journey: Journey): Promise<void> {
  await released(response, journey);
  reset(response);
}

function released(response: ServerResponse, { strike }: Journey): Promise<void> {
  return strike?.released ? Promise.race([strike.released, closed(response)]) : closed(response);
}

async function slowly(response: ServerResponse, headers: Readonly<Record<string, string>>, bytes: Buffer, milliseconds: number): Promise<void> {
  response.writeHead(200, { ...headers, 'content-length': String(bytes.length) });
  for (const byte of bytes) {
    if (response.destroyed) return;
    await write(response, Buffer.of(byte));
    await pauseWhileOpen(response, milliseconds);
  }
  await finish(response);
}

async function endlessly(response: ServerResponse, headers: Readonly<Record<string, string>>): Promise<void> {
  const stream = headers['content-type']?.startsWith('text/event-stream');
  const more = stream ? ': nothing yet\n\n' : ' '.repeat(1024);
  response.writeHead(200, headers);
  while (!response.destroyed) {
    await write(response, more);
    await pauseWhileOpen(response, 1);
  }
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** A reset throws away what the other side has not read yet, so it comes a moment later. */
async function resetOnceRead(response: ServerResponse): Promise<void> {
  await pauseWhileOpen(response, 20);
  reset(response);
}

function closed(response: ServerResponse): Promise<void> {
  return response.destroyed ? Promise.resolve() : new Promise(resolve => response.once('close', () => resolve()));
}

/** Resolves when the bytes are in the operating system's hands, or the connection is gone. */
function write(response: ServerResponse, chunk: string | Buffer): Promise<void> {
  return new Promise(resolve => response.write(chunk, () => resolve()));
}

function finish(response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    response.once('close', resolve);
    response.end(() => resolve());
  });
}

/** Waits so long, or until the connection is gone. */
function pauseWhileOpen(response: ServerResponse, milliseconds: number): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      response.off('close', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    response.once('close', end);
  });
}
