import type { Words } from '#domain/kernel/param';

/** Words of the dialog that adds an edition of a standard, or corrects its clauses. */
export const editionWords: Words = {
  'contents.add': 'Add an edition',
  'contents.correct': 'Clauses of {edition}',
  'contents.clauses': 'Clauses and controls',
  'contents.clauses.hint':
    'paste rows of a spreadsheet into a number: number, title, marks, what is asked for, changed',
  'contents.newClause': 'New clause',

  'contents.name': 'Edition',
  'contents.name.hint': 'with its year',
  'contents.name.example': 'ISO 45001:2027',
  'contents.subject': 'Subject',
  'contents.subject.hint': 'as lists show it',
  'contents.subject.example': 'Safety',
  'contents.predecessor': 'Replaces',
  'contents.predecessor.hint': 'the edition before, if there is one',
  'contents.predecessor.none': 'none',
  'contents.publishedOn': 'Published',
  'contents.source': 'Source',
  'contents.source.hint': 'kept with your name in the history',

  'contents.number': 'Number',
  'contents.number.example': '4.4.1',
  'contents.title': 'Title',
  'contents.what': 'What exactly is asked for',
  'contents.what.example': 'What exactly, where the title does not say it',
  'contents.change': 'Against the edition before',
  'contents.change.none': 'as before',
  'contents.change.changed': 'changed',
  'contents.change.expected': 'expected to change',
  'contents.drop': 'Take away {number}',
  'contents.addBelow': 'Add a row below {number}',
  'contents.addRow': 'Add a row',

  'contents.follows':
    'Open journeys take over what you change. Gap lists that are accepted stay as they were signed; one that is being rated gets the new rows and loses those taken away.',
  'contents.notNow': 'Not now',
  'contents.add.send': 'Add edition',
  'contents.correct.send': 'Correct',
  'contents.add.done': '{edition} was added.',
  'contents.correct.done': '{edition} was corrected.',
  'contents.fault': 'This is not filled in as it has to be',
};
