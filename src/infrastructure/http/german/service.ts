import type { Sentences } from '../phrases.js';

/** How the service stands, and how its log is signed. */
export const service: Sentences = {
  'The database does not answer.': 'Die Datenbank antwortet nicht.',
  'The event log does not answer.': 'Das Ereignis-Log antwortet nicht.',
  'The queue does not answer: work is accepted, kept in the log, and done once it is back.':
    'Die Warteschlange antwortet nicht: Arbeit wird angenommen, im Log festgehalten und erledigt, sobald sie zurück ist.',
  'Nothing can be written to the data folder.': 'In den Datenordner lässt sich nichts schreiben.',
  'Less than {0} MiB are free on the disk of the data folder.': 'Auf der Platte des Datenordners sind weniger als {0} MiB frei.',
  'The storage of content does not answer.': 'Der Speicher für Inhalte antwortet nicht.',
  'The media engine cannot be started.': 'Die Medien-Engine lässt sich nicht starten.',
  'The media engine cannot work on this machine; /health says why.':
    'Auf dieser Maschine kann die Medien-Engine nicht arbeiten; /health sagt, warum.',
  'How far the projections are is not known.': 'Wie weit die Projektionen sind, ist nicht bekannt.',
  'A projection stands before an event that it cannot take, or no process runs it.':
    'Eine Projektion steht vor einem Ereignis, das sie nicht aufnehmen kann, oder kein Prozess betreibt sie.',
  'A projection is more than two minutes behind the log.': 'Eine Projektion liegt mehr als zwei Minuten hinter dem Log.',
  'How far the policies are is not known.': 'Wie weit die Policies sind, ist nicht bekannt.',
  'A policy tries an event again and again that it cannot carry out.':
    'Eine Policy versucht immer wieder ein Ereignis, das sie nicht ausführen kann.',
  'How far the log is signed is not known.': 'Wie weit das Log signiert ist, ist nicht bekannt.',
  'The provider cannot be reached from here; calls to it are tried again.':
    'Der Anbieter ist von hier nicht erreichbar; Aufrufe an ihn werden wiederholt.',
  'The keys that content is sealed with cannot be read.': 'Die Schlüssel, mit denen Inhalte versiegelt sind, lassen sich nicht lesen.',
  'The clock could not be compared with that of the database.': 'Die Uhr ließ sich nicht mit der der Datenbank vergleichen.',
  'The clock of this process and that of the database differ by more than 30 seconds.':
    'Die Uhr dieses Prozesses und die der Datenbank weichen um mehr als 30 Sekunden voneinander ab.',
  'This process ends: it answers what it has begun, and takes nothing new.':
    'Dieser Prozess endet: Er beantwortet, was er begonnen hat, und nimmt nichts Neues an.',
  'The log cannot be read, or its tree cannot be kept, at the moment.': 'Das Log lässt sich gerade nicht lesen, oder sein Baum nicht aufbewahren.',
  'It is tried again by itself; the journal of the service says what failed.':
    'Es wird von selbst wieder versucht; das Journal des Dienstes sagt, was misslang.',
  'The log ends at ordinal {0}, but a checkpoint of {1} events was published.':
    'Das Log endet bei Nummer {0}, aber ein Checkpoint über {1} Ereignisse wurde veröffentlicht.',
  'The first {0} events of the log are not those that a published checkpoint was signed over.':
    'Die ersten {0} Ereignisse des Logs sind nicht die, über die ein veröffentlichter Checkpoint signiert wurde.',
  'The log is in epoch {0}, but a checkpoint of epoch {1} was published: what opened that epoch is lost.':
    'Das Log ist in Epoche {0}, aber ein Checkpoint der Epoche {1} wurde veröffentlicht: Was diese Epoche eröffnet hat, ist verloren.',
  'Checkpoints cannot be kept in {0}: {1}.': 'Checkpoints lassen sich in {0} nicht aufbewahren: {1}.',
  'The newest published checkpoint, {0}, cannot be read, or bears no signature of this log’s key.':
    'Der neueste veröffentlichte Checkpoint, {0}, lässt sich nicht lesen oder trägt keine Signatur vom Schlüssel dieses Logs.',
  'Put the missing events back: restore a backup, or an archive of the write-ahead log, that reaches further, or take them from an export for auditors (npm run -s cli -- bring-back --from=<folder>). If nobody has them, go on without them in a new epoch (npm run -s cli -- new-epoch --reason="…"). If the database is not the one that was signed, connect the right one.':
    'Bring die fehlenden Ereignisse zurück: Spiele eine Sicherung oder ein Archiv des Write-Ahead-Logs ein, das weiter reicht, oder nimm sie aus einem Export für Prüfer (npm run -s cli -- bring-back --from=<folder>). Hat sie niemand, mach ohne sie in einer neuen Epoche weiter (npm run -s cli -- new-epoch --reason="…"). Ist die Datenbank nicht die, über die signiert wurde, verbinde die richtige.',
  'Make the folder writable for the service and see that the disk has room; sealing goes on by itself.':
    'Mach den Ordner für den Dienst beschreibbar und sorge für Platz auf der Platte; das Versiegeln geht von selbst weiter.',
  'Restore the file from a copy. Do not remove it: it is how the service knows what was signed.':
    'Stelle die Datei aus einer Kopie wieder her. Entferne sie nicht: An ihr erkennt der Dienst, was signiert wurde.',
  'It tries the event again at once.': 'Sie versucht das Ereignis sofort noch einmal.',
  'It goes on behind the event, in every process. What it then knows differs from what building it anew would make of the log; building it anew, with a higher version of it for instance, undoes this.':
    'Sie macht hinter dem Ereignis weiter, in jedem Prozess. Was sie dann weiß, weicht von dem ab, was ein Neuaufbau aus dem Log machen würde; ein Neuaufbau, etwa mit einer höheren Version, hebt das auf.',
};
