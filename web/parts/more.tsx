import { Button, Center } from '@mantine/core';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue({ more: 'Show more' }, { more: 'Mehr zeigen' });

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** The way to the next page of a list; gone on the last one. */
export const More = ({ of }: { readonly of: Pages }) => {
  const { more } = useWords(words);
  if (!of.hasNextPage) return null;
  return (
    <Center>
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {more}
      </Button>
    </Center>
  );
};
