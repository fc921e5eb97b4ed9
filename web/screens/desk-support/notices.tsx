import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { api, taken, type Shapes } from '../../api/client.js';
import { Said } from '../../parts/said.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import type { Hands, OverviewProps } from './hands.js';
import { words } from './words.js';

type Notice = Shapes['StateNoticeShape'];

const One = ({ notice: { noticeId, sentence, severity, raisedAt, readAt, blocks }, hands }: { readonly notice: Notice; readonly hands: Hands }) => {
  const text = useWords(words);
  const { moment } = useFormats();
  const { accountId, onAct, onWhy } = hands;
  const close = () =>
    onAct?.({
      title: text.closeNotice,
      label: text.closeNotice,
      effect: <Said>{sentence}</Said>,
      does: (body, header) =>
        taken(api.POST('/v1/support/accounts/{accountId}/notices/{noticeId}/close', { params: { path: { accountId, noticeId }, header }, body })),
    });
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="outline" color={severity === 'problem' ? 'red' : severity === 'warning' ? 'orange' : 'gray'} tt="none" radius="sm">
          {text.severities[severity]}
        </Badge>
        <Text size="xs">
          {moment(raisedAt)} · {readAt === null ? text.unread : text.readAt(moment(readAt))}
        </Text>
      </Group>
      <Said>{sentence}</Said>
      <Group gap="xs">
        <Button size="compact-xs" variant="subtle" onClick={() => onWhy({ kind: 'notices', id: noticeId })}>
          {text.why}
        </Button>
        {onAct && !blocks && (
          <Button size="compact-xs" variant="default" onClick={close}>
            {text.closeNotice}
          </Button>
        )}
      </Group>
    </Stack>
  );
};

/** What the owner is being told. */
export const NoticesSection = ({ overview: { notices }, hands }: OverviewProps) => {
  const text = useWords(words);
  return (
    <Section title={text.notices}>
      {notices.length === 0 && <Text size="sm">{text.noNotices}</Text>}
      {notices.map(notice => (
        <One key={notice.noticeId} notice={notice} hands={hands} />
      ))}
    </Section>
  );
};
