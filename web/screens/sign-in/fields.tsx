import { TextInput } from '@mantine/core';
import { SecretField } from '../../parts/secret-field.js';
import { useWords } from '../../words/catalogue.js';
import { words } from './words.js';

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

export const EmailField = ({ value, onChange, autoFocus = false }: FieldProps) => (
  <TextInput
    label={useWords(words).email}
    type="email"
    value={value}
    onChange={event => onChange(event.currentTarget.value)}
    autoComplete="username"
    autoFocus={autoFocus}
  />
);

/** The code of a letter. */
export const CodeField = ({ value, onChange }: FieldProps) => (
  <TextInput
    label={useWords(words).resetCode}
    value={value}
    onChange={event => onChange(event.currentTarget.value)}
    autoComplete="off"
    spellCheck={false}
    autoFocus
  />
);

/** A password that is thought of now, with what makes a good one. */
export const NewPasswordField = ({ label, value, onChange, autoFocus = false }: FieldProps & { readonly label: string }) => {
  const text = useWords(words);
  return (
    <SecretField
      label={label}
      description={text.passwordHint}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
      autoComplete="new-password"
      autoFocus={autoFocus}
    />
  );
};
