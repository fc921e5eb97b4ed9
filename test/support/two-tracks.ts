import { fileURLToPath } from 'node:url';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  type InputAudioTrack,
} from 'mediabunny';

const open = (name: string): Input =>
  new Input({ source: new FilePathSource(fileURLToPath(new URL(`../../demo/media/${name}.mp4`, import.meta.url))), formats: [MP4] });

const addSound = async (source: EncodedAudioPacketSource, track: InputAudioTrack, seconds: number): Promise<void> => {
  const decoderConfig = await track.getDecoderConfig();
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp >= seconds) break;
    await source.add(packet, decoderConfig ? { decoderConfig } : undefined);
  }
  source.close();
};

/** Ten seconds of the short film with a second sound track, on which the other film speaks; copied, not encoded. */
export const filmWithTwoSoundTracks = async (): Promise<Buffer> => {
  const [short, demo] = [open('keyreel-short'), open('keyreel-demo')];
  const [picture, first, second] = [await short.getPrimaryVideoTrack(), await short.getPrimaryAudioTrack(), await demo.getPrimaryAudioTrack()];
  if (!picture || !first || !second) throw new Error('The project’s own films have pictures and sound.');
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const [pictures, english, german] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(pictures);
  output.addAudioTrack(english, { languageCode: 'eng' });
  output.addAudioTrack(german, { languageCode: 'deu' });
  await output.start();
  const seconds = await short.computeDuration();
  const decoderConfig = await picture.getDecoderConfig();
  for await (const packet of new EncodedPacketSink(picture).packets()) await pictures.add(packet, decoderConfig ? { decoderConfig } : undefined);
  pictures.close();
  await addSound(english, first, seconds);
  await addSound(german, second, seconds);
  await output.finalize();
  for (const input of [short, demo]) input.dispose();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
};
