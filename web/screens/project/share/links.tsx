import { Button, Checkbox, Code, CopyButton, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Loaded } from '../../../parts/loaded.js';
import { NumberField } from '../../../parts/number-field.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { Section } from '../../../parts/section.js';
import { ways } from '../../../ways.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { all, keys, useOutputs, type Output, type Project } from '../reading.js';
import classes from './share.module.css';
import { words } from './words.js';

const USUAL_DAYS = 14;
const MOST_DAYS = 90;

type Share = Shapes['ShareShape'];

const useShares = (projectId: string) =>
  useQuery({
    queryKey: keys.shares(projectId),
    queryFn: () =>
      all(cursor => taken(api.GET('/v1/projects/{projectId}/shares', { params: { path: { projectId }, query: cursor ? { cursor } : {} } }))),
  });

const useNameOf = ({ cards }: Project): ((output: Output) => string) => {
  const told = useWords(words);
  const { number } = useFormats();
  return ({ operation, cardId, version }) => {
    if (operation === 'image') return told.image(number(version));
    return told.text(cards.find(card => card.cardId === cardId)?.name ?? told.single, number(version));
  };
};

/** The link itself: only now, and never again. */
const Made = ({ token }: { readonly token: string }) => {
  const told = useWords(words);
  const address = `${location.origin}${ways.shared(token)}`;
  return (
    <Paper withBorder p="sm" role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{told.once}</Text>
        <Code block className={classes['address']}>
          {address}
        </Code>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? told.copied : told.copy}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Paper>
  );
};

const NewLink = ({ project }: { readonly project: Project }) => {
  const told = useWords(words);
  const nameOf = useNameOf(project);
  const { projectId } = project;
  const ready = useOutputs(projectId).data?.filter(({ state }) => state === 'ready') ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [days, setDays] = useState(USUAL_DAYS);
  const share = useWrite(
    (wish: { readonly what: readonly string[]; readonly days: number }, header) =>
      taken(
        api.POST('/v1/projects/{projectId}/shares', {
          params: { path: { projectId }, header },
          body: {
            transcript: wish.what.includes('transcript'),
            thumbnails: wish.what.includes('thumbnails'),
            outputIds: wish.what.filter(each => each !== 'transcript' && each !== 'thumbnails'),
            expiresInDays: wish.days,
          },
        }),
      ),
    { renews: [keys.shares(projectId)], onDone: () => setChosen([]) },
  );
  return (
    <Stack gap="sm">
      <Checkbox.Group label={told.what} value={[...chosen]} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          <Checkbox value="transcript" label={told.transcript} />
          <Checkbox value="thumbnails" label={told.thumbnails} />
          {ready.map(output => (
            <Checkbox key={output.outputId} value={output.outputId} label={nameOf(output)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group align="flex-end">
        <NumberField label={told.days} min={1} max={MOST_DAYS} w={150} value={days} onChange={value => setDays(Number(value) || USUAL_DAYS)} />
        <Button disabled={chosen.length === 0} loading={share.isPending} onClick={() => share.mutate({ what: chosen, days })}>
          {told.make}
        </Button>
      </Group>
      <RefusedView error={share.error} />
      {share.data && <Made token={share.data.token} />}
    </Stack>
  );
};

const LinkRow = ({ share }: { readonly share: Share }) => {
  const told = useWords(words);
  const { counted, day, number } = useFormats();
  const { projectId, shareId } = share;
  const revoke = useWrite(
    (_: string, header) => taken(api.DELETE('/v1/projects/{projectId}/shares/{shareId}', { params: { path: { projectId, shareId }, header } })),
    { renews: [keys.shares(projectId)] },
  );
  const pieces = share.outputIds.length;
  const shown = [
    share.transcript ? told.transcript : null,
    share.thumbnails ? told.thumbnails : null,
    pieces > 0 ? counted(pieces, { one: told.pieces.one, other: told.pieces.other(number(pieces)) }) : null,
  ].filter(part => part !== null);
  const opened = share.uses === 0 ? told.never : counted(share.uses, { one: told.opened.one, other: told.opened.other(number(share.uses)) });
  return (
    <li className={classes['link']}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={0}>
          <Text size="sm">
            {told.shows}: {shown.join(', ')}
          </Text>
          <Text size="xs" c="dimmed">
            {share.hasExpired ? told.over(day(share.expiresAt)) : told.until(day(share.expiresAt))} · {opened}
          </Text>
        </Stack>
        {!share.hasExpired && (
          <Button size="xs" variant="default" loading={revoke.isPending} onClick={() => revoke.mutate(shareId)}>
            {told.revoke}
          </Button>
        )}
      </Group>
      <RefusedView error={revoke.error} />
    </li>
  );
};

/** Links that show others some of the project. */
export const Links = ({ project }: { readonly project: Project }) => {
  const told = useWords(words);
  return (
    <Section title={told.links} lead={told.linksLead}>
      <NewLink project={project} />
      <Loaded query={useShares(project.projectId)}>
        {shares =>
          shares.length === 0 ? (
            <Text size="sm">{told.none}</Text>
          ) : (
            <ul className={classes['links']}>
              {shares.map(share => (
                <LinkRow key={share.shareId} share={share} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
};
