import { access, constants } from 'node:fs/promises';
import { Misconfigured } from '../../../settings/misconfigured.js';
import { findProgram } from '../fence/fence.js';

/** Where the two programs are. */
export interface FfmpegPrograms {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

async function named(variable: string, path: string): Promise<string> {
  await access(path, constants.X_OK).catch(() => {
    throw new Misconfigured(`${variable} does not name a program that can be run. Correct it, or unset both FFMPEG_PATH and FFPROBE_PATH.`);
  });
  return path;
}

/** The operator's choice first, then the PATH; null where either of the two is missing. */
export async function findFfmpeg(env: {
  readonly PATH?: string | undefined;
  readonly FFMPEG_PATH?: string | undefined;
  readonly FFPROBE_PATH?: string | undefined;
}): Promise<FfmpegPrograms | null> {
  const ffmpeg = env.FFMPEG_PATH ? await named('FFMPEG_PATH', env.FFMPEG_PATH) : await findProgram('ffmpeg', env.PATH);
  const ffprobe = env.FFPROBE_PATH ? await named('FFPROBE_PATH', env.FFPROBE_PATH) : await findProgram('ffprobe', env.PATH);
  return ffmpeg !== null && ffprobe !== null ? { ffmpeg, ffprobe } : null;
}
