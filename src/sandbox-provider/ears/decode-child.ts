/** What the parent gets: the bytes of 16-bit samples at 16 kHz, or only the length when nothing here decodes them. */
export interface Decoded {
  readonly seconds: number;
  readonly samples: Uint8Array | null;
}

const wanted = 'aformat=sample_fmts=s16:sample_rates=16000:channel_layouts=mono';
const formats = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav,ogg,flac,aac';

/** With node-av, an optional package: its decoders are native code. */
async function decoded(path: string): Promise<Decoded | null> {
  const { Decoder, Demuxer, FilterAPI } = await import('node-av');
  const demuxer = Demuxer.openSync(path, { options: { protocol_whitelist: 'file', format_whitelist: formats } });
  const stream = demuxer.audio();
  if (!stream) return null;
  const decoder = Decoder.createSync(stream);
  const filter = FilterAPI.create(wanted);
  const chunks: Buffer[] = [];
  for (const frame of filter.framesSync(decoder.framesSync(demuxer.packetsSync(stream.index)))) {
    const data = frame?.data?.[0];
    if (frame && data) chunks.push(Buffer.from(data.subarray(0, frame.nbSamples * 2)));
    frame?.free();
  }
  const samples = Buffer.concat(chunks);
  return { seconds: samples.length / 32_000, samples };
}

/** With mediabunny, which reads containers but decodes none of the compressed kinds. */
async function measured(path: string): Promise<Decoded | null> {
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  const track = await input.getPrimaryAudioTrack();
  return track ? { seconds: await track.computeDuration(), samples: null } : null;
}

async function open(path: string): Promise<Decoded | null> {
  for (const way of [decoded, measured]) {
    try {
      const result = await way(path);
      if (result && result.seconds > 0) return result;
    } catch {
      // The other way may still know it.
    }
  }
  return null;
}

process.once('disconnect', () => process.exit(0));
process.once('message', (path: string) => void open(path).then(result => process.send?.(result)));
