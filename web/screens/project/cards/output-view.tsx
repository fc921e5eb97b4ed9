import { Button, CopyButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconCopy from '@tabler/icons-react/icons/IconCopy';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import IconReceipt from '@tabler/icons-react/icons/IconReceipt';
import { useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { later } from '../../../parts/later.js';
import { Markdown } from '../../../parts/markdown.js';
import { PurseBadge } from '../../../parts/purse-badge.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { keys, useTasks, type Output } from '../reading.js';
import { OutputTrouble } from '../steps/output-trouble.js';
import { useReason, useStateName } from '../steps/step-state.js';
import { Citations } from './citations.js';
import classes from './cards.module.css';
import { useArriving, useText } from './output-reading.js';
import { words } from './words.js';

const ReceiptDialog = later(async () => (await import('../receipt/receipt-dialog.js')).ReceiptDialog);

/** About so long a text is shown whole; of a longer one its beginning. */
const SHORT = 1200;

const Arriving = ({ output }: { readonly output: Output }) => {
  const told = useWords(words);
  const stateName = useStateName();
  const reasonOf = useReason();
  const task = useTasks(output.projectId).data?.find(({ taskId }) => taskId === output.outputId);
  const text = useArriving(output.outputId, output.state === 'underway' && task?.state === 'running');
  const cancel = useWrite((taskId: string, header) => taken(api.POST('/v1/tasks/{taskId}/cancel', { params: { path: { taskId }, header } })), {
    renews: [keys.project(output.projectId)],
  });
  const reason = task ? reasonOf(task) : null;
  return (
    <Stack gap="xs" aria-busy>
      {text === '' ? (
        <>
          <Skeleton h={16} />
          <Skeleton h={16} w="70%" />
        </>
      ) : (
        <Markdown text={text} />
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {text !== '' ? told.arriving : task ? [stateName(task.state), reason].filter(part => part !== null).join(' · ') : told.arriving}
        </Text>
        <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(output.outputId)}>
          {told.stop}
        </Button>
      </Group>
      <RefusedView error={cancel.error} />
    </Stack>
  );
};

const Ready = ({ output }: { readonly output: Output }) => {
  const told = useWords(words);
  const { data, error } = useText(output);
  const [isWhole, setWhole] = useState(false);
  if (error) return <RefusedView error={error} />;
  if (data === undefined) return <Skeleton h={90} />;
  const isLong = data.length > SHORT;
  return (
    <Stack gap="xs">
      <div className={classes['text']} data-cut={(isLong && !isWhole) || undefined}>
        <Markdown text={data} under={4} />
      </div>
      {isLong && (
        <Group>
          <Button size="compact-sm" variant="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? told.less : told.all}
          </Button>
        </Group>
      )}
      <Citations output={output} text={data} />
    </Stack>
  );
};

const Deeds = ({ output, name }: { readonly output: Output; readonly name: string }) => {
  const told = useWords(words);
  const { data } = useText(output);
  if (data === undefined) return null;
  return (
    <>
      <CopyButton value={data}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {copied ? told.copied : told.copy}
          </Button>
        )}
      </CopyButton>
      <Button
        size="xs"
        variant="default"
        component="a"
        href={`/v1/outputs/${output.outputId}/content`}
        download={`${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'text'}.md`}
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {told.download}
      </Button>
    </>
  );
};

/** One text: as it arrives, when it is there, or why it is not; who paid, and what can be done with it. */
export const OutputView = ({ output, name }: { readonly output: Output; readonly name: string }) => {
  const told = useWords(words);
  const { moment } = useFormats();
  const reasonOf = useReason();
  const [isAsked, setAsked] = useState(false);
  const { state } = output;
  return (
    <Stack gap="sm">
      {state === 'underway' && <Arriving output={output} />}
      {state === 'ready' && <Ready output={output} />}
      {state !== 'underway' && state !== 'ready' && <OutputTrouble output={output} />}
      {output.partial && <Text size="sm">{reasonOf({ reason: output.partial, cause: null })}</Text>}
      <Group gap="xs">
        <PurseBadge purse={output.payer === 'credits' ? 'platform_credits' : 'openai_account'} />
        <Text size="xs" c="dimmed">
          {told.madeWith(output.model ?? '', moment(output.readyAt ?? output.requestedAt))}
          {output.simulated && ` · ${told.simulated}`}
        </Text>
      </Group>
      <Group gap="xs">
        {state === 'ready' && <Deeds output={output} name={name} />}
        <Button size="xs" variant="default" leftSection={<IconReceipt size={16} aria-hidden />} onClick={() => setAsked(true)}>
          {told.receipt}
        </Button>
      </Group>
      {isAsked && <ReceiptDialog outputId={output.outputId} onClose={() => setAsked(false)} />}
    </Stack>
  );
};
