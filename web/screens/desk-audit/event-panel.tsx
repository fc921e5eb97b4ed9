import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Shapes } from '../../api/client.js';
import { Sheet } from '../../parts/dialog.js';
import { Facts } from '../../parts/facts.js';
import { RefusedView } from '../../parts/refused-view.js';
import { save } from '../../parts/save.js';
import { judgeInclusion } from '../../proofs/judge.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { keysQuery, readProof } from './asking.js';
import { happenedAt, laidOut, spaced } from './reading.js';
import { useTrustedKeys } from './trusted-keys.js';
import { Verdict } from './verdict.js';
import { words } from './words.js';

type Kept = Shapes['KeptEventShape'];

const Proof = ({ event }: { readonly event: Kept }) => {
  const text = useWords(words);
  const { number } = useFormats();
  const told = useQuery(keysQuery);
  const { keys } = useTrustedKeys(told.data?.keys);
  const judged = useMutation({
    mutationFn: async () => {
      const file = await readProof(event.position);
      return { file, ...(await judgeInclusion(event, file, keys)) };
    },
  });
  const { data } = judged;
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {text.proofTitle}
      </Title>
      <Text size="sm">{text.proofLead}</Text>
      <Group>
        <Button loading={judged.isPending} disabled={keys.length === 0} onClick={() => judged.mutate()}>
          {text.verify}
        </Button>
        {data && (
          <Button variant="default" onClick={() => save(data.file, `keyreel-event-${event.ordinal}.tlog-proof`, 'text/plain')}>
            {text.saveProof}
          </Button>
        )}
      </Group>
      {data && (
        <Verdict
          title={[text.proven, text.notProven]}
          findings={[
            { isGood: data.leaf, says: data.leaf ? text.leafGood : text.leafBad },
            { isGood: data.path, says: data.path ? text.pathGood(number(data.checkpoint?.size ?? 0)) : text.pathBad },
            { isGood: data.signature === 'good', says: text.signature[data.signature] },
          ]}
        />
      )}
      <RefusedView error={judged.error} />
    </Stack>
  );
};

const Opened = ({ event }: { readonly event: Kept }) => {
  const text = useWords(words);
  const { moment, number } = useFormats();
  const at = happenedAt(event);
  return (
    <Stack gap="lg">
      <Facts
        of={[
          [text.event, spaced(event.type)],
          [text.when, at === null ? null : moment(at)],
          [text.where, event.stream],
          [text.revision, number(event.revision)],
          [text.position, event.position.replace(/^0+(?=\d)/, '')],
          [text.version, number(event.schemaVersion)],
          [text.id, event.id],
          [text.leaf, event.leaf],
        ]}
      />
      <Proof event={event} />
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {text.data}
        </Text>
        <Code block tabIndex={0}>
          {laidOut(event.data)}
        </Code>
      </Stack>
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {text.metadata}
        </Text>
        <Code block tabIndex={0}>
          {laidOut(event.metadata)}
        </Code>
      </Stack>
    </Stack>
  );
};

/** One event with everything that is stored of it, and its proof. */
export const EventPanel = ({ event, onClose }: { readonly event: Kept | null; readonly onClose: () => void }) => {
  const text = useWords(words);
  const { number } = useFormats();
  return (
    <Sheet opened={event !== null} onClose={onClose} title={event && text.eventTitle(number(event.ordinal))}>
      {event && <Opened key={event.position} event={event} />}
    </Sheet>
  );
};
