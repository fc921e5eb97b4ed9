import { TextInput, type TextInputProps } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useFormats } from '../words/formats.js';

interface NumberFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type' | 'inputMode'> {
  /** Nothing in it is an empty text; a field without it keeps its own. */
  readonly value?: number | string;
  readonly defaultValue?: number | string;
  readonly onChange: (value: number | '') => void;
  readonly min?: number;
  readonly max?: number;
  /** How many places may stand behind the point or comma. */
  readonly places?: number;
}

const asNumber = (typed: string): number | null => {
  const plain = typed.trim().replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
};

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/** A number, with a point or a comma, by keys or arrows: what cannot be one is not taken, and what is out of bounds is drawn in when it is left. */
export const NumberField = ({ value, defaultValue = '', onChange, min = 0, max = Infinity, places = 0, onBlur, ...rest }: NumberFieldProps) => {
  const { written } = useFormats();
  const [typed, setTyped] = useState(written(value ?? defaultValue));
  // whoever owns the value may set another one
  const shown = value === undefined || asNumber(typed) === asNumber(String(value)) ? typed : written(value);
  const pattern = places > 0 ? new RegExp(`^\\d*([.,]\\d{0,${places}})?$`) : /^\d*$/;
  const take = (text: string): void => {
    if (!pattern.test(text)) return;
    setTyped(text);
    onChange(asNumber(text) ?? '');
  };
  const bounded = (number: number): number => Math.min(max, Math.max(min, number));
  const step = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    take(written(bounded((asNumber(shown) ?? min - by) + by)));
  };
  return (
    <TextInput
      {...rest}
      inputMode={places > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={shown}
      onChange={event => take(event.currentTarget.value)}
      onKeyDown={step}
      onBlur={event => {
        const number = asNumber(shown);
        if (number !== null && number !== bounded(number)) take(written(bounded(number)));
        onBlur?.(event);
      }}
    />
  );
};
