import { catalogue } from '../words/catalogue.js';

export const words = catalogue(
  {
    needed: (lastFour: string) => `It is the key that ends in ${lastFour}.`,
    none: 'No OpenAI key is stored in your settings now.',
    another: 'Another OpenAI key is stored in your settings. This project works with the one that it was created with, and with no other.',
    stays: 'Everything that was made here stays: you can read it, rename it, share it and take it along.',
    sameTitle: 'Go on in this project',
    same: 'Add that very key again. This project goes on at once; what you have typed here waits for you.',
    sameButton: 'Add the same key',
    newTitle: 'Go on in a new project',
    newLead: 'The same video with its transcript, thumbnails, cards and instructions. What you have typed here comes along.',
    price: (amount: string) => `Price: ${amount} Keyreel credits`,
    paysThere: {
      platform_credits: 'Texts and images there are paid with your Keyreel credits.',
      openai_account: 'Texts and images there are paid by the OpenAI key that is stored now, from your OpenAI account.',
    },
    newButton: 'Start a new project',
    closed: 'A new project cannot be started at the moment. Your settings tell why.',
    close: 'Close',
  },
  {
    needed: (lastFour: string) => `Es ist der Schlüssel, der auf ${lastFour} endet.`,
    none: 'In deinen Einstellungen ist zurzeit kein OpenAI-Schlüssel hinterlegt.',
    another:
      'In deinen Einstellungen ist ein anderer OpenAI-Schlüssel hinterlegt. Dieses Projekt arbeitet mit dem, mit dem es angelegt wurde, und mit keinem anderen.',
    stays: 'Alles, was hier entstanden ist, bleibt: Du kannst es lesen, umbenennen, teilen und mitnehmen.',
    sameTitle: 'In diesem Projekt weitermachen',
    same: 'Füge genau diesen Schlüssel wieder hinzu. Dann geht es hier sofort weiter; was du geschrieben hast, wartet auf dich.',
    sameButton: 'Denselben Schlüssel hinzufügen',
    newTitle: 'In einem neuen Projekt weitermachen',
    newLead: 'Dasselbe Video mit Transkript, Vorschaubildern, Karten und Anweisungen. Was du hier geschrieben hast, kommt mit.',
    price: (amount: string) => `Preis: ${amount} Keyreel-Credits`,
    paysThere: {
      platform_credits: 'Texte und Bilder werden dort mit deinen Keyreel-Credits bezahlt.',
      openai_account: 'Texte und Bilder bezahlt dort der OpenAI-Schlüssel, der jetzt hinterlegt ist, aus deinem OpenAI-Konto.',
    },
    newButton: 'Neues Projekt starten',
    closed: 'Zurzeit kann kein neues Projekt gestartet werden. Deine Einstellungen sagen, warum.',
    close: 'Schließen',
  },
);
