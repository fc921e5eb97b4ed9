import { Button, Group, NativeSelect, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { logQuery, type LogFilter } from './asking.js';
import { EventPanel } from './event-panel.js';
import { EventTable } from './event-table.js';
import { useFollowed } from './following.js';
import { words } from './words.js';

type Kept = Shapes['KeptEventShape'];

const EVERYTHING: LogFilter = { order: 'newest-first' };
/** Fields beside each other stand in one line. */
const HINT_BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
const FIELDS = ['category', 'type', 'stream', 'account', 'from', 'to'] as const;

const Filters = ({ filter, onApply }: { readonly filter: LogFilter; readonly onApply: (filter: LogFilter) => void }) => {
  const text = useWords(words);
  const [typed, setTyped] = useState(filter);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(typed);
  };
  return (
    <form onSubmit={submit} aria-label={text.filters}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
          {FIELDS.map(name => (
            <TextInput
              key={name}
              size="sm"
              label={text[name]}
              {...(name === 'from' || name === 'to' ? { description: text.bound, inputWrapperOrder: HINT_BELOW } : {})}
              value={typed[name] ?? ''}
              onChange={event => setTyped({ ...typed, [name]: event.currentTarget.value.trim() })}
            />
          ))}
        </SimpleGrid>
        <Group align="flex-end">
          <NativeSelect
            label={text.order}
            value={typed.order}
            onChange={event => setTyped({ ...typed, order: event.currentTarget.value as LogFilter['order'] })}
            data={[
              { value: 'newest-first', label: text.newest },
              { value: 'oldest-first', label: text.oldest },
            ]}
          />
          <Button type="submit">{text.apply}</Button>
          <Button
            variant="default"
            onClick={() => {
              setTyped(EVERYTHING);
              onApply(EVERYTHING);
            }}
          >
            {text.clear}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const Followed = ({ filter, onOpen }: { readonly filter: LogFilter; readonly onOpen: (event: Kept) => void }) => {
  const text = useWords(words);
  const { events, isLost } = useFollowed(filter);
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {isLost ? text.lineLost : text.following}
      </Text>
      {events.length === 0 ? <Text size="sm">{text.nothingYet}</Text> : <EventTable label={text.sinceThen} events={events} onOpen={onOpen} />}
    </Stack>
  );
};

/** The log with filters; followed live, new events appear above those that were there. */
export const Log = () => {
  const text = useWords(words);
  const [filter, setFilter] = useState(EVERYTHING);
  const [isFollowing, setFollowing] = useState(false);
  const [open, setOpen] = useState<Kept | null>(null);
  const log = useInfiniteQuery(logQuery(filter));
  return (
    <Section
      title={text.log}
      actions={<Switch label={text.live} checked={isFollowing} onChange={event => setFollowing(event.currentTarget.checked)} />}
    >
      <Filters filter={filter} onApply={setFilter} />
      {isFollowing && <Followed key={JSON.stringify(filter)} filter={filter} onOpen={setOpen} />}
      <Loaded query={log} lines={8}>
        {({ pages }) => {
          const events = pages.flatMap(({ items }) => items);
          return (
            <Stack>
              {events.length === 0 ? (
                <Text size="sm">{log.hasNextPage ? text.looking : text.none}</Text>
              ) : (
                <EventTable label={text.log} events={events} onOpen={setOpen} />
              )}
              <More of={log} />
            </Stack>
          );
        }}
      </Loaded>
      <EventPanel event={open} onClose={() => setOpen(null)} />
    </Section>
  );
};
