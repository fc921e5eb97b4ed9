import { ActionIcon, Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconStar from '@tabler/icons-react/icons/IconStar';
import IconStarFilled from '@tabler/icons-react/icons/IconStarFilled';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Loaded } from '../../../parts/loaded.js';
import { MenuAct, MenuDownload } from '../../../parts/menu.js';
import { NumberField } from '../../../parts/number-field.js';
import { Popup, useClosePopup } from '../../../parts/popup.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { Section } from '../../../parts/section.js';
import { ways } from '../../../ways.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { useOrder } from '../order/orders.js';
import { isUnderWay, keys, useTasks, useThumbnails, type Thumbnail } from '../reading.js';
import type { Based } from './based-on.js';
import classes from './pictures.module.css';
import { words } from './words.js';

const USUAL = 6;
const MOST = 48;

const HowMany = ({ projectId }: { readonly projectId: string }) => {
  const told = useWords(words);
  const order = useOrder();
  const close = useClosePopup();
  const [count, setCount] = useState(USUAL);
  const ask = () => {
    close();
    order({
      title: told.more,
      work: { kind: 'thumbnails', count },
      send: (quoteId, header) =>
        taken(api.POST('/v1/projects/{projectId}/thumbnails', { params: { path: { projectId }, header }, body: { count, quoteId } })),
    });
  };
  return (
    <Group align="flex-end">
      <NumberField label={told.count} min={1} max={MOST} w={110} value={count} onChange={value => setCount(Number(value) || USUAL)} />
      <Button onClick={ask}>{told.showPrice}</Button>
    </Group>
  );
};

const More = ({ projectId }: { readonly projectId: string }) => {
  const told = useWords(words);
  return (
    <Popup
      label={told.more}
      button={opener => (
        <Button {...opener} variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
          {told.more}
        </Button>
      )}
    >
      <HowMany projectId={projectId} />
    </Popup>
  );
};

interface ThumbnailViewProps {
  readonly projectId: string;
  readonly thumbnail: Thumbnail;
  readonly onUse: (picture: Based) => void;
}

const useChoose = (projectId: string) =>
  useWrite(
    (choice: { readonly taskId: string; readonly index: number } | null, header) => {
      const params = { path: { projectId }, header };
      return taken(
        choice === null
          ? api.DELETE('/v1/projects/{projectId}/picture', { params })
          : api.PUT('/v1/projects/{projectId}/picture', { params, body: { ...choice } }),
      );
    },
    { renews: [keys.project(projectId), ['projects', 'list']] },
  );

const ThumbnailView = ({ projectId, thumbnail, onUse }: ThumbnailViewProps) => {
  const told = useWords(words);
  const { clock } = useFormats();
  const { taskId, index, atSeconds, chosen, original } = thumbnail;
  const choose = useChoose(projectId);
  const address = `/v1/projects/${projectId}/thumbnails/${taskId}?index=${String(index)}`;
  const name = told.at(clock(atSeconds));
  return (
    <li className={classes['item']} data-chosen={chosen || undefined}>
      <Stack gap={6}>
        <img className={`${classes['picture'] ?? ''} ${classes['thumbnail'] ?? ''}`} src={`${address}&width=640`} alt={name} loading="lazy" />
        <Group justify="space-between" wrap="nowrap">
          <Anchor
            size="sm"
            component={Link}
            href={`${ways.project(projectId)}#t=${String(atSeconds)}`}
            aria-label={`${told.watch}: ${clock(atSeconds)}`}
          >
            {clock(atSeconds)}
          </Anchor>
          <Group gap="xs" wrap="nowrap">
            {chosen && <Text size="xs">{told.stands}</Text>}
            <ActionIcon
              variant="subtle"
              aria-pressed={chosen}
              aria-label={`${told.choose}: ${clock(atSeconds)}`}
              loading={choose.isPending}
              onClick={() => choose.mutate(chosen ? null : { taskId, index })}
            >
              {chosen ? <IconStarFilled size={16} aria-hidden /> : <IconStar size={16} aria-hidden />}
            </ActionIcon>
            <Popup
              isMenu
              button={opener => (
                <Button {...opener} size="compact-sm" variant="subtle" color="gray" aria-label={name}>
                  <IconDots size={16} aria-hidden />
                </Button>
              )}
            >
              <MenuAct onClick={() => onUse({ kind: 'thumbnail', id: taskId, index })}>{told.use}</MenuAct>
              <MenuDownload href={address} name={`thumbnail-${clock(atSeconds).replaceAll(':', '-')}`}>
                {told.download}
              </MenuDownload>
              {original && (
                <MenuDownload href={`${address}&size=original`} name={`frame-${clock(atSeconds).replaceAll(':', '-')}`}>
                  {told.original}
                </MenuDownload>
              )}
            </Popup>
          </Group>
        </Group>
        <RefusedView error={choose.error} />
      </Stack>
    </li>
  );
};

const None = ({ projectId }: { readonly projectId: string }) => {
  const told = useWords(words);
  const isMaking = useTasks(projectId).data?.some(task => task.operation === 'thumbnails' && isUnderWay(task)) ?? false;
  if (!isMaking) return <Text size="sm">{told.noThumbnails}</Text>;
  return (
    <>
      <Text size="sm" role="status">
        {told.making}
      </Text>
      <div className={classes['grid']}>
        {[1, 2, 3].map(each => (
          <Skeleton key={each} className={classes['thumbnail']} />
        ))}
      </div>
    </>
  );
};

/** Frames of the video to choose from, and more of them. */
export const Thumbnails = ({ projectId, onUse }: { readonly projectId: string; readonly onUse: (picture: Based) => void }) => {
  const told = useWords(words);
  return (
    <Section title={told.thumbnails} lead={told.thumbnailsLead} actions={<More projectId={projectId} />}>
      <Loaded query={useThumbnails(projectId)}>
        {thumbnails =>
          thumbnails.length === 0 ? (
            <None projectId={projectId} />
          ) : (
            <ul className={classes['grid']}>
              {thumbnails.map(thumbnail => (
                <ThumbnailView key={`${thumbnail.taskId} ${String(thumbnail.index)}`} projectId={projectId} thumbnail={thumbnail} onUse={onUse} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
};
