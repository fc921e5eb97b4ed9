import { endsOf, readFacts, type ProbedStream } from './read-facts.js';
import { readFrameTime, readPpm } from './read-picture.js';

const video: ProbedStream = { index: 0, codec_type: 'video', codec_name: 'h264', width: 720, height: 576, avg_frame_rate: '30000/1001' };
const audio: ProbedStream = { index: 1, codec_type: 'audio', codec_name: 'mp3', channels: 2, sample_rate: '48000', duration: '9.5' };
const facts = (streams: readonly ProbedStream[], ends: Map<number, number> | null = new Map()) =>
  readFacts({ format: { format_name: 'mov,mp4,m4a', start_time: '1.5', duration: '10' }, streams }, ends);

describe('what ffprobe says', () => {
  it('is brought into square pixels and frames a second', () => {
    expect(facts([{ ...video, sample_aspect_ratio: '16:15' }]).video).toMatchObject({ width: 768, height: 576, frameRate: 30_000 / 1001 });
    expect(facts([{ ...video, sample_aspect_ratio: '0:1', avg_frame_rate: '0/0' }]).video).toMatchObject({ width: 720, frameRate: null });
  });

  it.each([
    [{ side_data_list: [{ rotation: -90 }] }, 90],
    [{ side_data_list: [{}, { rotation: 90 }] }, 270],
    [{ side_data_list: [{ rotation: 180 }] }, 180],
    [{ tags: { rotate: '90' } }, 90],
    [{ tags: { rotate: 'sideways' } }, 0],
    [{}, 0],
  ])('turns %j into %i degrees clockwise', (said, rotation) => {
    expect(facts([{ ...video, ...said }]).video?.rotation).toBe(rotation);
  });

  it('does not take a cover for a film', () => {
    expect(facts([{ ...video, disposition: { attached_pic: 1 } }, audio])).toMatchObject({ video: null, audioTracks: [{ codec: 'mp3' }] });
  });

  it('is believed about the end of a stream only where no packet tells', () => {
    const ends = endsOf('1,8.5,1.000000\n1,7.0,1.0\nnonsense\n0,N/A,N/A\n');
    expect(ends).toEqual(new Map([[1, 9.5]]));
    expect(
      facts(
        [
          { ...video, duration: '99' },
          { ...audio, duration: '99' },
        ],
        ends,
      ),
    ).toMatchObject({ video: { durationSeconds: 99 }, audioTracks: [{ durationSeconds: 8 }] });
    expect(facts([{ ...video }], null).video?.durationSeconds).toBe(10);
  });

  it('speaks of a language only with a code', () => {
    const language = (said: string) => facts([{ ...audio, tags: { language: said } }]).audioTracks[0]?.language;
    expect(['ger', 'pt-BR', 'und', 'see http://example.org'].map(language)).toEqual(['ger', 'pt-BR', null, null]);
  });

  it('knows no codec outside the list', () => {
    expect(
      facts([
        { ...video, codec_name: 'magicyuv' },
        { ...audio, codec_name: 'cook' },
      ]),
    ).toMatchObject({ video: { codec: null }, audioTracks: [{ codec: null }] });
  });
});

describe('a picture from ffmpeg', () => {
  it('is read with its size, or not at all', () => {
    const ppm = Buffer.concat([Buffer.from('P6\n2 1\n255\n'), Buffer.from([1, 2, 3, 4, 5, 6])]);
    expect(readPpm(ppm, 100)).toEqual({ width: 2, height: 1, rgb: Buffer.from([1, 2, 3, 4, 5, 6]) });
    expect(readPpm(Buffer.alloc(0), 100)).toBeNull();
    for (const broken of [ppm.subarray(1), ppm.subarray(0, -1), Buffer.from('P6\n2000 2000\n255\n')])
      expect(() => readPpm(broken, 100)).toThrow('media_damaged');
  });

  it('has the time of the first frame that was shown, not one that a title makes up', () => {
    const said =
      '    title : [Parsed_showinfo_0 @ 0x1] n:   0 pts_time:99\n[Parsed_showinfo_0 @ 0x2] n:   0 pts:  1 pts_time:7.32 duration: 1\n[Parsed_showinfo_0 @ 0x2] n:   1 pts_time:7.36\n';
    expect([readFrameTime(said), readFrameTime('nothing')]).toEqual([7.32, null]);
  });
});
