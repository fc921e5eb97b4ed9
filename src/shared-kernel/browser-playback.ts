/** A medium as far as a browser cares. */
export interface Playable {
  readonly container: string;
  readonly video: { readonly codec: string } | null;
  readonly audioTracks: readonly { readonly codec: string }[];
}

interface Codecs {
  readonly video: readonly string[];
  readonly audio: readonly string[];
}

/** What every current browser plays, by container. What only some of them play (HEVC, QuickTime, Matroska, AC-3) is left out. */
const PLAYED: Readonly<Record<string, Codecs>> = {
  mp4: { video: ['h264', 'vp9', 'av1'], audio: ['aac', 'mp3', 'opus', 'flac'] },
  webm: { video: ['vp8', 'vp9', 'av1'], audio: ['opus', 'vorbis'] },
  ogg: { video: [], audio: ['opus', 'vorbis'] },
  mp3: { video: [], audio: ['mp3'] },
  wav: { video: [], audio: ['pcm'] },
  flac: { video: [], audio: ['flac'] },
  aac: { video: [], audio: ['aac'] },
  adts: { video: [], audio: ['aac'] },
};

/** Whether browsers can play it as it is: the picture and the first sound track, of which they take no other. */
export const playsInBrowsers = ({ container, video, audioTracks: [sound] }: Playable): boolean => {
  const played = PLAYED[container];
  if (!played) return false;
  return (video === null || played.video.includes(video.codec)) && (sound === undefined || played.audio.includes(sound.codec));
};
