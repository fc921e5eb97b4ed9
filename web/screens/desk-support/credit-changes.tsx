import { Anchor, Badge, Button, Group, Paper, Stack, Switch, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, taken, type Shapes } from '../../api/client.js';
import { usePerson } from '../../api/session.js';
import { useWrite } from '../../api/write.js';
import { actWords } from '../../parts/act.words.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { CHANGES, changesQuery } from './asking.js';
import { words } from './words.js';

type Change = Shapes['CreditChangeShape'];

const Decision = ({ changeId }: { readonly changeId: string }) => {
  const text = useWords(words);
  const renews = { renews: [CHANGES, ['support']] };
  const approve = useWrite(
    (id: string, header) => taken(api.POST('/v1/credit-changes/{changeId}/approve', { params: { path: { changeId: id }, header } })),
    renews,
  );
  const reject = useWrite(
    (id: string, header) => taken(api.POST('/v1/credit-changes/{changeId}/reject', { params: { path: { changeId: id }, header } })),
    renews,
  );
  return (
    <>
      <Group gap="xs">
        <Button size="xs" loading={approve.isPending} onClick={() => approve.mutate(changeId)}>
          {text.approve}
        </Button>
        <Button size="xs" variant="default" loading={reject.isPending} onClick={() => reject.mutate(changeId)}>
          {text.reject}
        </Button>
      </Group>
      <RefusedView error={approve.error ?? reject.error} />
    </>
  );
};

const One = ({ change, mayDecide }: { readonly change: Change; readonly mayDecide: boolean }) => {
  const text = useWords(words);
  const { reasons } = useWords(actWords);
  const { credits, moment } = useFormats();
  return (
    <Paper withBorder p="sm" component="article">
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600} size="sm">
            {text.changeOf[change.kind](credits(change.amount.microCredits))}
          </Text>
          <Badge variant="outline" color="gray" tt="none" radius="sm">
            {text.changeStatus[change.status]}
          </Badge>
        </Group>
        <Text size="sm">
          {reasons[change.reason]} · {moment(change.proposedAt)} · {text.lapses(moment(change.lapsesAt))}
        </Text>
        {change.note !== null && (
          <Text size="sm">
            <bdi>{change.note}</bdi>
          </Text>
        )}
        <Anchor component={Link} href={`${ways.support}/${change.accountId}`} size="xs" ff="monospace">
          {change.accountId}
        </Anchor>
        {change.status === 'open' && mayDecide && <Decision changeId={change.changeId} />}
      </Stack>
    </Paper>
  );
};

/** What waits for a second person. */
export const CreditChanges = () => {
  const text = useWords(words);
  const { person } = usePerson();
  const [isAll, setAll] = useState(false);
  const changes = useInfiniteQuery(changesQuery(isAll ? 'all' : 'open'));
  return (
    <Section
      title={text.changes}
      lead={text.changesLead}
      actions={<Switch label={text.allChanges} checked={isAll} onChange={event => setAll(event.currentTarget.checked)} />}
    >
      <Loaded query={changes}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          return (
            <Stack gap="sm">
              {all.length === 0 && <Text size="sm">{text.noChanges}</Text>}
              {all.map(change => (
                <One key={change.changeId} change={change} mayDecide={person?.roles.includes('admin') ?? false} />
              ))}
              <More of={changes} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
