import { Center, Loader } from '@mantine/core';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue({ loading: 'Loading' }, { loading: 'Wird geladen' });

export const Waiting = () => {
  const { loading } = useWords(words);
  return (
    <Center mih="40vh" role="status" aria-label={loading}>
      <Loader />
    </Center>
  );
};
