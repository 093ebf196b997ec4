import type { Fleet } from './fleet';
import type { Layout } from './heat-layout';
import { coloursAt, HeatSprites } from './heat-sprites';

/** At most four paintings a second. */
const paintEveryMs = 250;

interface Picture {
  readonly fleet: Fleet;
  readonly layout: Layout;
}

/** Draws the cells, all of them at first, and then those alone that changed. */
export class HeatPainter {
  private pen: CanvasRenderingContext2D | undefined;
  private picture: Picture | undefined;
  private sprites: HeatSprites | undefined;
  private ratio = 1;
  private indexOf: Int32Array = new Int32Array();
  private readonly dirty = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Draws everything. */
  begin(canvas: HTMLCanvasElement, picture: Picture): void {
    this.stop();
    const { layout, fleet } = picture;
    const pen = canvas.getContext('2d');
    if (pen === null) return;
    this.ratio = devicePixelRatio || 1;
    canvas.width = Math.max(Math.ceil(layout.width * this.ratio), 1);
    canvas.height = Math.max(Math.ceil(layout.height * this.ratio), 1);
    const place = Math.round(layout.pitch * this.ratio);
    const cell = place - Math.max(Math.round(layout.gap * this.ratio), 1);
    this.sprites = new HeatSprites({ cell, place }, coloursAt(canvas.parentElement ?? canvas));
    this.pen = pen;
    this.picture = picture;
    this.indexOf = new Int32Array(fleet.size);
    for (const [index, at] of layout.order.entries()) this.indexOf[at] = index;
    for (const index of layout.order.keys()) this.draw(index);
  }

  /** Cells at these places look different: they are drawn soon. */
  mark(places: readonly number[]): void {
    for (const place of places) this.dirty.add(place);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      requestAnimationFrame(() => {
        this.paint();
      });
    }, paintEveryMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.dirty.clear();
  }

  private paint(): void {
    for (const place of this.dirty) {
      const index = this.indexOf[place];
      if (index !== undefined) this.draw(index);
    }
    this.dirty.clear();
  }

  private draw(index: number): void {
    const { picture, pen, sprites, ratio } = this;
    if (picture === undefined || pen === undefined) return;
    const { fleet, layout } = picture;
    const place = layout.order[index];
    if (place === undefined) return;
    const look = { standing: fleet.standingAt(place), heat: fleet.heatAt(place) };
    sprites?.draw(pen, look, {
      left: Math.round((layout.x[index] ?? 0) * ratio),
      top: Math.round((layout.y[index] ?? 0) * ratio),
    });
  }
}
