import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import IconPhotoEdit from '@tabler/icons-react/icons/IconPhotoEdit';
import IconReceipt from '@tabler/icons-react/icons/IconReceipt';
import { useState } from 'react';
import { later } from '../../../parts/later.js';
import { Loaded } from '../../../parts/loaded.js';
import { PurseBadge } from '../../../parts/purse-badge.js';
import { Section } from '../../../parts/section.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { useOutputs, type Output } from '../reading.js';
import { OutputTrouble } from '../steps/output-trouble.js';
import { addressOf, type Based } from './based-on.js';
import { ImageForm } from './image-form.js';
import classes from './pictures.module.css';
import { words } from './words.js';

const ReceiptDialog = later(async () => (await import('../receipt/receipt-dialog.js')).ReceiptDialog);

const Made = ({ output, index, onUse }: { readonly output: Output; readonly index: number; onUse(picture: Based): void }) => {
  const told = useWords(words);
  const { number } = useFormats();
  const { outputId, projectId, version } = output;
  const picture: Based = { kind: 'image', id: outputId, index };
  const address = addressOf(projectId, picture);
  const name = told.image(number(version));
  return (
    <Stack gap={6}>
      <img className={classes['picture']} src={address} alt={name} loading="lazy" />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          component="a"
          href={address}
          download={`image-${String(version)}-${String(index + 1)}`}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {told.download}
        </Button>
        <Button size="compact-sm" variant="default" leftSection={<IconPhotoEdit size={14} aria-hidden />} onClick={() => onUse(picture)}>
          {told.use}
        </Button>
      </Group>
    </Stack>
  );
};

const ImageOutput = ({ output, onUse }: { readonly output: Output; onUse(picture: Based): void }) => {
  const told = useWords(words);
  const { moment, number } = useFormats();
  const [isAsked, setAsked] = useState(false);
  const { state, asked, products } = output;
  return (
    <li className={classes['item']}>
      <Stack gap="xs">
        {state === 'underway' && <Skeleton className={classes['thumbnail']} role="status" aria-label={told.underway} />}
        {state !== 'underway' && state !== 'ready' && <OutputTrouble output={output} />}
        {products.map(({ index }) => (
          <Made key={index} output={output} index={index} onUse={onUse} />
        ))}
        {state === 'ready' && asked !== null && asked > products.length && <Text size="sm">{told.some(number(products.length), number(asked))}</Text>}
        <Group gap="xs">
          <PurseBadge purse={output.payer === 'credits' ? 'platform_credits' : 'openai_account'} />
          <Text size="xs" c="dimmed">
            {[output.model, moment(output.readyAt ?? output.requestedAt)].filter(part => part !== null).join(', ')}
          </Text>
          <Button size="compact-xs" variant="subtle" leftSection={<IconReceipt size={14} aria-hidden />} onClick={() => setAsked(true)}>
            {told.receipt}
          </Button>
        </Group>
      </Stack>
      {isAsked && <ReceiptDialog outputId={output.outputId} onClose={() => setAsked(false)} />}
    </li>
  );
};

interface ImagesProps {
  readonly projectId: string;
  readonly basedOn: readonly Based[];
  readonly onBase: (pictures: readonly Based[]) => void;
  readonly onUse: (picture: Based) => void;
}

/** Images that a model makes, and what it made. */
export const Images = ({ projectId, basedOn, onBase, onUse }: ImagesProps) => {
  const told = useWords(words);
  return (
    <Section title={told.images} lead={told.imagesLead}>
      <ImageForm projectId={projectId} basedOn={basedOn} onBase={onBase} />
      <Loaded query={useOutputs(projectId)}>
        {outputs => {
          const images = outputs.filter(({ operation }) => operation === 'image').toReversed();
          if (images.length === 0) return <Text size="sm">{told.noImages}</Text>;
          return (
            <ul className={classes['grid']}>
              {images.map(output => (
                <ImageOutput key={output.outputId} output={output} onUse={onUse} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
};
