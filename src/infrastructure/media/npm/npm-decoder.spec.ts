import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shortFilm } from '../../../../test/support/hostile-media.js';
import { DecodingMediaEngine } from '../decoding-media-engine.js';
import { buildFence, type Fence } from '../fence/fence.js';
import { defaultMediaLimits } from '../media-limits.js';
import { messagesOf, type Received } from './child-messages.js';
import { NpmDecoder } from './npm-decoder.js';

/** A machine for which node-av has no binary, or on which npm left the optional package out: Node does not find it. */
const withoutNodeAv = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve(name, context, next) {
    if (name.startsWith('node-av')) throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(name, context);
  } });
`)}`;

describe('the decoder from npm packages, where node-av is missing', () => {
  let engine: DecodingMediaEngine;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'no decoder '));
    const fence = await buildFence({ PATH: folder }, false);
    const poorer: Fence = {
      ...fence,
      enclose: async command => fence.enclose({ ...command, args: ['--import', withoutNodeAv, ...command.args] }),
    };
    engine = new DecodingMediaEngine(new NpmDecoder(poorer, defaultMediaLimits), poorer, defaultMediaLimits);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('still says what a file is', async () => {
    expect(await engine.probe(shortFilm)).toMatchObject({ durationSeconds: expect.closeTo(10, 1) as number });
  });

  it('says beforehand what it cannot do, and how to mend it', async () => {
    const described = await engine.describe();
    expect(described.capabilities).toEqual({ probe: true, audioPieces: false, frames: false });
    expect(described.warnings).toContainEqual(expect.stringContaining('install ffmpeg'));
  });

  it('refuses sound and pictures as a fault of the machine, not of the file', async () => {
    const missing = { code: 'media_engine_missing', isTheFilesFault: false };
    await expect(engine.audioPieces(shortFilm, { workDir: folder })).rejects.toMatchObject(missing);
    await expect(engine.thumbnails(shortFilm, { count: 1, maxWidth: 160 })).rejects.toMatchObject(missing);
  });
});

describe('messages of a media process', () => {
  const message = (letter: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(5);
    head.write(letter, 0, 'latin1');
    head.writeUInt32LE(body.length, 1);
    return Buffer.concat([head, body]);
  };

  const received = async (bytes: Buffer, chunk: number): Promise<Received[]> => {
    const chunks = async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    };
    const all: Received[] = [];
    for await (const one of messagesOf(chunks())) all.push(one);
    return all;
  };

  it.each([1, 4, 7, 1000])('are whole whatever the pipe makes of them, %i bytes at a time', async chunk => {
    const bytes = Buffer.concat([message('J', Buffer.from('{"a":1}')), message('B', Buffer.alloc(0)), message('B', Buffer.from('xyz'))]);
    expect(await received(bytes, chunk)).toEqual([{ json: { a: 1 } }, { bytes: Buffer.alloc(0) }, { bytes: Buffer.from('xyz') }]);
  });

  it.each([
    ['another letter', message('X', Buffer.from('{}'))],
    ['broken JSON', message('J', Buffer.from('{"a":'))],
    ['JSON that is no object', message('J', Buffer.from('7'))],
    ['an absurd length', Buffer.from([0x42, 0xff, 0xff, 0xff, 0xff])],
  ])('are refused with %s', async (_, bytes) => {
    await expect(received(bytes, 64)).rejects.toMatchObject({ code: 'media_damaged' });
  });
});
