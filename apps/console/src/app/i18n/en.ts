import { annotation } from './en-annotation';
import { bulk } from './en-bulk';
import { detail } from './en-detail';
import { evidence } from './en-evidence';
import { expectations } from './en-expectations';
import { fields } from './en-fields';
import { form } from './en-form';
import { list } from './en-list';
import { maintenance } from './en-maintenance';
import { palette } from './en-palette';
import { settings } from './en-settings';
import { start } from './en-start';
import { table } from './en-table';
import { overview } from './en-overview';
import { probe } from './en-probe';
import { transfer } from './en-transfer';

/** Every sentence of the console. `{{name}}` is filled in; `.one` and `.other` are chosen by count. */
export const en = {
  ...annotation,
  ...bulk,
  ...detail,
  ...evidence,
  ...expectations,
  ...fields,
  ...form,
  ...list,
  ...maintenance,
  ...palette,
  ...settings,
  ...start,
  ...table,
  ...overview,
  ...probe,
  ...transfer,

  'action.cancel': 'Cancel',
  'action.checkNow': 'Check now',
  'action.close': 'Close',
  'action.copyCurl': 'Copy as curl',
  'action.copyGraphql': 'Copy as GraphQL',
  'action.delete': 'Delete',
  'action.disable': 'Pause',
  'action.dismiss': 'Dismiss',
  'action.duplicate': 'Duplicate',
  'action.edit': 'Edit',
  'action.enable': 'Enable',
  'action.reload': 'Reload',
  'action.retry': 'Try again',

  'announced.until': '{{title}}, until {{until}}',

  'density.comfortable': 'Comfortable',
  'density.compact': 'Compact',

  'error.internal': 'The server ran into a fault of its own. Its log says more.',
  'error.title': 'This could not be loaded',
  'error.unknown': 'Something went wrong in this page.',
  'error.unreachable': 'The server does not answer.',

  'frame.account': 'Your account',
  'frame.density': 'Density',
  'frame.language': 'Language',
  'frame.maintenance': 'Maintenance',
  'frame.navigation': 'Pages and settings',
  'frame.probes': 'Probes',
  'frame.settings': 'Settings',
  'frame.signOut': 'Sign out',
  'frame.skip': 'Skip to the content',
  'frame.theme': 'Theme',

  'live.banner':
    'The live connection has been down for {{span}}: what stands here may be old. Trying again by itself.',
  'live.connecting': 'connecting',
  'live.coverage': 'coverage {{coverage}}',
  'live.down': 'not live',
  'live.idle': 'not live',
  'live.lateness': 'p99 {{lateness}} late',
  'live.live': 'live',
  'live.overMinute': 'Over the last minute, of all probes',
  'live.rate': '{{rate}} checks/s',
  'live.tryNow': 'Try now',

  loading: 'Loading',

  'notFound.back': 'To the probes',
  'notFound.text': 'The address may be mistyped, or its page may be gone.',
  'notFound.title': 'There is no such page',

  'part.away':
    'This part of the console has not been fetched yet, and the server cannot be reached.',
  'part.gone': 'Dialtone was updated while this page was open. Reload it to go on.',

  'pill.for': 'for {{span}}',

  'signIn.busy': 'Signing in …',
  'signIn.incomplete': 'A user name and a password are needed.',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.text': 'API and network probing',
  'signIn.title': 'Sign in',
  'signIn.username': 'User name',
  'signIn.wrong': 'The user name or the password is wrong.',

  'state.DEGRADED': 'Degraded',
  'state.DOWN': 'Down',
  'state.INVALID': 'Invalid',
  'state.MAINTENANCE': 'Maintenance',
  'state.PAUSED': 'Paused',
  'state.PENDING': 'Pending',
  'state.UNKNOWN': 'Unknown',
  'state.UP': 'Up',

  'theme.dark': 'Dark',
  'theme.light': 'Light',
  'theme.system': 'As the system',

  unknown: 'unknown',
} as const;
