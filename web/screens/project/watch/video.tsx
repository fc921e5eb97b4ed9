import { ActionIcon, Alert, Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import IconCamera from '@tabler/icons-react/icons/IconCamera';
import IconKeyboard from '@tabler/icons-react/icons/IconKeyboard';
import { useSyncExternalStore, useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { useWords } from '../../../words/catalogue.js';
import { readable } from '../../../words/codes.js';
import { useFormats } from '../../../words/formats.js';
import { useOrder } from '../order/orders.js';
import { isUnderWay, useTasks, type Project } from '../reading.js';
import { SPEEDS, usePlayer } from './player.js';
import classes from './watch.module.css';
import { words } from './words.js';

interface Playable {
  readonly src: string | null;
  readonly note: string | null;
}

/** What of the project a browser can play now. */
const usePlayable = ({ projectId, playback, source }: Project): Playable => {
  const told = useWords(words);
  const tasks = useTasks(projectId).data ?? [];
  const address = `/v1/projects/${projectId}`;
  const isComing = source.kind === 'url' && tasks.some(task => task.operation === 'download' && isUnderWay(task));
  if (isComing) return { src: null, note: told.notHere };
  if (playback?.source !== false) return { src: `${address}/source`, note: null };
  if (playback.rendition === 'ready') return { src: `${address}/rendition`, note: told.onlySound };
  if (playback.rendition === 'being_made') return { src: null, note: told.beingMade };
  return { src: null, note: `${told.notPossible} ${playback.problem === null ? '' : readable(playback.problem)}` };
};

const Speed = () => {
  const told = useWords(words);
  const { number } = useFormats();
  const player = usePlayer();
  const rate = useSyncExternalStore(player.subscribe, player.rate);
  return (
    <NativeSelect
      size="xs"
      aria-label={told.speed}
      value={String(rate)}
      onChange={({ currentTarget }) => player.setRate(Number(currentTarget.value))}
      data={SPEEDS.map(speed => ({ value: String(speed), label: `${number(speed)}×` }))}
    />
  );
};

/** The frame that is seen now, as one more thumbnail. */
const Frame = ({ projectId }: { readonly projectId: string }) => {
  const told = useWords(words);
  const { clock } = useFormats();
  const player = usePlayer();
  const order = useOrder();
  const take = () => {
    const atSeconds = Math.round(player.now() * 10) / 10;
    order({
      title: told.frameAt(clock(atSeconds)),
      work: { kind: 'frame', atSeconds },
      send: (quoteId, header) =>
        taken(api.POST('/v1/projects/{projectId}/frames', { params: { path: { projectId }, header }, body: { atSeconds, quoteId } })),
    });
  };
  return (
    <Button size="xs" variant="default" leftSection={<IconCamera size={16} aria-hidden />} onClick={take}>
      {told.frame}
    </Button>
  );
};

const Media = ({
  project,
  src,
  onBroken,
  onSound,
}: {
  readonly project: Project;
  readonly src: string;
  onBroken(): void;
  onSound(isAll: boolean): void;
}) => {
  const told = useWords(words);
  const player = usePlayer();
  const { projectId, picture } = project;
  const poster = picture && `/v1/projects/${projectId}/thumbnails/${picture.taskId}?index=${String(picture.index)}&width=1280`;
  return (
    // what is said is in the transcript beside it, in step
    <video
      ref={player.attach}
      className={classes['video']}
      src={src}
      controls
      playsInline
      preload="metadata"
      aria-label={told.video}
      {...(poster && { poster })}
      onPlay={player.run}
      onPause={player.tell}
      onSeeked={player.tell}
      onTimeUpdate={player.tell}
      onLoadedMetadata={({ currentTarget }) => onSound(currentTarget.videoWidth === 0)}
      onError={onBroken}
    />
  );
};

/** The video, or its sound, with what belongs to playing it. */
export const Video = ({ project, onHelp }: { readonly project: Project; onHelp(): void }) => {
  const told = useWords(words);
  const { src, note } = usePlayable(project);
  const [broken, setBroken] = useState<string | null>(null);
  const [isAudio, setAudio] = useState(false);
  return (
    <Stack gap="xs" className={classes['player']} data-audio={isAudio || undefined}>
      {src !== null && broken !== src && <Media key={src} project={project} src={src} onBroken={() => setBroken(src)} onSound={setAudio} />}
      {src !== null && broken === src && <Alert color="gray">{told.notPossible}</Alert>}
      {src === null && <Skeleton className={classes['video']} animate={note === told.notHere || note === told.beingMade} />}
      {note && (
        <Text size="sm" role="status">
          {note}
        </Text>
      )}
      {src !== null && (
        <Group gap="xs">
          <Speed />
          {!isAudio && project.playback?.source !== false && <Frame projectId={project.projectId} />}
          <ActionIcon variant="default" size={30} title={told.help} aria-label={told.help} onClick={onHelp}>
            <IconKeyboard size={18} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Stack>
  );
};
