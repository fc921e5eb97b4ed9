/**
 * The only containers and codecs that a decoder is ever allowed to open: each further one is code that a hostile file may attack.
 * Names are libav's; `codecs` maps each decoder name to the plain word by which the product speaks of the codec.
 */
export const acceptedMedia = {
  demuxers: ['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'mpegts', 'mp3', 'wav', 'ogg', 'flac', 'aac'],
  video: {
    h264: 'h264',
    hevc: 'hevc',
    vp8: 'vp8',
    libvpx: 'vp8',
    vp9: 'vp9',
    'libvpx-vp9': 'vp9',
    av1: 'av1',
    libdav1d: 'av1',
    mpeg4: 'mpeg4',
    mpeg2video: 'mpeg2video',
    prores: 'prores',
  },
  audio: {
    aac: 'aac',
    mp3: 'mp3',
    mp3float: 'mp3',
    opus: 'opus',
    libopus: 'opus',
    vorbis: 'vorbis',
    flac: 'flac',
    alac: 'alac',
    ac3: 'ac3',
    eac3: 'eac3',
    pcm_s16le: 'pcm',
    pcm_s16be: 'pcm',
    pcm_s24le: 'pcm',
    pcm_s24be: 'pcm',
    pcm_s32le: 'pcm',
    pcm_s32be: 'pcm',
    pcm_f32le: 'pcm',
    pcm_f32be: 'pcm',
    pcm_u8: 'pcm',
    pcm_alaw: 'pcm',
    pcm_mulaw: 'pcm',
  },
} as const satisfies { demuxers: readonly string[]; video: Record<string, string>; audio: Record<string, string> };

/** How names of files in these containers end, for whoever picks one; what a file is tells its content alone. */
export const FILE_ENDINGS = [
  ...['mp4', 'm4v', 'mov', 'mkv', 'webm', '3gp', '3g2', 'ts', 'mts', 'm2ts'],
  ...['mp3', 'm4a', 'wav', 'ogg', 'oga', 'opus', 'flac', 'aac'],
];

/** Options that every libav input is opened with, whichever program opens it. */
export const inputWhitelists = {
  protocol_whitelist: 'file',
  format_whitelist: acceptedMedia.demuxers.join(','),
  codec_whitelist: [...Object.keys(acceptedMedia.video), ...Object.keys(acceptedMedia.audio)].join(','),
} as const;
