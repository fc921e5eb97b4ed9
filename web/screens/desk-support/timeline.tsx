import { Button, Group, NativeSelect, Stack, Text, Timeline as Line } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { Said } from '../../parts/said.js';
import { Section } from '../../parts/section.js';
import type { WhyOf } from '../../parts/why.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { timelineQuery, type Looked } from './asking.js';
import { words } from './words.js';

type Entry = Shapes['TimelineEntryShape'];

const CATEGORIES = ['credits', 'apikey', 'task', 'project', 'refusals', 'notices', 'account'] as const;

/** What an entry can be asked about. */
const whyOf = ({ taskId, stream }: Entry): WhyOf | null =>
  taskId !== null && stream.startsWith('credits-') ? { kind: 'charges', id: taskId } : null;

const useActor = () => {
  const { actors } = useWords(words);
  return (actor: string): string => {
    const [kind = actor] = actor.split(':');
    return actors[kind] ?? actor;
  };
};

/** What happened, the newest first, in the sentences of the event catalogue. */
export const Timeline = ({ looked, onWhy }: { readonly looked: Looked; readonly onWhy: (of: WhyOf) => void }) => {
  const text = useWords(words);
  const { moment } = useFormats();
  const actorOf = useActor();
  const [category, setCategory] = useState('');
  const timeline = useInfiniteQuery(timelineQuery(looked, category));
  return (
    <Section
      title={text.parts.timeline}
      actions={
        <NativeSelect
          aria-label={text.categoryLabel}
          size="xs"
          value={category}
          onChange={event => setCategory(event.currentTarget.value)}
          data={[{ value: '', label: text.everyCategory }, ...CATEGORIES.map(value => ({ value, label: text.categories[value] }))]}
        />
      }
    >
      <Loaded query={timeline} lines={8}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return (
            <Stack>
              {entries.length === 0 && <Text size="sm">{text.nothingHappened}</Text>}
              <Line bulletSize={12} lineWidth={2}>
                {entries.map(entry => {
                  const why = whyOf(entry);
                  return (
                    <Line.Item key={entry.position}>
                      <Said>{entry.sentence}</Said>
                      <Group gap="xs">
                        <Text size="xs">
                          {moment(entry.at)} · {actorOf(entry.actor)} · {text.request(entry.requestId)}
                        </Text>
                        {why && (
                          <Button size="compact-xs" variant="subtle" onClick={() => onWhy(why)}>
                            {text.why}
                          </Button>
                        )}
                      </Group>
                    </Line.Item>
                  );
                })}
              </Line>
              <More of={timeline} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
