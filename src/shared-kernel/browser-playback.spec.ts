import { playsInBrowsers } from './browser-playback.js';

const medium = (container: string, video: string | null, ...sounds: string[]) => ({
  container,
  video: video === null ? null : { codec: video },
  audioTracks: sounds.map(codec => ({ codec })),
});

describe('browsers', () => {
  it.each([
    medium('mp4', 'h264', 'aac'),
    medium('mp4', 'h264'),
    medium('webm', 'vp9', 'opus'),
    medium('mp3', null, 'mp3'),
    medium('wav', null, 'pcm'),
    medium('mp4', null, 'aac'),
    medium('mp4', 'h264', 'aac', 'ac3'),
  ])('play %j as it is', it => expect(playsInBrowsers(it)).toBe(true));

  it.each([
    medium('mp4', 'hevc', 'aac'),
    medium('mp4', 'h264', 'ac3'),
    medium('matroska', 'h264', 'aac'),
    medium('mpegts', 'h264', 'aac'),
    medium('mov', 'prores', 'pcm'),
    medium('webm', 'vp9', 'aac'),
    medium('mp4', null, 'alac'),
  ])('do not all play %j', it => expect(playsInBrowsers(it)).toBe(false));
});
