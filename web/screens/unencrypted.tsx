import { catalogue, useWords } from '../words/catalogue.js';
import { Front } from './sign-in/front.js';

const words = catalogue(
  {
    title: 'This address is not encrypted',
    lead: 'A password or a key would travel where others can read it, so none is asked for here. Open Keyreel at its address with https, or on the machine that it runs on at http://127.0.0.1. Whoever runs it puts a certificate before it.',
  },
  {
    title: 'Diese Adresse ist nicht verschlüsselt',
    lead: 'Ein Passwort oder ein Schlüssel wäre unterwegs für andere lesbar, darum wird hier nach keinem gefragt. Öffne Keyreel unter seiner Adresse mit https oder auf dem Rechner, auf dem es läuft, unter http://127.0.0.1. Wer es betreibt, schaltet ein Zertifikat davor.',
  },
);

/** Browsers keep what the page needs (random ids, proofs, locks) from addresses without TLS, but for loopback. */
const Unencrypted = () => {
  const { title, lead } = useWords(words);
  return (
    <Front title={title} lead={lead}>
      {null}
    </Front>
  );
};

export default Unencrypted;
