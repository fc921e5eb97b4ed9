import { Group, NativeSelect, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { Loaded } from '../../../parts/loaded.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import type { Output } from '../reading.js';
import classes from './cards.module.css';
import { words } from './words.js';

type Stretch = Shapes['StretchShape'];

const Side = ({ stretch, side }: { readonly stretch: Stretch; readonly side: 'removed' | 'added' }) => {
  const told = useWords(words);
  if (stretch.kind !== 'same' && stretch.kind !== side) return <span />;
  return (
    <div className={classes['line']} data-kind={stretch.kind}>
      {stretch.kind !== 'same' && <VisuallyHidden>{told[stretch.kind]}: </VisuallyHidden>}
      {stretch.lines.join('\n')}
    </div>
  );
};

const Stretches = ({ changes }: { readonly changes: readonly Stretch[] }) => (
  <ul className={classes['comparison']}>
    {changes.map((stretch, index) => (
      <li key={index} className={classes['stretch']}>
        <Side stretch={stretch} side="removed" />
        <Side stretch={stretch} side="added" />
      </li>
    ))}
  </ul>
);

/** Two versions of a text beside each other, with what differs marked. */
export const CompareDialog = ({ versions, shown, onClose }: { readonly versions: readonly Output[]; readonly shown: Output; onClose(): void }) => {
  const told = useWords(words);
  const { number, moment } = useFormats();
  const others = versions.filter(({ outputId }) => outputId !== shown.outputId);
  const [left, setLeft] = useState(others.at(-1)?.outputId ?? '');
  const [right, setRight] = useState(shown.outputId);
  const comparison = useQuery({
    queryKey: ['outputs', left, 'comparison', right],
    enabled: left !== '' && left !== right,
    retry: false,
    queryFn: () => taken(api.GET('/v1/outputs/{outputId}/comparison', { params: { path: { outputId: left }, query: { with: right } } })),
  });
  const choices = versions.map(({ outputId, version, model, requestedAt }) => ({
    value: outputId,
    label: `${told.version(number(version))} · ${model ?? ''} · ${moment(requestedAt)}`,
  }));
  return (
    <Dialog opened onClose={onClose} title={told.compareTitle} size="80rem" centered>
      <Stack>
        <Group grow align="flex-end">
          <NativeSelect label={told.versions} data={choices} value={left} onChange={({ currentTarget }) => setLeft(currentTarget.value)} />
          <NativeSelect label={told.with} data={choices} value={right} onChange={({ currentTarget }) => setRight(currentTarget.value)} />
        </Group>
        {left === right ? (
          <Text size="sm">{told.same}</Text>
        ) : (
          <Loaded query={comparison} lines={8}>
            {({ changes }) =>
              changes === null || changes.every(({ kind }) => kind === 'same') ? (
                <>
                  <Text size="sm">{told.same}</Text>
                  {changes && <Stretches changes={changes} />}
                </>
              ) : (
                <Stretches changes={changes} />
              )
            }
          </Loaded>
        )}
      </Stack>
    </Dialog>
  );
};
