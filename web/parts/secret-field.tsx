import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { catalogue, useWords } from '../words/catalogue.js';

const words = catalogue({ show: 'Show or hide what you type' }, { show: 'Eingabe zeigen oder verbergen' });

/** What is typed is hidden until whoever types wants to see it. */
export const SecretField = (props: PasswordInputProps) => (
  <PasswordInput visibilityToggleButtonProps={{ 'aria-label': useWords(words).show }} {...props} />
);
