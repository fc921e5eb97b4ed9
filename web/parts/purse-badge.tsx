import { Badge } from '@mantine/core';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue(
  { platform_credits: 'Keyreel credits', openai_account: 'Your OpenAI account', nobody: 'Nobody' },
  { platform_credits: 'Keyreel-Credits', openai_account: 'Dein OpenAI-Konto', nobody: 'Niemand' },
);

/** Which of the two purses is meant; two things are called credits. */
export const PurseBadge = ({ purse }: { readonly purse: 'platform_credits' | 'openai_account' | null }) => {
  const names = useWords(words);
  return (
    <Badge variant="outline" color={purse === 'platform_credits' ? 'indigo' : purse === null ? 'gray' : 'teal'} tt="none" radius="sm">
      {names[purse ?? 'nobody']}
    </Badge>
  );
};
