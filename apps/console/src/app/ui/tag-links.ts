import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** The tags of a probe, each leading to all that have it. */
@Component({
  selector: 'app-tag-links',
  imports: [RouterLink],
  template: `@for (tag of tags(); track tag) {
    <a
      routerLink="/probes"
      [queryParams]="{ tags: tag }"
      [attr.tabindex]="stop()"
      dir="auto"
      [title]="tag"
      >{{ tag }}</a
    >
  }`,
  styles: `
    :host {
      display: flex;
      gap: 4px;
      min-width: 0;
    }
    a {
      overflow: hidden;
      max-width: 100%;
      padding: 1px 8px;
      border: 1px solid var(--line);
      border-radius: 999px;
      color: var(--muted);
      font-size: 11.5px;
      line-height: 16px;
      text-decoration: none;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    a:hover {
      background: var(--raised);
      color: var(--text);
    }
  `,
})
export class TagLinks {
  readonly tags = input.required<readonly string[]>();
  /** Whether Tab comes to them. */
  readonly stop = input(0);
}
