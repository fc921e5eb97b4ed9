import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, taken, type Shapes } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { Screen } from '../../parts/screen.js';
import { OpenToAll } from '../../shell/open-to-all.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { leavingWords } from './leaving.words.js';

const LOOK_AGAIN_MS = 2_000;

const Destroyed = ({ counts }: { readonly counts: Readonly<Record<string, unknown>> }) => {
  const { destroyed, kinds } = useWords(leavingWords);
  const found = Object.entries(counts).filter(([, count]) => count !== 0);
  return (
    <div>
      <Text fw={600} size="sm">
        {destroyed}
      </Text>
      <List size="sm">
        {found.map(([kind, count]) => (
          <List.Item key={kind}>
            {wordOf(kinds, kind)}: {String(count)}
          </List.Item>
        ))}
      </List>
    </div>
  );
};

const Tombstone = ({ tombstone }: { readonly tombstone: Shapes['TombstoneShape'] }) => {
  const words = useWords(leavingWords);
  const { moment } = useFormats();
  const { completed, erased } = tombstone;
  return (
    <Stack>
      <Text role="status">{completed ? words.complete(moment(completed.at)) : words.underway}</Text>
      <Facts
        of={[
          [words.erasedAt, moment(erased.at)],
          [words.proof, erased.position.replace(/^0+(?=\d)/, '')],
        ]}
      />
      {completed && <Destroyed counts={completed.destroyed as Readonly<Record<string, unknown>>} />}
      <Text size="sm" c="dimmed">
        {words.keepAddress}
      </Text>
    </Stack>
  );
};

/** How far the erasure of an account is: open to whoever has its address, and all that is left of it. */
const Erased = () => {
  const { erasedTitle } = useWords(leavingWords);
  const { accountId = '' } = useParams<{ accountId: string }>();
  const tombstone = useQuery({
    queryKey: ['erasures', accountId],
    queryFn: () => taken(api.GET('/v1/erasures/{accountId}', { params: { path: { accountId } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'complete' ? false : LOOK_AGAIN_MS),
  });
  return (
    <OpenToAll>
      <Screen title={erasedTitle}>
        <Loaded query={tombstone}>{answer => <Tombstone tombstone={answer} />}</Loaded>
      </Screen>
    </OpenToAll>
  );
};

export default Erased;
