import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { Refused } from '../api/client.js';
import { ways } from '../ways.js';
import { catalogue, useWords } from '../words/catalogue.js';
import { useFormats } from '../words/formats.js';
import classes from './notice-card.module.css';
import { useNoticeWrites, type Notice } from './notices.js';
import { ProblemView } from './problem-view.js';
import { Remedies } from './remedies.js';

const words = catalogue(
  {
    information: 'Good to know',
    warning: 'Attention',
    problem: 'Needs you',
    unread: 'new',
    read: 'Mark as read',
    close: 'Close',
    closed: 'Closed',
    blocks: 'Closes by itself when the cause is gone.',
    project: 'Open the project',
    platform_credits: 'Keyreel credits',
    openai_account: 'Your OpenAI account',
  },
  {
    information: 'Gut zu wissen',
    warning: 'Achtung',
    problem: 'Braucht dich',
    unread: 'neu',
    read: 'Als gelesen markieren',
    close: 'Schließen',
    closed: 'Geschlossen',
    blocks: 'Schließt sich von selbst, wenn die Ursache behoben ist.',
    project: 'Projekt öffnen',
    platform_credits: 'Keyreel-Credits',
    openai_account: 'Dein OpenAI-Konto',
  },
);

const COLOURS = { information: 'blue', warning: 'yellow', problem: 'red' } as const;

/** One notice with what helps. */
export const NoticeCard = ({ notice, isBrief = false }: { notice: Notice; isBrief?: boolean }) => {
  const text = useWords(words);
  const { ago, moment } = useFormats();
  const { read, close } = useNoticeWrites();
  const { noticeId, severity, sentence, purse, raisedAt, readAt, closedAt, blocks, projectId, remedies, support } = notice;
  const refused = close.error ?? read.error;
  return (
    <Paper withBorder={!isBrief} p={isBrief ? 'xs' : 'md'} component="article" className={readAt === null ? (classes['unread'] ?? '') : ''}>
      <Stack gap="xs">
        <Group gap="xs">
          <Badge color={COLOURS[severity]} variant="light" autoContrast className={classes['badge'] ?? ''}>
            {text[severity]}
          </Badge>
          {readAt === null && closedAt === null && (
            <Badge variant="default" radius="xl" tt="none">
              {text.unread}
            </Badge>
          )}
          {purse !== null && <Text size="xs">{text[purse]}</Text>}
          <Text size="xs" component="time" dateTime={raisedAt} title={moment(raisedAt)} className={classes['quiet'] ?? ''}>
            {ago(raisedAt)}
          </Text>
        </Group>
        <Text size="sm" className={classes['sentence'] ?? ''}>
          {sentence}
        </Text>
        {closedAt === null && <Remedies codes={remedies} support={support} purse={purse} size="xs" />}
        <Group gap="xs">
          {projectId !== null && (
            <Anchor component={Link} href={ways.project(projectId)} size="sm">
              {text.project}
            </Anchor>
          )}
          {closedAt === null && readAt === null && (
            <Button size="compact-xs" variant="subtle" loading={read.isPending} onClick={() => read.mutate(noticeId)}>
              {text.read}
            </Button>
          )}
          {closedAt === null && !blocks && (
            <Button size="compact-xs" variant="subtle" color="gray" loading={close.isPending} onClick={() => close.mutate(noticeId)}>
              {text.close}
            </Button>
          )}
          {closedAt !== null && (
            <Text size="xs" className={classes['quiet'] ?? ''}>
              {text.closed} · {moment(closedAt)}
            </Text>
          )}
        </Group>
        {closedAt === null && blocks && !isBrief && (
          <Text size="xs" className={classes['quiet'] ?? ''}>
            {text.blocks}
          </Text>
        )}
        {refused instanceof Refused && <ProblemView refused={refused} />}
      </Stack>
    </Paper>
  );
};
