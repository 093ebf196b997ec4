import {
  createEnvironmentInjector,
  EnvironmentInjector,
  runInInjectionContext,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { type Command, Commands } from './commands';

const command = (id: string, group: Command['group'], words = id): Command => ({
  id,
  group,
  words,
  run: () => undefined,
});

describe('the commands', () => {
  const words = () =>
    TestBed.inject(Commands)
      .all()
      .map(each => each.words);

  it('are those of the frame and of the page, for as long as the page is there', () => {
    const commands = TestBed.inject(Commands);
    TestBed.runInInjectionContext(() => {
      commands.offer(() => [command('dark', 'look'), command('new', 'do', 'New, somewhere')]);
    });
    const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    runInInjectionContext(page, () => {
      commands.offer(() => [command('new', 'do', 'New, here'), command('check', 'here')]);
    });
    expect(words()).toEqual(['check', 'New, here', 'dark']);
    page.destroy();
    expect(words()).toEqual(['New, somewhere', 'dark']);
  });
});
