import { ActionIcon, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import IconX from '@tabler/icons-react/icons/IconX';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import { NumberField } from '../../../parts/number-field.js';
import { useDraft } from '../../../parts/use-draft.js';
import { useWords } from '../../../words/catalogue.js';
import { wordOf } from '../../../words/codes.js';
import { PreviewButton } from '../cards/prompt-preview.js';
import { useOrder } from '../order/orders.js';
import { addressOf, isSame, type Based } from './based-on.js';
import classes from './pictures.module.css';
import { words } from './words.js';

type Model = Shapes['ModelShape'];
type Quality = NonNullable<Shapes['ImageRequest']['quality']>;

const useImageModels = (): readonly Model[] =>
  useQuery({
    queryKey: ['models', 'image'],
    queryFn: () => taken(api.GET('/v1/models', { params: { query: { capability: 'image' } } })),
  }).data?.items.filter(({ allowed }) => allowed) ?? [];

const USUAL_SIZE = '1024x1024';

interface ImageFormProps {
  readonly projectId: string;
  readonly basedOn: readonly Based[];
  readonly onBase: (pictures: readonly Based[]) => void;
}

const BasedOn = ({ projectId, basedOn, onBase }: ImageFormProps) => {
  const told = useWords(words);
  if (basedOn.length === 0) return null;
  return (
    <Group gap="xs">
      <Text size="sm">{told.basedOn}</Text>
      {basedOn.map(picture => (
        <Group key={`${picture.id} ${String(picture.index)}`} gap={2} wrap="nowrap">
          <img className={classes['small']} src={addressOf(projectId, picture)} alt="" />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={told.without}
            onClick={() => onBase(basedOn.filter(other => !isSame(other, picture)))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Group>
  );
};

/** What a new image is to show, and how; its price is told before it is ordered. */
export const ImageForm = ({ projectId, basedOn, onBase }: ImageFormProps) => {
  const told = useWords(words);
  const order = useOrder();
  const models = useImageModels();
  const [prompt, setPrompt, forget] = useDraft(`${projectId} image`);
  const [model, setModel] = useState('');
  const [size, setSize] = useState(USUAL_SIZE);
  const [quality, setQuality] = useState<Quality>('medium');
  const [count, setCount] = useState(1);
  const options = (models.find(({ id }) => id === model) ?? models.find(({ standard }) => standard))?.options;
  const sizes = options?.sizes ?? [USUAL_SIZE];
  const qualities = options?.qualities ?? ['medium'];
  const body = { prompt, size, quality, count, ...(model !== '' && { model }), ...(basedOn.length > 0 && { basedOn: [...basedOn] }) };
  const ask = () =>
    order({
      title: told.order,
      work: { kind: 'image', ...body },
      send: (quoteId, header) =>
        taken(api.POST('/v1/projects/{projectId}/images', { params: { path: { projectId }, header }, body: { ...body, quoteId } })),
      onOrdered: () => {
        forget();
        onBase([]);
      },
    });
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        ask();
      }}
    >
      <Stack gap="sm">
        <Textarea
          id="image-prompt"
          label={told.prompt}
          autosize
          minRows={3}
          maxRows={10}
          value={prompt}
          onChange={({ currentTarget }) => setPrompt(currentTarget.value)}
        />
        <BasedOn projectId={projectId} basedOn={basedOn} onBase={onBase} />
        <Group align="flex-end" gap="sm">
          <NumberField
            label={told.number}
            min={1}
            max={options?.maxCount ?? 4}
            w={90}
            value={count}
            onChange={value => setCount(Number(value) || 1)}
          />
          <NativeSelect
            label={told.size}
            value={size}
            onChange={({ currentTarget }) => setSize(currentTarget.value)}
            data={sizes.map(each => ({ value: each, label: each === 'auto' ? told.auto : each.replace('x', ' × ') }))}
          />
          <NativeSelect
            label={told.quality}
            value={quality}
            onChange={({ currentTarget }) => setQuality(currentTarget.value as Quality)}
            data={qualities.map(each => ({ value: each, label: wordOf(told.qualities, each) }))}
          />
          <NativeSelect
            label={told.model}
            value={model}
            onChange={({ currentTarget }) => setModel(currentTarget.value)}
            data={[{ value: '', label: told.standard }, ...models.map(({ id, label }) => ({ value: id, label }))]}
          />
        </Group>
        <Group>
          <Button type="submit" disabled={prompt.trim() === ''}>
            {told.showPrice}
          </Button>
          <PreviewButton projectId={projectId} work={{ kind: 'image', ...body }} disabled={prompt.trim() === ''} />
        </Group>
      </Stack>
    </form>
  );
};
