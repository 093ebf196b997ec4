import {
  type MaintenanceDraft,
  maintenanceInputOf,
  type MaintenancePatch,
  onceFields,
  recurringFields,
} from './maintenance-input.js';

/** The input that means a window after a change. A time of the other kind takes the place of the one that was. */
export function patchedMaintenance(
  current: MaintenanceDraft,
  patch: MaintenancePatch,
): MaintenancePatch {
  const { kind } = current.time;
  const others = kind === 'once' ? recurringFields : onceFields;
  const own = new Set<string>(kind === 'once' ? onceFields : recurringFields);
  const changesKind = others.some(field => patch[field] != null);
  const onFile = Object.entries<unknown>({ ...maintenanceInputOf(current) });
  const stays = onFile.filter(([field]) => !(changesKind && own.has(field)));
  const given = Object.entries<unknown>(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...stays, ...given]);
}
