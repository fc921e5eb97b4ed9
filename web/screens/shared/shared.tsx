import { Anchor, Button, Container, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, taken, type Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { Markdown } from '../../parts/markdown.js';
import { Section } from '../../parts/section.js';
import { Footer } from '../../shell/footer.js';
import { catalogue, useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import classes from './shared.module.css';

const words = catalogue(
  {
    shared: 'Shared with you',
    until: (when: string) => `This link works until ${when}.`,
    texts: 'Texts',
    images: 'Images',
    thumbnails: 'From the video',
    frame: (at: string) => `The frame at ${at}`,
    image: 'An image that was made by a model',
    transcript: 'Transcript',
    download: 'Download',
    simulated: 'Made by the practice provider: no model has written or drawn it.',
    broughtBy: 'Keyreel',
  },
  {
    shared: 'Mit dir geteilt',
    until: (when: string) => `Dieser Link gilt bis ${when}.`,
    texts: 'Texte',
    images: 'Bilder',
    thumbnails: 'Aus dem Video',
    frame: (at: string) => `Das Bild bei ${at}`,
    image: 'Ein Bild, das ein Modell gemacht hat',
    transcript: 'Transkript',
    download: 'Herunterladen',
    simulated: 'Vom Übungsanbieter gemacht: Kein Modell hat es geschrieben oder gezeichnet.',
    broughtBy: 'Keyreel',
  },
);

type View = Shapes['SharedViewShape'];
type Output = View['outputs'][number];

const SharedText = ({ token, output }: { readonly token: string; readonly output: Output }) => {
  const told = useWords(words);
  const { outputId, simulated } = output;
  const text = useQuery({
    queryKey: ['shared', token, outputId],
    queryFn: async () =>
      (await taken(
        api.GET('/v1/shared/{token}/outputs/{outputId}', { params: { path: { token, outputId }, query: {} }, parseAs: 'text' }),
      )) as string,
  });
  return (
    <Paper withBorder p="md">
      <Loaded query={text}>
        {read => (
          <Stack gap="sm">
            <Markdown text={read} under={3} />
            {simulated && (
              <Text size="xs" c="dimmed">
                {told.simulated}
              </Text>
            )}
            <Group>
              <Button size="xs" variant="default" component="a" href={`/v1/shared/${token}/outputs/${outputId}`} download="text.md">
                {told.download}
              </Button>
            </Group>
          </Stack>
        )}
      </Loaded>
    </Paper>
  );
};

const SharedWords = ({ token }: { readonly token: string }) => {
  const { clock } = useFormats();
  const read = useQuery({
    queryKey: ['shared', token, 'transcript'],
    queryFn: async () => {
      // the document tells only that it is content; it has the shape of the owner's own route
      const answer: unknown = await taken(api.GET('/v1/shared/{token}/transcript', { params: { path: { token } } }));
      return answer as Shapes['TranscriptShape'];
    },
  });
  return (
    <Loaded query={read} lines={6}>
      {({ segments, speakers }) => {
        const names = new Map((speakers ?? []).map(({ id, name }) => [id, name]));
        return segments.map(({ id, start, text, speaker }) => (
          <div key={id} className={classes['passage']}>
            <Text size="sm" c="dimmed">
              {clock(start)}
            </Text>
            <Text size="sm">
              {speaker !== undefined && <strong>{names.get(speaker)}: </strong>}
              {text}
            </Text>
          </div>
        ));
      }}
    </Loaded>
  );
};

const SharedView = ({ token, view }: { readonly token: string; readonly view: View }) => {
  const told = useWords(words);
  const { clock, day } = useFormats();
  useDocumentTitle(`${view.name} · Keyreel`);
  const address = `/v1/shared/${token}`;
  const [texts, images] = [view.outputs.filter(({ kind }) => kind === 'text'), view.outputs.filter(({ kind }) => kind === 'image')];
  return (
    <Stack gap="lg">
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {told.shared}
        </Text>
        <Title order={1} size="h2" className={classes['name']}>
          {view.name}
        </Title>
        <Text size="sm" c="dimmed">
          {told.until(day(view.expiresAt))}
        </Text>
      </Stack>
      {texts.length > 0 && (
        <Section title={told.texts}>
          {texts.map(output => (
            <SharedText key={output.outputId} token={token} output={output} />
          ))}
        </Section>
      )}
      {images.length > 0 && (
        <Section title={told.images}>
          <div className={classes['grid']}>
            {images.flatMap(({ outputId, files }) =>
              files.map(({ index }) => (
                <img
                  key={`${outputId} ${String(index)}`}
                  className={classes['picture']}
                  src={`${address}/outputs/${outputId}?index=${String(index)}`}
                  alt={told.image}
                  loading="lazy"
                />
              )),
            )}
          </div>
        </Section>
      )}
      {view.thumbnails.length > 0 && (
        <Section title={told.thumbnails}>
          <div className={classes['grid']}>
            {view.thumbnails.map(({ index, atSeconds }) => (
              <img
                key={index}
                className={classes['picture']}
                src={`${address}/thumbnails?index=${String(index)}`}
                alt={told.frame(clock(atSeconds))}
                loading="lazy"
              />
            ))}
          </div>
        </Section>
      )}
      {view.transcript && (
        <Section
          title={told.transcript}
          actions={
            <Anchor size="sm" href={`${address}/transcript?format=txt`} download>
              {told.download}
            </Anchor>
          }
        >
          <SharedWords token={token} />
        </Section>
      )}
    </Stack>
  );
};

/** What somebody shared by a link, for whoever has it; no account is needed. */
const Shared = () => {
  const told = useWords(words);
  const { token = '' } = useParams<{ token: string }>();
  useDocumentTitle(`${told.shared} · Keyreel`);
  const view = useQuery({
    queryKey: ['shared', token],
    retry: false,
    staleTime: Infinity,
    queryFn: () => taken(api.GET('/v1/shared/{token}', { params: { path: { token } } })),
  });
  return (
    <Container size="md" py="lg">
      <Stack gap="lg">
        <Group component="header" gap="xs">
          <img src="/mark.svg" alt="" width={24} height={24} />
          <Text fw={700}>{told.broughtBy}</Text>
        </Group>
        <main>
          {!view.data && (
            <Title order={1} size="h2" mb="md">
              {told.shared}
            </Title>
          )}
          {view.isPending ? <Skeleton h={160} /> : <Loaded query={view}>{read => <SharedView token={token} view={read} />}</Loaded>}
        </main>
        <Footer />
      </Stack>
    </Container>
  );
};

export default Shared;
