import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placed, shortFilm } from '../../../test/support/hostile-media.js';
import { chooseMediaEngine, type MediaEnvironment } from './choose-media-engine.js';
import { defaultMediaLimits } from './media-limits.js';

describe('the choice of a media engine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engines '));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A machine that has nothing installed. */
  const bare = (): MediaEnvironment => ({ PATH: folder });

  it('falls back to npm packages on a bare machine, and says what is missing there', async () => {
    const described = await (await chooseMediaEngine(bare())).describe();
    expect(described).toMatchObject({ engine: 'npm', sandbox: 'process', capabilities: { probe: true, audioPieces: true, frames: true } });
    expect(described.warnings).toEqual([expect.stringMatching(/bubblewrap/)]);
  });

  it('does the whole work on a bare machine', async () => {
    const engine = await chooseMediaEngine(bare());
    expect(await engine.audioPieces(shortFilm, { workDir: folder })).toHaveLength(1);
    expect(await engine.thumbnails(shortFilm, { count: 2, maxWidth: 160 })).toHaveLength(2);
  });

  it.each([
    [{ KEYREEL_MEDIA_ENGINE: 'ffmpg' }, 'KEYREEL_MEDIA_ENGINE must be one of: auto, ffmpeg, npm.'],
    [{ KEYREEL_MEDIA_SANDBOX: 'yes' }, 'KEYREEL_MEDIA_SANDBOX must be one of: auto, required.'],
    [{ KEYREEL_MEDIA_ENGINE: 'ffmpeg' }, 'KEYREEL_MEDIA_ENGINE is ffmpeg, but ffmpeg and ffprobe are not on the PATH.'],
    [{ FFMPEG_PATH: 'no/such/ffmpeg' }, 'FFMPEG_PATH does not name a program that can be run.'],
  ])('refuses the setting %j with a sentence', async (settings, sentence) => {
    await expect(chooseMediaEngine({ ...bare(), ...settings })).rejects.toThrow(sentence);
  });

  it('prefers the programs that the operator names', async () => {
    const program = await placed(
      folder,
      'my-ffmpeg',
      Promise.resolve(Buffer.from('#!/bin/sh\necho "ffmpeg version 4.1.3 Copyright (c) 2000-2019 the FFmpeg developers"\n')),
    );
    await chmod(program, 0o755);
    const described = await (await chooseMediaEngine({ ...bare(), FFMPEG_PATH: program, FFPROBE_PATH: program })).describe();
    expect(described).toMatchObject({ engine: 'ffmpeg-cli', version: '4.1.3', builtAt: '2019' });
    expect(described.warnings).toContainEqual(expect.stringMatching(/4\.1\.3 is older than 5\.0/));
  });

  it('works with nothing but a sandbox where one is demanded', async () => {
    const strict = await chooseMediaEngine({ ...bare(), KEYREEL_MEDIA_SANDBOX: 'required' });
    await expect(strict.probe(shortFilm)).rejects.toMatchObject({ code: 'media_sandbox_missing', isTheFilesFault: false });
    expect(await strict.describe()).toMatchObject({ sandbox: 'process', capabilities: { probe: false, audioPieces: false, frames: false } });
  });

  it.each([
    ['a look', { probeSeconds: 0.001 }],
    ['sound', { soundSeconds: 0.001, soundSecondsPerSecond: 0 }],
    ['pictures', { pictureSeconds: 0.001, secondsPerPicture: 0 }],
  ])('gives up on %s after its deadline', async (what, limits) => {
    const engine = await chooseMediaEngine(bare(), { ...defaultMediaLimits, ...limits });
    const work = what === 'pictures' ? engine.thumbnails(shortFilm, { count: 1, maxWidth: 160 }) : engine.audioPieces(shortFilm, { workDir: folder });
    await expect(work).rejects.toMatchObject({ code: 'media_timeout', isTheFilesFault: false });
  });

  it('takes one work after the other where only one may run', async () => {
    const engine = await chooseMediaEngine(bare(), { ...defaultMediaLimits, processes: 1 });
    const control = new AbortController();
    const first = engine.probe(shortFilm);
    const second = engine.probe(shortFilm, { signal: control.signal });
    const third = engine.probe(shortFilm);
    control.abort(new Error('No longer wanted.'));
    await expect(second).rejects.toThrow('No longer wanted.');
    expect(await Promise.all([first, third])).toHaveLength(2);
  });

  it('is not confused by what a folder of programs holds', async () => {
    await writeFile(join(folder, 'ffmpeg'), 'not a program');
    expect(await (await chooseMediaEngine(bare())).describe()).toMatchObject({ engine: 'npm' });
  });
});
