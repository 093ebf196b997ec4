/** What happened outside, told on a probe's chart. */
export const annotation = {
  'annotation.at': 'When',
  'annotation.delete': 'Delete this event?',
  'annotation.deleteText': 'It disappears from the charts of all probes that it concerns.',
  'annotation.deleted': 'The event is deleted.',
  'annotation.inZone': 'In the time of {{zone}}; now when it is empty.',
  'annotation.new': 'Mark an event',
  'annotation.saved': 'The event stands on the charts.',
  'annotation.scope': 'On the charts of',
  'annotation.scope.all': 'All probes',
  'annotation.scope.application': 'All of {{application}}',
  'annotation.scope.probe': 'This probe',
  'annotation.takeBack': 'Delete the event {{title}}',
  'annotation.title': 'What happened',
  'annotation.titleHint': 'Such as a deployment, or a change of the network.',
  'annotation.url': 'Link',
  'annotation.urlHint': 'A page that says more; everybody may open it.',
} as const;
