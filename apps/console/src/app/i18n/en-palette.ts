/** The palette of commands, and the help of keys. */
export const palette = {
  'command.newAlias': 'create add',
  'keys.show': 'Show the keys',
  'keys.title': 'Keys',
  'palette.all.one': 'The one probe that matches, in the list',
  'palette.all.other': 'All {{n}} probes that match, in the list',
  'palette.count.one': '1 suggestion',
  'palette.count.other': '{{n}} suggestions',
  'palette.do': 'Actions',
  'palette.go': 'Go to',
  'palette.here': 'On this page',
  'palette.label': 'Find a probe, a page, an action',
  'palette.look': 'Look',
  'palette.move': 'to move',
  'palette.none': 'Nothing is called that.',
  'palette.open': 'Find or do something',
  'palette.take': 'to take it',
} as const;
