import { Component, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { AvailabilityBar } from '../ui/availability-bar';
import { type Cell, lookOf } from '../ui/availability-cells';
import { concealedText } from '../ui/concealed-text';
import { confirmed } from '../ui/confirm';
import { ErrorMessage } from '../ui/error-message';
import { drawings, Icon, type IconName } from '../ui/icon';
import { KeyCaps } from '../ui/key-caps';
import { MomentField } from '../ui/moment-field';
import { RelativeTime } from '../ui/relative-time';
import { Segments } from '../ui/segments';
import { SpanPlot } from '../ui/span-plot';
import { StatePill } from '../ui/state-pill';
import { StateShape } from '../ui/state-shape';
import { standings } from '../ui/standing';
import { Strip } from '../ui/strip';
import { TextField } from '../ui/text-field';
import { Toast } from '../ui/toast';
import { Waterfall } from '../ui/waterfall';
import { cells, failures, grounds, looks, meanings, moments, phases, plot, sizes } from './samples';

/** One sheet of the gallery, in the density that stands around it. */
@Component({
  selector: 'app-gallery-sheet',
  imports: [
    AvailabilityBar,
    ErrorMessage,
    Icon,
    KeyCaps,
    MatButton,
    MatIconButton,
    MomentField,
    RelativeTime,
    Segments,
    SpanPlot,
    StatePill,
    StateShape,
    Strip,
    TextField,
    Waterfall,
  ],
  templateUrl: './gallery-sheet.html',
  styleUrls: ['./gallery-sheet.css', '../ui/rows.css'],
})
export class GallerySheet {
  /** Keeps the names of fields apart where two sheets stand on one page. */
  readonly key = input.required<string>();

  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  protected readonly icons = Object.keys(drawings) as IconName[];
  protected readonly standings = standings;
  protected readonly grounds = grounds;
  protected readonly meanings = meanings;
  protected readonly sizes = sizes;
  protected readonly looks = looks;
  protected readonly phases = phases;
  protected readonly cells = cells;
  protected readonly plot = plot;
  protected readonly wordsOf = (cell: Cell): string => JSON.stringify(lookOf(cell));
  protected readonly moments = moments;
  protected readonly failures = failures;
  protected readonly concealed = concealedText;
  protected readonly options = standings.map(value => ({ value, word: value }));
  protected readonly moment = signal('2026-01-31T14:05');
  protected readonly chosen = signal<string>('UP');
  protected readonly text = signal('https://example.com/healthz');

  protected ask(): void {
    void confirmed(this.dialog, { title: 'Confirm', text: '…', names: ['one', 'two'], yes: 'OK' });
  }

  protected say(): void {
    this.toast.say('Toast.say');
  }

  protected sayFailure(): void {
    this.toast.sayFailure(failures[0]);
  }
}
