import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWelcome } from '../../api/welcome.js';
import { Refused } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useReasons } from '../../parts/reasons.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import type { DraftSource } from './draft.js';
import classes from './new-project.module.css';
import { Preview, type Seen } from './preview.js';
import { UploadProgress } from './upload-progress.js';
import type { UploadState } from './upload.js';
import type { Arrived } from './use-arrived.js';
import { words } from './words.js';

const looksLikeMedia = (file: File, endings: readonly string[]): boolean =>
  /^(video|audio)\//.test(file.type) || endings.some(ending => file.name.toLowerCase().endsWith(`.${ending}`));

interface Wishes {
  readonly source: DraftSource;
  readonly upload: UploadState;
  readonly arrived: Arrived | undefined;
  /** Why nothing is known of a file that had arrived. */
  readonly gone: Error | null;
  readonly onChange: () => void;
}

const useSound = (seen: Seen | null, arrived: Arrived | undefined): string | null => {
  const text = useWords(words);
  if (arrived) return arrived.audioTracks === 0 ? text.noSound : text.tracks(arrived.audioTracks);
  if (seen === null) return null;
  if (seen.hasSound === null) return text.soundUnknown;
  return seen.hasSound ? text.hasSound : text.noSound;
};

/** The chosen video: what it is, and how far it has come. */
export const Video = ({ source, upload, arrived, gone, onChange }: Wishes) => {
  const text = useWords(words);
  const { bytes, clock } = useFormats();
  const reasonOf = useReasons();
  const { fileEndings } = useWelcome();
  const [seen, setSeen] = useState<Seen | null>(null);
  const sound = useSound(seen, arrived);
  const file = upload.is === 'none' ? null : upload.file;
  const seconds = arrived?.seconds ?? seen?.seconds ?? null;
  return (
    <Section
      title={text.video}
      actions={
        <Button variant="default" size="xs" onClick={onChange}>
          {text.change}
        </Button>
      }
    >
      <Stack>
        <Text fw={600} className={classes['name'] ?? ''}>
          {source.kind === 'url' ? source.url : source.fileName}
        </Text>
        {file && <Preview file={file} onSeen={setSeen} />}
        {source.kind === 'upload' && (
          <Facts
            of={[
              [text.length, seconds === null ? null : clock(seconds)],
              [text.size, bytes(source.bytes)],
              [text.picture, seen?.width && seen.height ? `${seen.width} × ${seen.height}` : null],
              [text.sound, sound],
            ]}
          />
        )}
        {file && fileEndings.length > 0 && !looksLikeMedia(file, fileEndings) && <Alert color="yellow">{text.unlikely}</Alert>}
        {(upload.is === 'sending' || upload.is === 'paused' || upload.is === 'broken') && <UploadProgress upload={upload} />}
        {source.kind === 'upload' && source.uploadId !== null && !arrived && !gone && (
          <Group gap="xs" role="status">
            <Loader size="xs" aria-hidden />
            <Text size="sm">{text.looking}</Text>
          </Group>
        )}
        {gone instanceof Refused && <ProblemView refused={gone} doing={{ upload_again: onChange }} />}
        {arrived?.state === 'ready' && (
          <Text size="sm" role="status">
            {text.arrived}
          </Text>
        )}
        {arrived?.state === 'refused' && (
          <Alert color="orange" title={text.notUsable} role="alert">
            {arrived.problem !== null && reasonOf(arrived.problem)}
          </Alert>
        )}
      </Stack>
    </Section>
  );
};
