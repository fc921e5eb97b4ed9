import { Badge, Button, Group, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import IconHistory from '@tabler/icons-react/icons/IconHistory';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import { useState, type RefObject } from 'react';
import { Refused } from '../../../api/client.js';
import { later } from '../../../parts/later.js';
import { MenuDownload } from '../../../parts/menu.js';
import { Popup } from '../../../parts/popup.js';
import { ProblemView } from '../../../parts/problem-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useLanguage } from '../../../words/language.js';
import { isUnderWay, useTasks } from '../reading.js';
import { GetWords } from './bring-words.js';
import { Passages } from './passages.js';
import { usePlayer } from './player.js';
import { SearchWords } from './search-words.js';
import { useTranscript, type Words } from './transcript-reading.js';
import { words as told } from './words.js';

const VersionsDialog = later(async () => (await import('./versions-dialog.js')).VersionsDialog);

const SpeakersDialog = later(async () => (await import('./speakers-dialog.js')).SpeakersDialog);

const FORMATS = ['srt', 'vtt', 'txt', 'md'] as const;

type Asked = 'speakers' | 'versions' | null;

const Tools = ({ projectId, onAsk }: { readonly projectId: string; onAsk(asked: Asked): void }) => {
  const says = useWords(told);
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" leftSection={<IconUsers size={16} aria-hidden />} onClick={() => onAsk('speakers')}>
        {says.speakers}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconHistory size={16} aria-hidden />} onClick={() => onAsk('versions')}>
        {says.versions}
      </Button>
      <Popup
        isMenu
        button={opener => (
          <Button {...opener} size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            {says.take}
          </Button>
        )}
      >
        {FORMATS.map(format => (
          <MenuDownload key={format} href={`/v1/projects/${projectId}/transcript?format=${format}`}>
            {says.formats[format]}
          </MenuDownload>
        ))}
      </Popup>
    </Group>
  );
};

const About = ({ words }: { readonly words: Words }) => {
  const says = useWords(told);
  const { language: page } = useLanguage();
  const { language, simulated } = words.transcript;
  return (
    <Group gap="xs">
      {language && (
        <Badge variant="outline" color="gray" tt="none">
          {says.language(new Intl.DisplayNames([page], { type: 'language', fallback: 'code' }).of(language) ?? language)}
        </Badge>
      )}
      {simulated && (
        <Text size="sm" c="dimmed">
          {says.simulated}
        </Text>
      )}
    </Group>
  );
};

const WithWords = ({
  projectId,
  words,
  search,
}: {
  readonly projectId: string;
  readonly words: Words;
  readonly search: RefObject<HTMLInputElement | null>;
}) => {
  const says = useWords(told);
  const player = usePlayer();
  const [isFollowing, setFollowing] = useState(true);
  const [asked, setAsked] = useState<Asked>(null);
  const [wanted, setWanted] = useState<{ readonly segmentId: string } | null>(null);
  return (
    <Stack gap="sm">
      <SearchWords
        projectId={projectId}
        field={search}
        onJump={({ segmentId, jumpTo }) => {
          player.seek(jumpTo);
          setWanted({ segmentId });
        }}
      />
      <Group justify="space-between">
        <Tools projectId={projectId} onAsk={setAsked} />
        <Switch size="sm" label={says.follow} checked={isFollowing} onChange={({ currentTarget }) => setFollowing(currentTarget.checked)} />
      </Group>
      <About words={words} />
      <Passages projectId={projectId} words={words} wanted={wanted} isFollowing={isFollowing} />
      <GetWords projectId={projectId} etag={words.etag} again />
      {asked === 'speakers' && <SpeakersDialog projectId={projectId} words={words} onClose={() => setAsked(null)} />}
      {asked === 'versions' && <VersionsDialog projectId={projectId} etag={words.etag} onClose={() => setAsked(null)} />}
    </Stack>
  );
};

const WithoutWords = ({ projectId }: { readonly projectId: string }) => {
  const says = useWords(told);
  const isListening = useTasks(projectId).data?.some(task => task.operation === 'transcription' && isUnderWay(task)) ?? false;
  if (isListening)
    return (
      <Stack gap="xs">
        <Text role="status">{says.listening}</Text>
        {[90, 100, 75, 95].map(width => (
          <Skeleton key={width} h={16} w={`${String(width)}%`} />
        ))}
      </Stack>
    );
  return (
    <Stack align="flex-start">
      <Text>{says.noWords}</Text>
      <GetWords projectId={projectId} etag={null} again={false} />
    </Stack>
  );
};

/** All that is said in the video, in step with it. */
export const TranscriptPanel = ({ projectId, search }: { readonly projectId: string; readonly search: RefObject<HTMLInputElement | null> }) => {
  const says = useWords(told);
  const { data, error, refetch } = useTranscript(projectId);
  const isMissing = error instanceof Refused && error.problem?.code === 'transcript_not_ready';
  return (
    <section aria-labelledby="transcript">
      <Stack gap="sm">
        <Title order={2} size="h4" id="transcript">
          {says.transcript}
        </Title>
        {data && !isMissing && <WithWords projectId={projectId} words={data} search={search} />}
        {isMissing && <WithoutWords projectId={projectId} />}
        {!data && !error && <Skeleton h={240} />}
        {!data && error instanceof Refused && !isMissing && <ProblemView refused={error} onAgain={() => void refetch()} />}
      </Stack>
    </section>
  );
};
