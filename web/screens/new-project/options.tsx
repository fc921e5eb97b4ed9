import { Accordion, Button, Checkbox, FileButton, Group, Radio, Select, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useLanguage } from '../../words/language.js';
import type { Draft, Transcript } from './draft.js';
import { useLanguages } from './languages.js';
import type { Arrived } from './use-arrived.js';
import { words } from './words.js';

interface Wishes {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly arrived: Arrived | undefined;
}

const THUMBNAILS = [0, 3, 6, 12, 24, 48];
const LONGEST_NAME = 200;

const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
};

const TranscriptChoice = ({ draft, change }: Wishes) => {
  const text = useWords(words);
  const languages = useLanguages();
  const bring = async (file: File | null): Promise<void> => {
    if (file) change({ subtitles: { name: file.name, base64: await base64Of(file) } });
  };
  return (
    <>
      <Radio.Group label={text.transcript} value={draft.transcript} onChange={value => change({ transcript: value as Transcript })}>
        <Stack gap="xs" mt="xs">
          <Radio value="made" label={text.made} />
          <Radio value="brought" label={text.brought} />
          <Radio value="none" label={text.none} />
        </Stack>
      </Radio.Group>
      {draft.transcript === 'brought' && (
        <Group gap="sm">
          <FileButton accept=".srt,.vtt,text/vtt" onChange={file => void bring(file)} inputProps={{ 'aria-label': text.subtitles }}>
            {props => (
              <Button {...props} variant="default" size="xs">
                {text.subtitles}
              </Button>
            )}
          </FileButton>
          <Text size="sm">{draft.subtitles?.name ?? text.subtitlesLater}</Text>
        </Group>
      )}
      {draft.transcript === 'made' && (
        <Select
          label={text.language}
          placeholder={text.languageAuto}
          data={languages}
          value={draft.language}
          onChange={language => change({ language })}
          searchable
          clearable
        />
      )}
    </>
  );
};

const Track = ({ draft, change, arrived }: Wishes) => {
  const text = useWords(words);
  const tracks = arrived?.tracks ?? [];
  if (tracks.length < 2 || draft.transcript !== 'made') return null;
  return (
    <Select
      label={text.audioTrack}
      value={String(draft.audioTrack ?? 0)}
      onChange={value => change({ audioTrack: value === null ? null : Number(value) })}
      data={tracks.map(({ language, codec }, at) => ({
        value: String(at),
        label: text.track(at + 1, [language, codec].filter(known => known !== null).join(', ')),
      }))}
      allowDeselect={false}
    />
  );
};

const Models = ({ draft, change }: Wishes) => {
  const text = useWords(words);
  const { data } = useQuery({ queryKey: ['models'], queryFn: () => taken(api.GET('/v1/models', { params: {} })) });
  const of = (capability: 'text' | 'transcription') =>
    (data?.items ?? []).filter(model => model.capability === capability && model.allowed).map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      <TagsInput
        label={text.vocabulary}
        description={text.vocabularyHint}
        value={[...draft.vocabulary]}
        onChange={vocabulary => change({ vocabulary: vocabulary.map(term => term.replaceAll(/[<>]/g, '').slice(0, 60)).filter(term => term !== '') })}
        maxTags={100}
      />
      {draft.transcript === 'made' && (
        <Select
          label={text.transcriptionModel}
          placeholder={text.standard}
          data={of('transcription')}
          value={draft.transcriptionModel}
          onChange={transcriptionModel => change({ transcriptionModel })}
          clearable
        />
      )}
      <Select
        label={text.textModel}
        placeholder={text.standard}
        data={of('text')}
        value={draft.textModel}
        onChange={textModel => change({ textModel })}
        clearable
        searchable
      />
    </>
  );
};

const Cards = ({ draft, change }: Wishes) => {
  const text = useWords(words);
  const { language } = useLanguage();
  const builtIn = useQuery({
    queryKey: ['cards', 'built-in', language],
    queryFn: () => taken(api.GET('/v1/cards/built-in', { params: { query: { language } } })),
    staleTime: Infinity,
  });
  const own = useQuery({ queryKey: ['cards', 'own'], queryFn: () => taken(api.GET('/v1/cards', { params: {} })) });
  const all = [
    ...(builtIn.data?.items ?? []).map(({ key, name }) => ({ value: `built-in:${key}`, name })),
    ...(own.data?.items ?? []).map(({ galleryCardId, name }) => ({ value: `own:${galleryCardId}`, name })),
  ];
  if (all.length === 0) return null;
  return (
    <Checkbox.Group label={text.cards} description={text.cardsHint} value={[...draft.cards]} onChange={cards => change({ cards })}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" mt="xs">
        {all.map(({ value, name }) => (
          <Checkbox key={value} value={value} label={name} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
};

/** What is made of the video. */
export const Options = (wishes: Wishes) => {
  const text = useWords(words);
  const { draft, change } = wishes;
  return (
    <Section title={text.options}>
      <TextInput label={text.name} value={draft.name} maxLength={LONGEST_NAME} onChange={event => change({ name: event.currentTarget.value })} />
      <TranscriptChoice {...wishes} />
      <Track {...wishes} />
      <Select
        label={text.thumbnails}
        data={THUMBNAILS.map(count => ({ value: String(count), label: count === 0 ? text.thumbnailsNone : String(count) }))}
        value={String(draft.thumbnails)}
        onChange={value => change({ thumbnails: Number(value ?? 0) })}
        allowDeselect={false}
      />
      <Cards {...wishes} />
      <Accordion variant="default" chevronPosition="left">
        <Accordion.Item value="more">
          <Accordion.Control>{text.more}</Accordion.Control>
          <Accordion.Panel>
            <Stack>
              <Models {...wishes} />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Section>
  );
};
