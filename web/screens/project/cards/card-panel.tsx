import { ActionIcon, Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import IconColumns from '@tabler/icons-react/icons/IconColumns';
import IconDots from '@tabler/icons-react/icons/IconDots';
import IconPin from '@tabler/icons-react/icons/IconPin';
import IconPinnedOff from '@tabler/icons-react/icons/IconPinnedOff';
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay';
import { useId, useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { later } from '../../../parts/later.js';
import { MenuAct } from '../../../parts/menu.js';
import { Popup } from '../../../parts/popup.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { keys, type Card, type Output } from '../reading.js';
import classes from './cards.module.css';
import { OutputView } from './output-view.js';
import { useRun } from './run.js';
import { ValuesDialog, variablesIn } from './values-dialog.js';
import { words } from './words.js';

const CardHistory = later(async () => (await import('./card-history.js')).CardHistory);
const CompareDialog = later(async () => (await import('./compare-dialog.js')).CompareDialog);
const EditCard = later(async () => (await import('./edit-card.js')).EditCard);

type Asked = 'edit' | 'history' | 'remove' | 'values' | 'compare' | null;

interface CardPanelProps {
  readonly projectId: string;
  readonly card: Card;
  /** What it has written, oldest first. */
  readonly outputs: readonly Output[];
}

const CardMenu = ({ onAsk, onKeep }: { onAsk(asked: Asked): void; onKeep(): void }) => {
  const told = useWords(words);
  return (
    <Popup
      isMenu
      button={opener => (
        <ActionIcon {...opener} variant="default" size={36} aria-label={told.more}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      )}
    >
      <MenuAct onClick={() => onAsk('edit')}>{told.edit}</MenuAct>
      <MenuAct onClick={() => onAsk('history')}>{told.history}</MenuAct>
      <MenuAct onClick={onKeep}>{told.keepInGallery}</MenuAct>
      <MenuAct isDanger onClick={() => onAsk('remove')}>
        {told.remove}
      </MenuAct>
    </Popup>
  );
};

const Removing = ({ projectId, card, onClose }: Pick<CardPanelProps, 'projectId' | 'card'> & { onClose(): void }) => {
  const told = useWords(words);
  const { cardId } = card;
  const remove = useWrite(
    (_: string, header) => taken(api.DELETE('/v1/projects/{projectId}/cards/{cardId}', { params: { path: { projectId, cardId }, header } })),
    { renews: [keys.project(projectId)], onDone: onClose },
  );
  return (
    <Dialog opened onClose={onClose} title={told.removeTitle} centered>
      <Stack>
        <Text size="sm">{told.removeText}</Text>
        <RefusedView error={remove.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {told.keep}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(cardId)}>
            {told.remove}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};

const usePin = (projectId: string, { cardId }: Card) =>
  useWrite(
    (outputId: string | null, header) => {
      const params = { path: { projectId, cardId }, header };
      return taken(
        outputId === null
          ? api.DELETE('/v1/projects/{projectId}/cards/{cardId}/pin', { params })
          : api.PUT('/v1/projects/{projectId}/cards/{cardId}/pin', { params, body: { outputId } }),
      );
    },
    { renews: [keys.project(projectId)] },
  );

interface VersionsBarProps extends CardPanelProps {
  readonly shown: Output;
  onShow(outputId: string): void;
  onCompare(): void;
}

/** Which of the versions is shown, which one counts, and two of them side by side. */
const VersionsBar = ({ projectId, card, outputs, shown, onShow, onCompare }: VersionsBarProps) => {
  const told = useWords(words);
  const { number } = useFormats();
  const pin = usePin(projectId, card);
  const isPinned = card.pinned === shown.outputId;
  const ready = outputs.filter(({ state }) => state === 'ready');
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {outputs.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={told.versions}
            value={shown.outputId}
            onChange={({ currentTarget }) => onShow(currentTarget.value)}
            data={outputs.toReversed().map(({ outputId, version }) => ({
              value: outputId,
              label: `${told.version(number(version))}${outputId === card.pinned ? ` (${told.pinned})` : ''}`,
            }))}
          />
        )}
        {isPinned && (
          <Badge variant="outline" color="teal" tt="none" leftSection={<IconPin size={12} aria-hidden />}>
            {told.pinned}
          </Badge>
        )}
        {shown.state === 'ready' && (
          <Button
            size="xs"
            variant="subtle"
            loading={pin.isPending}
            leftSection={isPinned ? <IconPinnedOff size={16} aria-hidden /> : <IconPin size={16} aria-hidden />}
            onClick={() => pin.mutate(isPinned ? null : shown.outputId)}
          >
            {isPinned ? told.unpin : told.pin}
          </Button>
        )}
        {ready.length > 1 && shown.state === 'ready' && (
          <Button size="xs" variant="subtle" leftSection={<IconColumns size={16} aria-hidden />} onClick={onCompare}>
            {told.compare}
          </Button>
        )}
      </Group>
      <RefusedView error={pin.error} />
    </Stack>
  );
};

/** One card: its newest text, or the one that counts; all others a choice away. */
export const CardPanel = ({ projectId, card, outputs }: CardPanelProps) => {
  const told = useWords(words);
  const heading = useId();
  const run = useRun(projectId);
  const [asked, setAsked] = useState<Asked>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const name = card.name ?? told.newCard;
  const newest = outputs.at(-1);
  const pinned = outputs.find(({ outputId }) => outputId === card.pinned);
  const shown = outputs.find(({ outputId }) => outputId === chosen) ?? (newest?.state === 'underway' ? newest : (pinned ?? newest));
  const keepIt = useWrite(
    (_: string, header) =>
      taken(api.POST('/v1/cards', { params: { header }, body: { name, prompt: card.prompt ?? '', variables: { ...card.variables } } })),
    { renews: [['cards']] },
  );
  const go = (values: Readonly<Record<string, string>>) => run(card, name, values, () => setChosen(null));
  const hasVariables = variablesIn(card.prompt ?? '').length > 0;
  const close = () => setAsked(null);
  return (
    <Paper component="section" withBorder p={{ base: 'sm', sm: 'md' }} aria-labelledby={heading}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Title order={3} size="h4" id={heading} className={classes['name']}>
            {name}
          </Title>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant={newest ? 'light' : 'filled'}
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              onClick={() => (hasVariables ? setAsked('values') : go({}))}
            >
              {newest ? told.again : told.run}
            </Button>
            <CardMenu onAsk={setAsked} onKeep={() => keepIt.mutate(card.cardId)} />
          </Group>
        </Group>
        <RefusedView error={keepIt.error} />
        {keepIt.isSuccess && (
          <Text size="sm" role="status">
            {told.kept}
          </Text>
        )}
        {shown && (
          <VersionsBar projectId={projectId} card={card} outputs={outputs} shown={shown} onShow={setChosen} onCompare={() => setAsked('compare')} />
        )}
        {shown ? (
          <OutputView key={shown.outputId} output={shown} name={name} />
        ) : (
          <>
            <Text size="sm" c="dimmed" lineClamp={3}>
              {card.prompt}
            </Text>
            <Text size="sm">{told.notRun}</Text>
          </>
        )}
      </Stack>
      {asked === 'edit' && <EditCard projectId={projectId} card={card} onClose={close} />}
      {asked === 'history' && <CardHistory projectId={projectId} card={card} onClose={close} />}
      {asked === 'remove' && <Removing projectId={projectId} card={card} onClose={close} />}
      {asked === 'compare' && shown && <CompareDialog versions={outputs.filter(({ state }) => state === 'ready')} shown={shown} onClose={close} />}
      {asked === 'values' && (
        <ValuesDialog
          card={card}
          name={name}
          onClose={close}
          onGo={values => {
            close();
            go(values);
          }}
        />
      )}
    </Paper>
  );
};
