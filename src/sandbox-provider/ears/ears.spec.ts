import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toFile } from 'openai';
import { openAudio } from './decode.js';
import { Ears } from './ears.js';
import { Recogniser } from './recogniser.js';
import { firstSound, pieces, soundOf } from './sound.js';
import { refusalOf, sandboxUnderTest, type SandboxUnderTest } from '../testing/sandbox-under-test.js';

let provider: SandboxUnderTest;

beforeAll(async () => {
  provider = await sandboxUnderTest();
  expect(await provider.control.warm()).toEqual({ unable: null });
}, 120_000);
afterAll(() => provider.sandbox.stop());

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const said = ['every credit is counted before the work begins', 'the teacher asked the children to read the second page'];
const spoken = said.map(sentence => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`).join(' ');

const hear = async (bytes: Uint8Array, name: string, key = provider.freshKey()) =>
  provider.client(key).audio.transcriptions.create({ model: 'gpt-transcribe', file: await toFile(bytes, name) });

const wordsIn = async (bytes: Uint8Array) => {
  const wishes = { model: 'whisper-1', response_format: 'verbose_json' } as const;
  const client = provider.client(provider.freshKey());
  const file = await toFile(bytes, 'spoken.wav');
  return (await client.audio.transcriptions.create({ ...wishes, timestamp_granularities: ['word'], file })).words;
};

/** The samples of a fixture. */
const samplesOf = (name: string) => new Int16Array(fixture(name).subarray(44).slice().buffer);

/** Which tenths of a second are not silent. */
const soundsOf = (samples: Int16Array) => Array.from({ length: 78 }, (_, tenth) => firstSound(samples.slice(tenth * 1600, (tenth + 1) * 1600)) === 0);

const wavOf = (samples: Int16Array, rate = 16_000, channels = 1) => wavFile(Buffer.from(samples.buffer), rate, channels, 16);

/** PCM bytes as a WAV file. */
function wavFile(data: Buffer, rate: number, channels: number, bits: number): Buffer {
  const frame = (channels * bits) / 8;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * frame, 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(bits, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

describe('transcription, through the official client', () => {
  it('hears what is said, in sentences, and bills its seconds', async () => {
    const key = provider.freshKey();
    const answer = await hear(fixture('spoken.wav'), 'spoken.wav', key);
    expect(answer).toMatchObject({ text: spoken, languages: [{ code: 'en' }], usage: { type: 'duration', seconds: 8 } });
    expect(await provider.control.invoice({ key })).toMatchObject([{ endpoint: 'transcriptions', seconds: 8, microUsd: 600 }]);
  }, 120_000);

  it('hears it in the container of a video as well', async () => {
    expect(await hear(fixture('spoken.m4a'), 'spoken.m4a')).toMatchObject({ text: spoken });
  }, 120_000);

  it('hears nothing in silence and bills it all the same', async () => {
    const key = provider.freshKey();
    const answer = await hear(wavOf(new Int16Array(32_000)), 'silence.wav', key);
    expect(answer).toMatchObject({ text: '', languages: [], usage: { seconds: 2 } });
    expect(await provider.control.invoice({ key })).toMatchObject([{ seconds: 2, microUsd: 150 }]);
  });

  it('times words and sentences for the one model that still does', async () => {
    const answer = await provider.client(provider.freshKey()).audio.transcriptions.create({
      ...{ model: 'whisper-1', response_format: 'verbose_json', timestamp_granularities: ['word', 'segment'] },
      file: await toFile(fixture('spoken.wav'), 'spoken.wav'),
    });
    const pause = { from: 3.3, to: 4.5 };
    expect(answer.words?.map(({ word }) => word).join(' ')).toBe(said.join(' '));
    expect(answer.segments?.map(({ text }) => text.trim()).join(' ')).toBe(spoken);
    expect(answer.segments?.[0]?.end).toBeCloseTo(pause.from, 0);
    expect(answer.segments?.[1]?.start).toBeCloseTo(pause.to, 0);
  }, 120_000);

  it('streams the text', async () => {
    const file = await toFile(fixture('spoken.wav'), 'spoken.wav');
    const stream = await provider.client(provider.freshKey()).audio.transcriptions.create({ model: 'gpt-transcribe', file, stream: true });
    let text = '';
    let whole = '';
    for await (const event of stream) {
      if (event.type === 'transcript.text.delta') text += event.delta;
      if (event.type === 'transcript.text.done') whole = event.text;
    }
    expect([text, whole]).toEqual([spoken, spoken]);
  }, 120_000);

  it.each([
    ['what is no audio', 'notes.mp3', Buffer.from('not audio at all'), {}, 400, null],
    ['an empty file', 'empty.wav', Buffer.alloc(0), {}, 400, null],
    ['more than 25 MB', 'large.wav', Buffer.alloc(25 * 1024 * 1024 + 1), {}, 413, null],
    ['times from a model without', 'spoken.wav', wavOf(new Int16Array(1600)), { response_format: 'verbose_json' }, 400, 'unsupported_value'],
    ['more seconds than the model takes', 'long.wav', wavOf(new Int16Array(8000 * 1401), 8000), { model: 'gpt-4o-transcribe' }, 400, 'invalid_value'],
    ['a marker in the prompt', 'spoken.wav', wavOf(new Int16Array(1600)), { prompt: '[[sandbox:overloaded]]' }, 503, 'server_is_overloaded'],
  ])(
    'refuses %s',
    async (_case, name, bytes, wishes, status, code) => {
      const key = provider.freshKey();
      const file = await toFile(bytes, name);
      const refusal = refusalOf(provider.client(key).audio.transcriptions.create({ model: 'gpt-transcribe', file, ...wishes } as never));
      expect(await refusal).toMatchObject({ status, code });
      expect(await provider.control.invoice({ key })).toEqual([]);
    },
    120_000,
  );

  it('hears the same words at the same times in the same sound, whatever it heard before', async () => {
    const again = Buffer.concat([fixture('spoken.wav'), Buffer.from('note\x04\0\0\0more', 'latin1')]); // other bytes, so that it is heard anew
    const [once, twice] = [await wordsIn(fixture('spoken.wav')), await wordsIn(again)];
    expect(twice).toEqual(once);
    expect(once).toHaveLength(18);
  });
});

describe('opening audio', () => {
  it.each(['spoken.mp3', 'spoken.m4a', 'spoken.ogg'])(
    'finds the sound of the recording in %s',
    async name => {
      const [original, decoded] = [soundsOf(samplesOf('spoken.wav')), await openAudio(fixture(name))];
      const differing = soundsOf(decoded?.sound?.samples ?? new Int16Array()).filter((loud, index) => loud !== original[index]);
      expect(decoded?.seconds).toBeCloseTo(7.8, 1);
      expect(differing.length).toBeLessThan(10);
    },
    120_000,
  );

  it('puts two channels of another rate together', async () => {
    const mono = samplesOf('spoken.wav').slice(0, 48_000);
    const stereo = Int16Array.from({ length: mono.length * 6 }, (_, index) => mono[Math.floor(index / 6)] ?? 0);
    expect((await openAudio(wavOf(stereo, 48_000, 2)))?.sound?.samples).toEqual(mono);
  });

  it.each([8, 24, 32])('reads %i bits a sample', async bits => {
    const scale = 2 ** (bits - 16);
    const mono = samplesOf('spoken.wav').slice(0, 16_000);
    const bytes = Buffer.alloc((mono.length * bits) / 8);
    for (const [index, sample] of mono.entries()) {
      if (bits === 8) bytes.writeUInt8(Math.floor(sample * scale) + 128, index);
      else bytes.writeIntLE(sample * scale, (index * bits) / 8, bits / 8);
    }
    const read = (await openAudio(wavFile(bytes, 16_000, 1, bits)))?.sound?.samples ?? new Int16Array();
    expect(read.length).toBe(mono.length);
    expect(read.every((sample, index) => Math.abs(sample - (mono[index] ?? 0)) <= (bits === 8 ? 256 : 0))).toBe(true);
  });

  it('cuts long sound where it is quiet, and loses none of it', () => {
    const samples = new Int16Array(60 * 16_000).fill(2000);
    samples.fill(0, 20 * 16_000, 20.5 * 16_000);
    const cut = pieces(soundOf(samples), 25);
    expect(cut.map(({ samples: { length } }) => length).reduce((a, b) => a + b)).toBe(samples.length);
    expect(cut[1]?.from).toBeGreaterThan(20);
    expect(cut[1]?.from).toBeLessThan(20.5);
    expect(cut.every(({ samples: { length } }) => length <= 25 * 16_000)).toBe(true);
  });
});

describe('a machine without some of the parts', () => {
  it('opens compressed audio without a system ffmpeg: its length at least, its sound with node-av', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      const audio = await openAudio(fixture('spoken.m4a'));
      expect(audio?.seconds).toBeCloseTo(7.8, 1);
      expect(audio?.sound !== null).toBe(isInstalled('node-av'));
    } finally {
      process.env['PATH'] = path;
    }
  }, 120_000);

  it('says how long the audio was, and that it cannot listen, instead of making words up', async () => {
    const recogniser = new Recogniser(new URL('../fixtures/deaf-child.mjs', import.meta.url));
    const ears = new Ears(recogniser);
    const heard = await ears.hear(fixture('spoken.wav'));
    ears.stop();
    expect(heard).toEqual({ seconds: expect.closeTo(7.8, 1), words: null, deafBecause: 'there is no recogniser on this machine' });
  });

  it('leaves what it heard to others in their folder, and nothing of what it could not listen to', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyreel ears '));
    const earsThere = () => new Ears(new Recogniser(new URL('../fixtures/deaf-child.mjs', import.meta.url)), folder);
    const silence = wavOf(new Int16Array(32_000));
    const [first, second] = [earsThere(), earsThere()];
    await first.hear(fixture('spoken.wav'));
    const heard = await first.hear(silence);
    const kept = await readdir(folder);
    expect(kept).toHaveLength(1);
    await writeFile(join(folder, kept[0] ?? ''), JSON.stringify({ ...heard, seconds: 3 }));
    expect(await second.hear(silence)).toEqual({ ...heard, seconds: 3 });
    for (const ears of [first, second]) ears.stop();
    await rm(folder, { recursive: true });
  });
});

function isInstalled(name: string): boolean {
  try {
    return createRequire(import.meta.url).resolve(name) !== '';
  } catch {
    return false;
  }
}
