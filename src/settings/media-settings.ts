import { Misconfigured } from './misconfigured.js';
import { oneOf } from './one-of.js';

/** What the choice of the media engine looks at. */
export interface MediaSettings {
  readonly PATH: string | undefined;
  readonly FFMPEG_PATH: string | undefined;
  readonly FFPROBE_PATH: string | undefined;
  readonly KEYREEL_MEDIA_ENGINE: string | undefined;
  readonly KEYREEL_MEDIA_SANDBOX: string | undefined;
}

export const mediaSettings = (env: NodeJS.ProcessEnv): MediaSettings => {
  const [FFMPEG_PATH, FFPROBE_PATH] = [env['FFMPEG_PATH']?.trim() || undefined, env['FFPROBE_PATH']?.trim() || undefined];
  if ((FFMPEG_PATH === undefined) !== (FFPROBE_PATH === undefined))
    throw new Misconfigured('FFMPEG_PATH and FFPROBE_PATH belong together: set both, or neither to use those on the PATH.');
  return {
    PATH: env['PATH'],
    FFMPEG_PATH,
    FFPROBE_PATH,
    KEYREEL_MEDIA_ENGINE: oneOf('KEYREEL_MEDIA_ENGINE', env['KEYREEL_MEDIA_ENGINE'], ['auto', 'ffmpeg', 'npm'], 'auto'),
    KEYREEL_MEDIA_SANDBOX: oneOf('KEYREEL_MEDIA_SANDBOX', env['KEYREEL_MEDIA_SANDBOX'], ['auto', 'required'], 'auto'),
  };
};
