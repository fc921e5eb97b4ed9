import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useSessionEnded } from '../../api/session.js';
import { useLineState } from '../../live/live.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { goOnIfCutOff, goOnUpload, passesByItself, pauseUpload, type UploadState } from './upload.js';
import { words } from './words.js';

type UnderWay = Exclude<UploadState, { readonly is: 'none' | 'done' }>;

/** Whoever signs in again finds the upload going on. */
const useGoOnAfterSignIn = (upload: UnderWay): void => {
  const isOver = useSessionEnded();
  const wasOver = useRef(isOver);
  useEffect(() => {
    if (wasOver.current && !isOver && upload.is === 'broken' && upload.refused.status === 401) goOnUpload();
    wasOver.current = isOver;
  }, [isOver, upload]);
};

/** A service that was away takes the rest when it is back. */
const useGoOnWhenBack = (): void => {
  const line = useLineState();
  useEffect(() => {
    if (line === 'open') goOnIfCutOff();
  }, [line]);
};

export const UploadProgress = ({ upload }: { upload: UnderWay }) => {
  const text = useWords(words);
  const { bytes, percent, clock } = useFormats();
  useGoOnAfterSignIn(upload);
  useGoOnWhenBack();
  const { file, sent } = upload;
  const share = file.size === 0 ? 0 : sent / file.size;
  const speed = upload.is === 'sending' ? upload.bytesPerSecond : null;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {percent(share)}
        </Text>
        <Text size="sm">{text.sent(bytes(sent), bytes(file.size))}</Text>
      </Group>
      <Progress value={share * 100} size="lg" aria-label={text.upload} striped={upload.is === 'sending'} animated={upload.is === 'sending'} />
      <Group justify="space-between" mih={30}>
        <Text size="sm" role="status">
          {upload.is === 'paused' && text.paused}
          {upload.is === 'broken' && text.broken}
        </Text>
        {speed !== null && speed > 0 && (
          <Text size="sm">
            {text.speed(bytes(speed))} · {text.left(clock((file.size - sent) / speed))}
          </Text>
        )}
        {upload.is === 'sending' ? (
          <Button size="compact-sm" variant="default" onClick={pauseUpload}>
            {text.pause}
          </Button>
        ) : (
          <Button size="compact-sm" onClick={goOnUpload}>
            {text.goOn}
          </Button>
        )}
      </Group>
      {upload.is === 'broken' && !passesByItself(upload.refused) && <ProblemView refused={upload.refused} />}
    </Stack>
  );
};
