import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { NumberField } from '../../../parts/number-field.js';
import { useBegun } from '../../../parts/begun.js';
import { ChangedElsewhere } from '../../../parts/changed-elsewhere.js';
import { Section } from '../../../parts/section.js';
import { useWords } from '../../../words/catalogue.js';
import { entityTag } from '../entity-tag.js';
import { keys, type Project } from '../reading.js';
import { words } from './words.js';

type Capability = 'text' | 'transcription';

const useModels = (capability: Capability): readonly Shapes['ModelShape'][] =>
  useQuery({
    queryKey: ['models', capability],
    queryFn: () => taken(api.GET('/v1/models', { params: { query: { capability } } })),
  }).data?.items.filter(({ allowed }) => allowed) ?? [];

interface ModelChoiceProps {
  readonly capability: Capability;
  readonly label: string;
  readonly value: string | null;
  readonly onChoose: (model: string | null) => void;
}

const ModelChoice = ({ capability, label, value, onChoose }: ModelChoiceProps) => {
  const { standard } = useWords(words);
  const models = useModels(capability);
  const kept = value !== null && !models.some(({ id }) => id === value) ? [{ value, label: value }] : [];
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? null : currentTarget.value)}
      data={[{ value: '', label: standard }, ...models.map(({ id, label: name }) => ({ value: id, label: name })), ...kept]}
    />
  );
};

type Wishes = Omit<NonNullable<Project['preferences']>, 'version'>;

const NONE: Wishes = { audioTrack: null, language: null, textModel: null, transcriptionModel: null, vocabulary: [] };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(term => term.trim())
    .filter(term => term !== '');

const saidOf = ({ audioTrack, language, textModel, transcriptionModel, vocabulary }: Wishes): string =>
  JSON.stringify([audioTrack, language, textModel, transcriptionModel, vocabulary]);

/** How the project hears, and which model writes, where an order says nothing else. */
export const Preferences = ({ project: { projectId, preferences } }: { readonly project: Project }) => {
  const told = useWords(words);
  const [wishes, setWishes] = useState<Wishes>(preferences ?? NONE);
  const [vocabulary, setVocabulary] = useState((preferences?.vocabulary ?? []).join('\n'));
  const now = preferences ?? { ...NONE, version: 0 };
  const terms = linesOf(vocabulary);
  const mine = { ...wishes, language: wishes.language?.trim() || null, vocabulary: terms };
  const begun = useBegun({ now: { text: saidOf(now), tag: entityTag(now.version) }, mine: saidOf(mine) });
  const change = (some: Partial<Wishes>) => setWishes({ ...wishes, ...some });
  const save = useWrite(
    ({ audioTrack, language, textModel, transcriptionModel, vocabulary: terms }: Wishes, header) =>
      taken(
        api.PUT('/v1/projects/{projectId}/preferences', {
          params: { path: { projectId }, header: { ...header, 'If-Match': begun.tag ?? '' } },
          body: { audioTrack, language, textModel, transcriptionModel, vocabulary: terms },
        }),
      ),
    { renews: [keys.project(projectId)] },
  );
  return (
    <Section title={told.preferences} lead={told.preferencesLead}>
      <form
        onSubmit={event => {
          event.preventDefault();
          save.mutate(mine);
        }}
      >
        <Stack gap="sm">
          <Group align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              label={told.language}
              description={told.languageHint}
              maxLength={35}
              miw={200}
              value={wishes.language ?? ''}
              onChange={({ currentTarget }) => change({ language: currentTarget.value })}
            />
            <NumberField
              label={told.track}
              description={told.trackHint}
              min={0}
              max={99}
              miw={200}
              value={wishes.audioTrack ?? ''}
              onChange={value => change({ audioTrack: value === '' ? null : Number(value) })}
            />
          </Group>
          <Group grow preventGrowOverflow={false}>
            <ModelChoice
              capability="transcription"
              label={told.listens}
              value={wishes.transcriptionModel}
              onChoose={transcriptionModel => change({ transcriptionModel })}
            />
            <ModelChoice capability="text" label={told.writes} value={wishes.textModel} onChoose={textModel => change({ textModel })} />
          </Group>
          <Textarea
            label={told.vocabulary}
            description={told.vocabularyHint}
            autosize
            minRows={2}
            maxRows={10}
            value={vocabulary}
            onChange={({ currentTarget }) => setVocabulary(currentTarget.value)}
          />
          <ChangedElsewhere
            begun={begun}
            write={save}
            now={[
              [told.language, now.language ?? ''],
              [told.track, now.audioTrack === null ? '' : String(now.audioTrack)],
              [told.listens, now.transcriptionModel ?? told.standard],
              [told.writes, now.textModel ?? told.standard],
              [told.vocabulary, now.vocabulary.join('\n')],
            ]}
            onTake={() => {
              setWishes(now);
              setVocabulary(now.vocabulary.join('\n'));
            }}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {told.save}
            </Button>
            {save.isSuccess && (
              <Text size="sm" role="status">
                {told.saved}
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Section>
  );
};
