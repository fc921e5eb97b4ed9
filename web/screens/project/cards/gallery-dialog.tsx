import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { Loaded } from '../../../parts/loaded.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useLanguage } from '../../../words/language.js';
import { keys } from '../reading.js';
import classes from './cards.module.css';
import { words } from './words.js';

type Source = Shapes['FromGalleryRequest']['card'];

interface Offered {
  readonly name: string;
  readonly prompt: string;
  readonly needs: readonly string[];
}

const Offer = ({
  card,
  onTake,
  onDrop,
  isBusy,
  isTaken,
}: {
  card: Offered;
  onTake(): void;
  onDrop?: () => void;
  isBusy: boolean;
  isTaken: boolean;
}) => {
  const told = useWords(words);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={4} className={classes['name']}>
          <Text fw={600}>{card.name}</Text>
          <Text size="sm" c="dimmed" lineClamp={3}>
            {card.prompt}
          </Text>
          {card.needs.length > 0 && <Text size="xs">{told.needs(card.needs.join(', '))}</Text>}
          {onDrop && (
            <Group>
              <Button size="compact-xs" variant="subtle" color="gray" onClick={onDrop}>
                {told.dropFromGallery}
              </Button>
            </Group>
          )}
        </Stack>
        <Button size="xs" variant="light" loading={isBusy} disabled={isTaken} onClick={onTake} aria-label={`${told.take}: ${card.name}`}>
          {isTaken ? told.taken : told.take}
        </Button>
      </Group>
    </Paper>
  );
};

const idOf = (source: Source): string => (source.kind === 'own' ? source.galleryCardId : source.key);

/** Cards to begin with: those that come along, and those that this person keeps. */
export const GalleryDialog = ({ projectId, onClose }: { readonly projectId: string; onClose(): void }) => {
  const told = useWords(words);
  const { language } = useLanguage();
  const mine = useQuery({ queryKey: ['cards'], queryFn: () => taken(api.GET('/v1/cards', { params: {} })) });
  const builtIn = useQuery({
    queryKey: ['cards', 'built-in', language],
    queryFn: () => taken(api.GET('/v1/cards/built-in', { params: { query: { language } } })),
  });
  const take = useWrite(
    (card: Source, header) =>
      taken(api.POST('/v1/projects/{projectId}/cards/from-gallery', { params: { path: { projectId }, header }, body: { card } })),
    { renews: [keys.project(projectId)] },
  );
  const drop = useWrite(
    (galleryCardId: string, header) => taken(api.DELETE('/v1/cards/{galleryCardId}', { params: { path: { galleryCardId }, header } })),
    { renews: [['cards']] },
  );
  const taking = (source: Source) => ({
    onTake: () => take.mutate(source),
    isBusy: take.isPending && idOf(take.variables) === idOf(source),
    isTaken: take.isSuccess && idOf(take.variables) === idOf(source),
  });
  return (
    <Dialog opened onClose={onClose} title={told.gallery} size="lg" centered>
      <Stack gap="lg">
        <RefusedView error={take.error ?? drop.error} />
        <Stack gap="xs">
          <Title order={3} size="h5">
            {told.builtIn}
          </Title>
          <Loaded query={builtIn}>
            {({ items }) => items.map(card => <Offer key={card.key} card={card} {...taking({ kind: 'built-in', key: card.key, language })} />)}
          </Loaded>
        </Stack>
        <Stack gap="xs">
          <Title order={3} size="h5">
            {told.yours}
          </Title>
          <Loaded query={mine}>
            {({ items }) =>
              items.length === 0 ? (
                <Text size="sm">{told.noOwn}</Text>
              ) : (
                items.map(card => (
                  <Offer
                    key={card.galleryCardId}
                    card={card}
                    {...taking({ kind: 'own', galleryCardId: card.galleryCardId })}
                    onDrop={() => drop.mutate(card.galleryCardId)}
                  />
                ))
              )
            }
          </Loaded>
        </Stack>
      </Stack>
    </Dialog>
  );
};
