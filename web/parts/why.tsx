import { Alert, Badge, Group, Stack, Text, Timeline, Title } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, taken, type Shapes } from '../api/client.js';
import { Sheet } from './dialog.js';
import { useWords } from '../words/catalogue.js';
import { wordOf } from '../words/codes.js';
import { useFormats } from '../words/formats.js';
import { Loaded } from './loaded.js';
import { Remedies } from './remedies.js';
import { remedyWords } from './remedies.words.js';
import { Said } from './said.js';
import { ticketHeader } from './ticket.js';
import { WhyComputation } from './why-computation.js';
import { WhyInputs } from './why-inputs.js';
import { whyWords } from './why.words.js';

type Why = Shapes['WhyShape'];

/** What is asked about. */
export interface WhyOf {
  readonly kind: 'charges' | 'holds' | 'projects' | 'notices' | 'refusals';
  readonly id: string;
  /** Whose, where the staff asks. */
  readonly accountId?: string;
}

const readOwn = ({ kind, id }: WhyOf): Promise<Why> => {
  switch (kind) {
    case 'charges':
      return taken(api.GET('/v1/why/charges/{taskId}', { params: { path: { taskId: id } } }));
    case 'holds':
      return taken(api.GET('/v1/why/holds/{taskId}', { params: { path: { taskId: id } } }));
    case 'projects':
      return taken(api.GET('/v1/why/projects/{projectId}', { params: { path: { projectId: id } } }));
    case 'notices':
      return taken(api.GET('/v1/why/notices/{noticeId}', { params: { path: { noticeId: id } } }));
    case 'refusals':
      return taken(api.GET('/v1/why/refusals/{refusalId}', { params: { path: { refusalId: id } } }));
  }
};

const readForStaff = (accountId: string, { kind, id }: WhyOf): Promise<Why> => {
  const header = ticketHeader();
  switch (kind) {
    case 'charges':
      return taken(api.GET('/v1/support/accounts/{accountId}/why/charges/{taskId}', { params: { path: { accountId, taskId: id }, header } }));
    case 'holds':
      return taken(api.GET('/v1/support/accounts/{accountId}/why/holds/{taskId}', { params: { path: { accountId, taskId: id }, header } }));
    case 'projects':
      return taken(api.GET('/v1/support/accounts/{accountId}/why/projects/{projectId}', { params: { path: { accountId, projectId: id }, header } }));
    case 'notices':
      return taken(api.GET('/v1/support/accounts/{accountId}/why/notices/{noticeId}', { params: { path: { accountId, noticeId: id }, header } }));
    case 'refusals':
      return taken(api.GET('/v1/support/accounts/{accountId}/why/refusals/{refusalId}', { params: { path: { accountId, refusalId: id }, header } }));
  }
};

const readWhy = ({ accountId, ...of }: WhyOf): Promise<Why> => (accountId === undefined ? readOwn(of) : readForStaff(accountId, of));

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <Title order={3} size="h5" mb="xs">
      {title}
    </Title>
    {children}
  </section>
);

const Replayed = ({ replayed }: { readonly replayed: Why['replayed'] }) => {
  const { same, notSame, notAsked } = useWords(whyWords);
  if (replayed.same === false)
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={notSame}>
        {replayed.warning !== null && <Said>{replayed.warning}</Said>}
      </Alert>
    );
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      {replayed.same && <IconCheck size={18} aria-hidden />}
      <Text size="sm">{replayed.same ? same : notAsked}</Text>
    </Group>
  );
};

const Events = ({ events }: { readonly events: Why['events'] }) => {
  const { position: at } = useWords(whyWords);
  const { moment } = useFormats();
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {events.map(({ position, sentence, at: time }) => (
        <Timeline.Item key={position}>
          <Said>{sentence}</Said>
          <Text size="xs" c="dimmed">
            {moment(time)} · {at(position.replace(/^0+(?=\d)/, ''))}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
};

const Explanation = ({ why, isForStaff }: { readonly why: Why; readonly isForStaff: boolean }) => {
  const words = useWords(whyWords);
  const remedyNames = useWords(remedyWords);
  return (
    <Stack gap="lg">
      <Part title={words.decided}>
        <Stack gap="sm">
          <Said>{why.decision}</Said>
          {why.rule && (
            <Group gap="xs" align="flex-start">
              <Badge variant="outline" radius="sm" tt="none">
                {words.rule(why.rule.number)}
              </Badge>
              <Said flex={1}>{why.rule.sentence}</Said>
            </Group>
          )}
          <Replayed replayed={why.replayed} />
        </Stack>
      </Part>
      {why.computation && (
        <Part title={words.computation}>
          <WhyComputation computation={why.computation} priceVersion={why.priceVersion} />
        </Part>
      )}
      <Part title={words.inputs}>
        <WhyInputs inputs={why.inputs} />
      </Part>
      {why.remedies.length > 0 && (
        <Part title={words.remedies}>
          {/* the buttons would lead into the settings of whoever looks */}
          {isForStaff ? (
            <Text size="sm">{why.remedies.map(code => wordOf(remedyNames, code)).join(' · ')}</Text>
          ) : (
            <Remedies codes={why.remedies} size="xs" />
          )}
        </Part>
      )}
      <Part title={words.events}>
        <Events events={why.events} />
      </Part>
    </Stack>
  );
};

const Asked = ({ of }: { readonly of: WhyOf }) => {
  const why = useQuery({ queryKey: ['why', of.kind, of.id, of.accountId ?? null], queryFn: () => readWhy(of) });
  return (
    <Loaded query={why} lines={8}>
      {answer => <Explanation why={answer} isForStaff={of.accountId !== undefined} />}
    </Loaded>
  );
};

/** "Why?": the decision, its rule, what was looked at, what happened, and the same functions run again, at the side. */
export const WhyPanel = ({ of, onClose }: { readonly of: WhyOf | null; readonly onClose: () => void }) => {
  const { title } = useWords(whyWords);
  return (
    <Sheet opened={of !== null} onClose={onClose} title={title}>
      {of && <Asked of={of} />}
    </Sheet>
  );
};
