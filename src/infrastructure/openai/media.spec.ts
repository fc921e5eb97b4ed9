import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAiGateway } from './openai.gateway.js';
import { type AnswerServer, json, startAnswerServer } from './testing/answer-server.js';
import { call, gatewayTo, own, picture, piece } from './testing/calls.js';

let server: AnswerServer;
let gateway: OpenAiGateway;

async function provider(body: unknown, dialect: 'openai' | 'portable' = 'openai') {
  server = await startAnswerServer(json(200, body));
  gateway = gatewayTo(server.baseURL, dialect);
}

afterEach(async () => {
  gateway.close();
  await server.close();
});

/** The fields of a multipart body by name. */
function fields(): Record<string, string> {
  const request = server.requests[0];
  const boundary = /boundary=(.+)$/.exec(request?.headers['content-type'] ?? '')?.[1] ?? 'none';
  const parts = (request?.body ?? '').split(`--${boundary}`).slice(1, -1);
  const named = parts.map(part => [/name="([^"]+)"/.exec(part)?.[1] ?? '', part.slice(part.indexOf('\r\n\r\n') + 4, -2)]);
  return Object.fromEntries(named) as Record<string, string>;
}

describe('a transcription', () => {
  it('sends the audio under a name that says its format alone, and reads text, languages and seconds', async () => {
    await provider({ text: 'Hello there.', languages: [{ code: 'en' }], usage: { type: 'duration', seconds: 13 } });
    const audio = { bytes: Uint8Array.from([0xff, 0xfb, 0, 1]) };
    const outcome = await gateway.transcribe({ ...piece, audio, language: 'en', prompt: 'Keyreel' }, own, call);
    expect(outcome).toMatchObject({
      outcome: 'succeeded',
      value: { text: 'Hello there.', languages: ['en'] },
      usage: { seconds: 13, complete: true },
      requestId: 'req_1',
    });
    expect(fields()).toEqual({
      model: 'gpt-transcribe',
      response_format: 'json',
      stream: 'false',
      language: 'en',
      prompt: 'Keyreel',
      file: 'ÿû\0\x01',
    });
    expect(server.requests[0]?.body).toContain('filename="audio.mp3"\r\nContent-Type: audio/mpeg');
    expect(server.requests[0]?.headers['content-length']).toBe(String(server.requests[0]?.body.length));
  });

  it('sends names and terms as the model takes them, and of a language its first part', async () => {
    const request = { ...piece, language: 'pt-BR', vocabulary: ['Keyreel', 'Kieler Förde'] };
    await provider({ text: 'Hello.' });
    await gateway.transcribe(request, own, call);
    expect(server.requests[0]?.body.match(/name="keywords\[\]"/g)).toHaveLength(2);
    expect(fields()).toMatchObject({ language: 'pt', 'keywords[]': 'Kieler F\u00c3\u00b6rde' });
    expect(fields()).not.toHaveProperty('prompt');
    await provider({ text: 'Hello.' });
    await gateway.transcribe({ ...request, model: 'whisper-1', prompt: 'A talk.' }, own, call);
    expect(fields()).toMatchObject({ prompt: 'A talk. Keyreel, Kieler F\u00c3\u00b6rde' });
    expect(server.requests[0]?.body).not.toContain('keywords');
    await provider({ text: 'Hello.' });
    await gateway.transcribe({ ...request, model: 'gpt-4o-transcribe-diarize' }, own, call);
    expect(server.requests[0]?.body).not.toContain('Keyreel');
  });

  it('reads the audio from a file', async () => {
    await provider({ text: 'Hello.' });
    const folder = await mkdtemp(join(tmpdir(), 'piece of audio '));
    await writeFile(join(folder, 'piece'), 'OggS');
    await gateway.transcribe({ ...piece, audio: { path: join(folder, 'piece') }, mediaType: 'audio/ogg' }, own, call);
    await rm(folder, { recursive: true });
    expect(fields().file).toBe('OggS');
  });

  it('is an error of ours when the file is not there', async () => {
    await provider({ text: 'Hello.' });
    await expect(gateway.transcribe({ ...piece, audio: { path: '/nowhere/piece' } }, own, call)).rejects.toThrow('ENOENT');
    expect(server.connections()).toBe(0);
  });

  it('takes silence for an answer, and our own seconds where none are billed', async () => {
    await provider({ text: '' });
    expect(await gateway.transcribe(piece, own, call)).toMatchObject({
      outcome: 'succeeded',
      value: { text: '' },
      usage: { seconds: 12, complete: false },
    });
  });

  it('reads usage that comes in tokens', async () => {
    await provider({ text: 'Hi', usage: { type: 'tokens', input_tokens: 120, output_tokens: 4, total_tokens: 124 } });
    expect(await gateway.transcribe(piece, own, call)).toMatchObject({ usage: { inputTokens: 120, outputTokens: 4, seconds: 12, complete: true } });
  });

  it('asks for times only where the model gives them', async () => {
    const words = [
      { word: 'Hello', start: 0.1, end: 0.4 },
      { word: 'odd', start: 3, end: 1 },
    ];
    await provider({ text: 'Hello', language: 'english', duration: 12, segments: [{ start: 0.1, end: 0.4, text: 'Hello' }], words });
    expect(await gateway.transcribe({ ...piece, model: 'whisper-1' }, own, call)).toMatchObject({
      value: { segments: [{ start: 0.1, end: 0.4, text: 'Hello' }], words: [{ start: 0.1, end: 0.4, text: 'Hello' }] },
    });
    expect(fields()).toMatchObject({ response_format: 'verbose_json' });
    expect(server.requests[0]?.body.match(/timestamp_granularities/g)).toHaveLength(2);
  });

  it('names the speakers where the model knows them', async () => {
    await provider({ text: 'Hello', segments: [{ start: 0, end: 1, text: 'Hello', speaker: 'A' }] });
    expect(await gateway.transcribe({ ...piece, model: 'gpt-4o-transcribe-diarize', prompt: 'x' }, own, call)).toMatchObject({
      value: { segments: [{ speaker: 'A', text: 'Hello' }] },
    });
    expect(fields()).toMatchObject({ response_format: 'diarized_json', chunking_strategy: 'auto' });
    expect(fields()).not.toHaveProperty('prompt');
  });

  it.each([
    ['too long', { seconds: 601 }, { reason: 'too_long', detail: expect.stringContaining('600 seconds') }],
    ['too large', { audio: { bytes: new Uint8Array(26_214_401) } }, { reason: 'too_large', detail: expect.stringContaining('26214400 bytes') }],
  ])('that is %s is refused before it is sent', async (_, more, expected) => {
    await provider({ text: 'Hello.' });
    expect(await gateway.transcribe({ ...piece, ...more }, own, call)).toMatchObject({ outcome: 'refused', ...expected });
    expect(server.connections()).toBe(0);
  });
});

describe('an image', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
  const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1');
  const usage = { input_tokens: 12, input_tokens_details: { text_tokens: 10, image_tokens: 2 }, output_tokens: 196, total_tokens: 208 };

  it('comes back as bytes whose kind is read from themselves', async () => {
    await provider({ data: [{ b64_json: png.toString('base64') }, { b64_json: webp.toString('base64') }], usage });
    expect(await gateway.image({ ...picture, count: 2 }, own, call)).toEqual({
      outcome: 'succeeded',
      value: {
        images: [
          { bytes: new Uint8Array(png), mediaType: 'image/png' },
          { bytes: new Uint8Array(webp), mediaType: 'image/webp' },
        ],
      },
      usage: { inputTokens: 12, cachedInputTokens: 0, cacheWriteTokens: 0, imageInputTokens: 2, outputTokens: 196, images: 2, complete: true },
      requestId: 'req_1',
      simulated: false,
    });
  });

  it('is asked for with its size, quality and format', async () => {
    await provider({ data: [{ b64_json: png.toString('base64') }] });
    await gateway.image({ ...picture, safetyIdentifier: 'hash' }, own, call);
    const { model, prompt, size, quality } = picture;
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      ...{ model, prompt, size, quality, output_format: 'png', n: 1 },
      safety_identifier: 'hash',
    });
  });

  it('counts the pictures that came, where one of several is missing', async () => {
    await provider({ data: [{ b64_json: png.toString('base64') }, {}, { b64_json: null }], usage });
    const outcome = await gateway.image({ ...picture, count: 3 }, own, call);
    expect(outcome).toMatchObject({ outcome: 'succeeded', value: { images: [{ mediaType: 'image/png' }] }, usage: { images: 1, outputTokens: 196 } });
  });

  it('says whether what was asked or what came of it was refused', async () => {
    const refusal = (stage: string) => ({
      error: { code: 'moderation_blocked', message: 'm', type: 't', moderation_details: { stage, categories: [] } },
    });
    server = await startAnswerServer(json(400, refusal('input')), json(400, refusal('output')));
    gateway = gatewayTo(server.baseURL, 'openai');
    expect(await gateway.image(picture, own, call)).toMatchObject({ outcome: 'refused', reason: 'content_policy' });
    expect(await gateway.image(picture, own, call)).toMatchObject({ outcome: 'refused', reason: 'content_policy_at_output' });
  });

  it('is asked for as bytes where a server would send an address', async () => {
    await provider({ data: [{ b64_json: png.toString('base64') }] }, 'portable');
    expect(await gateway.image(picture, own, call)).toMatchObject({ outcome: 'succeeded', usage: { images: 1, complete: false } });
    const { model, prompt, size } = picture;
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ model, prompt, size, n: 1, response_format: 'b64_json' });
  });
});

describe('moderation', () => {
  it('names what was flagged', async () => {
    await provider({ results: [{ flagged: true, categories: { violence: true, hate: false, 'self-harm/intent': true } }] });
    expect(await gateway.moderate('text', own, call)).toMatchObject({ value: { flagged: true, categories: ['violence', 'self-harm/intent'] } });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ model: 'omni-moderation-latest', input: 'text' });
  });
});
