/**
 * Decodes foreign media with node-av, whose binary is GPL-3: it lives in this process only and is spoken to by messages.
 * Runs as `node decode.child.ts <order as JSON>`.
 */
import { say } from './child-output.js';

interface SoundWanted {
  readonly job: 'sound';
  readonly file: string;
  readonly trackIndex: number;
}

type Wanted = { readonly job: 'versions' } | SoundWanted | ({ readonly job: 'pictures' } & import('./decode-pictures.js').PicturesWanted);

async function work(wanted: Wanted): Promise<void> {
  const { getFFmpegInfo, Log } = await import('node-av/lib');
  const { AV_LOG_QUIET } = await import('node-av/constants');
  Log.setLevel(AV_LOG_QUIET);
  switch (wanted.job) {
    case 'versions':
      return say({ versions: getFFmpegInfo().version });
    case 'sound':
      return (await import('./decode-sound.js')).decodeSound(wanted.file, wanted.trackIndex);
    case 'pictures':
      return (await import('./decode-pictures.js')).decodePictures(wanted);
  }
}

const problemOf = (error: unknown): string => {
  if (error instanceof Error && 'problem' in error) return String(error.problem);
  // The package is optional, and so is its binary for this platform.
  const isMissing =
    error instanceof Error && (error.message.includes('native binding') || ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND'));
  return isMissing ? 'media_engine_missing' : 'media_damaged';
};

try {
  const [, , file, order = '{}'] = process.argv;
  await work({ file, ...(JSON.parse(order) as object) } as Wanted);
  say({ done: true });
} catch (error) {
  say({ problem: problemOf(error) });
}
process.exit(0);
