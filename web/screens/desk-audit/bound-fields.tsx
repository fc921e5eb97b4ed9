import { SimpleGrid, TextInput } from '@mantine/core';
import { useWords } from '../../words/catalogue.js';
import { words } from './words.js';

/** From where to where: times or positions, nothing for no bound. */
interface Bounds {
  readonly from: string;
  readonly to: string;
}

export const NO_BOUNDS: Bounds = { from: '', to: '' };

export const BoundFields = ({ bounds, onChange }: { readonly bounds: Bounds; readonly onChange: (bounds: Bounds) => void }) => {
  const text = useWords(words);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {(['from', 'to'] as const).map(name => (
        <TextInput
          key={name}
          label={text[name]}
          description={text.bound}
          placeholder={text.everything}
          value={bounds[name]}
          onChange={event => onChange({ ...bounds, [name]: event.currentTarget.value.trim() })}
        />
      ))}
    </SimpleGrid>
  );
};
