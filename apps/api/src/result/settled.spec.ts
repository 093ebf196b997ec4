import { endingCodes } from '@dialtone/history';
import { expect, it } from 'vitest';
import { settledOf } from './settled.js';

it('counts planned runs by how they ended', () => {
  const { up, down, internal } = endingCodes;
  const missed = [
    { reason: 'maintenance', runs: 4 },
    { reason: 'stopped', runs: 2 },
    { reason: 'stopped', runs: 3 },
  ] as const;
  expect(settledOf([up, down, up, internal], missed)).toEqual([
    { ending: 'up', runs: 2 },
    { ending: 'down', runs: 1 },
    { ending: 'unknown', reason: 'internal', runs: 1 },
    { ending: 'maintenance', runs: 4 },
    { ending: 'unknown', reason: 'stopped', runs: 5 },
  ]);
});
