import type { Import } from './imports.ts';
import { isProof, violationAt, type Violation } from './sources.ts';

/** Where the rooms stand. An import goes to the same room or to a lower floor, never sideways or up. */
const floors: Readonly<Record<string, number>> = {
  'libs/model': 0,
  'libs/contract': 0,
  'libs/checkers': 1,
  'libs/history': 1,
  'libs/engine': 2,
  'apps/api/src/platform': 3,
  'apps/api/src/audit': 4,
  'apps/api/src/auth': 4,
  'apps/api/src/probe': 4,
  'apps/api/src/maintenance': 5,
  'apps/api/src/annotation': 5,
  'apps/api/src/result': 5,
  'apps/api/src/metrics': 5,
  'apps/api/src/alerting': 5,
  'apps/api/src/overview': 6,
  'apps/api/src/transfer': 5,
  // The table of contents, and the specs of the whole.
  'apps/api/src': 7,
  'apps/api/test': 7,
  'apps/console': 7,
  'apps/console-e2e': 7,
};

/** Apps that see less than everything below them. */
const sights: Readonly<Record<string, readonly string[]>> = {
  'apps/console': ['libs/model', 'libs/contract'],
};

/** The room that a file belongs to: a lib, an app, or a folder of the API. */
export function roomOf(path: string): string {
  const [area = '', project = '', part = '', ...rest] = path.split('/');
  if (path.startsWith('apps/api/src/') && rest.length > 1) return `apps/api/src/${rest[0] ?? ''}`;
  return `${area}/${project}${project === 'api' ? `/${part}` : ''}`;
}

export function judgeFloor({ source, to, node }: Import): Violation[] {
  const rooms = [roomOf(source.path), roomOf(to)] as const;
  const [from, target] = rooms;
  const say = (sentence: string) => [violationAt(source, node, sentence)];
  const [above, below] = rooms.map(room => floors[room]);
  if (above === undefined || below === undefined) {
    const homeless = above === undefined ? from : target;
    return say(
      `touches ${homeless}, which has no floor: give it one in tools/architecture/floors.ts.`,
    );
  }
  if (from === target) return [];
  // A spec may look up at the rooms that stand on what it proves.
  if (isProof(source) && from.startsWith('apps/api/') && target.startsWith('apps/api/')) return [];
  if (sights[from] && !sights[from].includes(target)) return say(`${from} must not see ${target}.`);
  return below < above
    ? []
    : say(`${from} (floor ${above}) imports ${target} (floor ${below}): imports go down only.`);
}

/** An index.ts in src is a door for other projects; inside, the file itself is imported. A spec may try the door. */
export function judgeDoor({ source, to, node }: Import): Violation[] {
  const ownDoor = source.path.split('/').slice(0, 3).join('/') + '/index.ts';
  return to === ownDoor && !isProof(source)
    ? [violationAt(source, node, `enters its own project by ${ownDoor}: import the file itself.`)]
    : [];
}
