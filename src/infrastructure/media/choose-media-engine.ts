import { Misconfigured } from '../../settings/misconfigured.js';
import type { MediaEngine } from '../../shared-kernel/ports/media-engine.js';
import { DecodingMediaEngine } from './decoding-media-engine.js';
import { buildFence } from './fence/fence.js';
import { FfmpegDecoder } from './ffmpeg-cli/ffmpeg-decoder.js';
import { findFfmpeg } from './ffmpeg-cli/find-ffmpeg.js';
import { defaultMediaLimits, type MediaLimits } from './media-limits.js';
import { NpmDecoder } from './npm/npm-decoder.js';

/** The variables that decide about media; all of them may be missing. */
export interface MediaEnvironment {
  readonly PATH?: string | undefined;
  /** The operator's own programs; both or none. */
  readonly FFMPEG_PATH?: string | undefined;
  readonly FFPROBE_PATH?: string | undefined;
  /** `auto` (a system ffmpeg, else npm packages), `ffmpeg` or `npm`. */
  readonly KEYREEL_MEDIA_ENGINE?: string | undefined;
  /** `auto` (the best that works here) or `required` (bubblewrap or nothing). */
  readonly KEYREEL_MEDIA_SANDBOX?: string | undefined;
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly [T, ...T[]]): T {
  const chosen = allowed.find(word => word === (value ?? allowed[0]));
  if (chosen === undefined) throw new Misconfigured(`${name} must be one of: ${allowed.join(', ')}.`);
  return chosen;
}

/**
 * The engine for this machine: the operator's ffmpeg, else the system's, else the one from npm packages. Never picks a bundled
 * program over a system one unless told. Throws a plain error with a sentence for the operator when a setting cannot be met.
 */
export async function chooseMediaEngine(env: MediaEnvironment, limits: MediaLimits = defaultMediaLimits): Promise<MediaEngine> {
  const wish = oneOf('KEYREEL_MEDIA_ENGINE', env.KEYREEL_MEDIA_ENGINE, ['auto', 'ffmpeg', 'npm']);
  const fence = await buildFence(env, oneOf('KEYREEL_MEDIA_SANDBOX', env.KEYREEL_MEDIA_SANDBOX, ['auto', 'required']) === 'required');
  const ffmpeg = wish === 'npm' ? null : await findFfmpeg(env);
  if (wish === 'ffmpeg' && ffmpeg === null)
    throw new Misconfigured(
      'KEYREEL_MEDIA_ENGINE is ffmpeg, but ffmpeg and ffprobe are not on the PATH. Install ffmpeg, or set FFMPEG_PATH and FFPROBE_PATH.',
    );
  return new DecodingMediaEngine(ffmpeg ? new FfmpegDecoder(ffmpeg, fence, limits) : new NpmDecoder(fence, limits), fence, limits);
}
