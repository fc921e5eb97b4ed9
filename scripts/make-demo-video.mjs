/**
 * Makes demo/media/*.mp4 and their *.script.json again. Needs Debian's ffmpeg on the PATH, because the voice is its `flite` filter
 * and the picture is packed by its libx264: `node scripts/make-demo-video.mjs`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { counter, counterCells } from '../demo/media/counter.ts';

const demoFolder = fileURLToPath(new URL('../demo/media/', import.meta.url));
const rate = 16_000;
const picture = { width: 640, height: 360, framesPerSecond: 25 };
const voice = 'rms';

const films = {
  'keyreel-demo': {
    lead: 0.8,
    pause: 0.6,
    // A longer rest after these sentences, as between paragraphs: the place where a good cut is made.
    paragraphs: { after: [5, 10], pause: 1 },
    sentences: [
      'Welcome to this short film about speech and pictures.',
      'The machine takes our video and turns spoken words into text.',
      'First the sound is divided into pieces wherever the speaker needs a rest.',
      'Each piece keeps its own time so that nothing moves out of place.',
      'Several pictures are taken from the film every few seconds.',
      'Dark pictures and empty pictures are thrown away.',
      'The text can also become a letter to your friends.',
      'You may pay with the credits of the house or with your own key.',
      'The price is shown before any work begins.',
      'Money is held first and only the real cost is taken.',
      'When the key is empty the machine stops and tells you why.',
      'Every step is written down and nobody can change the story.',
      'We hope that you will enjoy the rest of your day.',
      'This is the end of our film and we wish you good luck.',
    ],
  },
  'keyreel-short': {
    lead: 1,
    pause: 1.2,
    paragraphs: { after: [], pause: 0 },
    sentences: ['This short film is used to test the machine.', 'Two sentences are enough to see that the words come back.'],
  },
};

/** One sentence in 16 kHz mono, without the silence that the voice puts around it. */
function speak(sentence) {
  const text = sentence.replace(/[':,\\]/g, '');
  const source = `flite=text='${text}':voice=${voice}`;
  const raw = execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, '-ar', `${rate}`, '-ac', '1', '-f', 's16le', '-'], {
    maxBuffer: 1 << 26,
  });
  const samples = new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
  const audible = sample => Math.abs(sample) > 330; // -40 dBFS
  return samples.subarray(samples.findIndex(audible), samples.findLastIndex(audible) + 1);
}

/** The spoken track with a floor of soft noise, as a room has one, and where each sentence begins and ends in it. */
function speakAll({ lead, pause, paragraphs, sentences }) {
  const spoken = [];
  const parts = sentences.map(speak);
  const restAfter = index => (index + 1 === parts.length ? lead : paragraphs.after.includes(index + 1) ? paragraphs.pause : pause);
  const total = parts.reduce((sum, part, index) => sum + part.length + Math.round(restAfter(index) * rate), Math.round(lead * rate));
  // A whole number of seconds, so that sound and picture end together.
  const track = new Int16Array(Math.ceil(total / rate) * rate);
  let seed = 20261123;
  for (let i = 0; i < track.length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    track[i] = (seed >> 16) % 24; // about -66 dBFS
  }
  let at = Math.round(lead * rate);
  for (const [index, part] of parts.entries()) {
    part.forEach((sample, i) => (track[at + i] = Math.max(-32768, Math.min(32767, track[at + i] + sample))));
    spoken.push({ text: sentences[index], startSeconds: at / rate, endSeconds: (at + part.length) / rate });
    at += part.length + Math.round(restAfter(index) * rate);
  }
  return { track, spoken, durationSeconds: track.length / rate };
}

function wav(samples) {
  const header = Buffer.alloc(44);
  (header.write('RIFF', 0), header.writeUInt32LE(36 + samples.byteLength, 4), header.write('WAVEfmt ', 8), header.writeUInt32LE(16, 16));
  (header.writeUInt16LE(1, 20), header.writeUInt16LE(1, 22), header.writeUInt32LE(rate, 24), header.writeUInt32LE(rate * 2, 28));
  (header.writeUInt16LE(2, 32), header.writeUInt16LE(16, 34), header.write('data', 36), header.writeUInt32LE(samples.byteLength, 40));
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}

const palettes = [
  [
    [24, 42, 82],
    [236, 164, 66],
  ],
  [
    [214, 226, 214],
    [30, 110, 100],
  ],
  [
    [92, 28, 58],
    [250, 214, 190],
  ],
  [
    [238, 236, 220],
    [196, 62, 46],
  ],
  [
    [20, 74, 60],
    [232, 220, 90],
  ],
  [
    [205, 222, 240],
    [44, 60, 150],
  ],
  [
    [66, 50, 40],
    [240, 190, 120],
  ],
];

/** How strongly the second colour of the scene shows at a point, 0 to 1; five motifs, all of them large and slow. */
const motifs = [
  (x, y, t) => Math.hypot(x - 0.5 - 0.25 * Math.sin(t * 0.7), (y - 0.45) * 0.5625) < 0.14 + 0.02 * Math.sin(t * 2),
  (x, y, t) => (x * 4 + y * 2 + t * 0.2) % 1 < 0.5,
  (x, y, t) => (Math.hypot(x - 0.3, (y - 0.4) * 0.5625) * 9 - t * 0.3 + 20) % 1 < 0.5,
  (x, y, t) => y > 0.55 + 0.18 * Math.sin(x * 7 + t * 0.5),
  (x, y, t) => (Math.floor(x * 5 + t * 0.15) + Math.floor(y * 3)) % 2 === 0,
];

/** The scene changes with each sentence: its second beginning is the cut. */
function drawFrame(frame, seconds, cuts) {
  const { width, height } = picture;
  const scene = cuts.filter(cut => cut <= seconds).length;
  const [ground, figure] = palettes[scene % palettes.length];
  const motif = motifs[scene % motifs.length];
  const light = Math.min(1, 0.15 + seconds);
  const strip = Math.round(height * (1 - counter.heightShare));
  const cells = counterCells(seconds);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (y >= strip) {
        const level = cells[Math.floor((x * counter.cells) / width)] ? 235 : 16;
        ((frame[i++] = level), (frame[i++] = level), (frame[i++] = level));
        continue;
      }
      const shade = (1 - (0.35 * y) / height) * light;
      const colour = motif(x / width, y / height, seconds) ? figure : ground;
      ((frame[i++] = colour[0] * shade), (frame[i++] = colour[1] * shade), (frame[i++] = colour[2] * shade));
    }
}

async function makeFilm(name, film) {
  const { track, spoken, durationSeconds } = speakAll(film);
  const scratch = mkdtempSync(join(tmpdir(), 'demo-video-'));
  const sound = join(scratch, 'sound.wav');
  writeFileSync(sound, wav(track));
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...[
        '-v',
        'error',
        '-y',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgb24',
        '-s',
        `${picture.width}x${picture.height}`,
        '-r',
        `${picture.framesPerSecond}`,
        '-i',
        '-',
      ],
      ...[
        '-i',
        sound,
        '-c:v',
        'libx264',
        '-preset',
        'slow',
        '-crf',
        '27',
        '-pix_fmt',
        'yuv420p',
        '-g',
        '50',
        '-keyint_min',
        '50',
        '-sc_threshold',
        '0',
      ],
      ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-vf', 'scale=out_color_matrix=bt709'],
      ...['-c:a', 'aac', '-b:a', '64k', '-ar', '44100', '-metadata:s:a:0', 'language=eng', '-fflags', '+bitexact', '-flags', '+bitexact'],
      ...['-movflags', '+faststart', join(demoFolder, `${name}.mp4`)],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const frame = Buffer.alloc(picture.width * picture.height * 3);
  const cuts = spoken.slice(1).map(({ startSeconds }) => startSeconds - film.pause / 2);
  for (let n = 0; n < durationSeconds * picture.framesPerSecond; n++) {
    drawFrame(frame, n / picture.framesPerSecond, cuts);
    if (!ffmpeg.stdin.write(Buffer.from(frame))) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await once(ffmpeg, 'close');
  rmSync(scratch, { recursive: true });
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  const script = { film: `${name}.mp4`, language: 'en', voice: `flite ${voice}`, durationSeconds, sentences: spoken };
  writeFileSync(join(demoFolder, `${name}.script.json`), `${JSON.stringify(script, null, 2)}\n`);
  console.log(`${name}: ${durationSeconds} s`);
}

for (const [name, film] of Object.entries(films)) await makeFilm(name, film);
