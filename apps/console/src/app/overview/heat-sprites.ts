import { colourAt } from '../ui/canvas-colours';
import { type Standing, standings } from '../ui/standing';
import { type Heat, heats } from './heat';

type Colours = Readonly<Record<Standing | 'surface' | 'line' | 'on', string>>;

const tokens: Readonly<Record<keyof Colours, string>> = {
  UP: '--up',
  DOWN: '--down',
  DEGRADED: '--degraded',
  PAUSED: '--paused',
  PENDING: '--pending',
  MAINTENANCE: '--maintenance',
  INVALID: '--down',
  UNKNOWN: '--unknown',
  surface: '--surface',
  line: '--line',
  on: '--on-state',
};

/** The colours that the tokens stand for in the theme of an element: a canvas knows no tokens. */
export function coloursAt(element: HTMLElement): Colours {
  const asked = document.createElement('span');
  element.append(asked);
  const colours = Object.entries(tokens).map(([name, token]) => [name, colourAt(asked, token)]);
  asked.remove();
  return Object.fromEntries(colours) as Colours;
}

/** How strong the colour of what is up is, by its heat: what is as usual stays calm. */
const strength: Readonly<Record<Heat, number>> = { 0: 0.42, 1: 0.6, 2: 0.82, 3: 1 };

/** Pictures of cells, one below the other, so that drawing ten thousand is copying. */
export class HeatSprites {
  private readonly sheet: HTMLCanvasElement;
  private readonly rows = new Map<string, number>();

  /** @param pixels the sides of a cell and of its place, in the pixels of the screen */
  constructor(
    private readonly pixels: { readonly cell: number; readonly place: number },
    colours: Colours,
  ) {
    const looks = standings.flatMap(standing =>
      (standing === 'UP' ? heats : ([0] as const)).map(heat => ({ standing, heat })),
    );
    this.sheet = document.createElement('canvas');
    this.sheet.width = pixels.place;
    this.sheet.height = pixels.place * looks.length;
    const pen = this.sheet.getContext('2d');
    if (pen === null) return;
    for (const [row, { standing, heat }] of looks.entries()) {
      this.rows.set(`${standing} ${heat}`, row);
      pen.save();
      pen.translate(0, row * pixels.place);
      pen.beginPath();
      pen.rect(0, 0, pixels.place, pixels.place);
      pen.clip();
      drawCell(pen, { standing, heat, colours, size: pixels.cell });
      pen.restore();
    }
  }

  draw(
    pen: CanvasRenderingContext2D,
    look: { readonly standing: Standing; readonly heat: Heat },
    at: { readonly left: number; readonly top: number },
  ): void {
    const { place } = this.pixels;
    const heat = look.standing === 'UP' ? look.heat : 0;
    const row = this.rows.get(`${look.standing} ${heat}`) ?? 0;
    pen.clearRect(at.left, at.top, place, place);
    pen.drawImage(this.sheet, 0, row * place, place, place, at.left, at.top, place, place);
  }
}

interface Drawn {
  readonly standing: Standing;
  readonly heat: Heat;
  readonly colours: Colours;
  readonly size: number;
}

/** Each standing has its own shape, so that no eye needs the colours. */
function drawCell(pen: CanvasRenderingContext2D, { standing, heat, colours, size }: Drawn): void {
  const colour = colours[standing];
  const radius = size >= 10 ? size / 5 : 0;
  const line = Math.max(1, Math.round(size / 8));
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.lineWidth = line;
  const plate = (alpha: number): void => {
    pen.globalAlpha = alpha;
    pen.beginPath();
    pen.roundRect(0, 0, size, size, radius);
    pen.fill();
    pen.globalAlpha = 1;
  };
  const lines = (points: readonly (readonly [number, number, number, number])[]): void => {
    pen.beginPath();
    for (const [x, y, toX, toY] of points) {
      pen.moveTo(x * size, y * size);
      pen.lineTo(toX * size, toY * size);
    }
    pen.stroke();
  };
  const outline = (): void => {
    pen.beginPath();
    pen.roundRect(line / 2, line / 2, size - line, size - line, radius);
    pen.stroke();
  };
  const draw: Readonly<Record<Standing, () => void>> = {
    UP: () => {
      plate(strength[heat]);
    },
    // Whole and strong, with a bar as on a road that is closed.
    DOWN: () => {
      plate(1);
      pen.fillStyle = colours.on;
      pen.fillRect(size * 0.2, Math.round((size - line) / 2), size * 0.6, line);
    },
    DEGRADED: () => {
      plate(0.25);
      pen.beginPath();
      pen.moveTo(size / 2, size * 0.06);
      pen.lineTo(size, size);
      pen.lineTo(0, size);
      pen.fill();
    },
    PAUSED: () => {
      pen.globalAlpha = 0.7;
      outline();
    },
    PENDING: () => {
      outline();
      pen.fillRect(size / 2, 0, size / 2, size / 2);
    },
    MAINTENANCE: () => {
      plate(0.25);
      pen.beginPath();
      pen.moveTo(size / 2, 0);
      pen.lineTo(size, size / 2);
      pen.lineTo(size / 2, size);
      pen.lineTo(0, size / 2);
      pen.fill();
    },
    UNKNOWN: () => {
      lines([
        [0, 0.5, 0.5, 0],
        [0, 1, 1, 0],
        [0.5, 1, 1, 0.5],
      ]);
    },
    INVALID: () => {
      lines([
        [0.1, 0.1, 0.9, 0.9],
        [0.9, 0.1, 0.1, 0.9],
      ]);
    },
  };
  draw[standing]();
}
