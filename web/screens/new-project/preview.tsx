import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/catalogue.js';
import classes from './new-project.module.css';
import { words } from './words.js';

/** What the browser itself finds out about a file; null where it cannot tell. */
export interface Seen {
  readonly seconds: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly hasSound: boolean | null;
}

/** Browsers tell of sound in ways of their own, or not at all. */
interface TellsOfSound {
  readonly mozHasAudio?: boolean;
  readonly webkitAudioDecodedByteCount?: number;
  readonly audioTracks?: { readonly length: number };
}

const soundIn = (video: HTMLVideoElement & TellsOfSound): boolean | null => {
  if (video.audioTracks !== undefined) return video.audioTracks.length > 0;
  if (video.mozHasAudio !== undefined) return video.mozHasAudio;
  // decoded bytes prove that there is sound; none yet proves nothing
  return (video.webkitAudioDecodedByteCount ?? 0) > 0 ? true : null;
};

const whole = (value: number): number | null => (Number.isFinite(value) && value > 0 ? value : null);

/** The file as it is on this machine, before a byte of it has travelled. */
export const Preview = ({ file, onSeen }: { file: File; onSeen: (seen: Seen) => void }) => {
  const { noPreview } = useWords(words);
  const [address, setAddress] = useState<string | null>(null);
  const [isStrange, setStrange] = useState(false);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    setAddress(url);
    setStrange(false);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  const look = (video: HTMLVideoElement): void =>
    onSeen({ seconds: whole(video.duration), width: whole(video.videoWidth), height: whole(video.videoHeight), hasSound: soundIn(video) });
  if (isStrange) return <Text size="sm">{noPreview}</Text>;
  if (address === null) return null;
  return (
    <video
      src={address}
      controls
      preload="metadata"
      className={classes['preview']}
      aria-label={file.name}
      onLoadedMetadata={({ currentTarget }) => look(currentTarget)}
      onLoadedData={({ currentTarget }) => look(currentTarget)}
      onTimeUpdate={({ currentTarget }) => soundIn(currentTarget) === true && look(currentTarget)}
      onError={() => setStrange(true)}
    />
  );
};
