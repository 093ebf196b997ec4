import type { MessagePort, Worker } from 'node:worker_threads';

/** Something whose methods take and give plain values, by their names. */
type Served = Readonly<Record<string, (...values: never[]) => Promise<unknown>>>;

interface Call {
  readonly id: number;
  readonly of: string;
  readonly method: string;
  readonly values: readonly never[];
}
type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem };

/** An error as it travels: its sentence, and what drivers call it. */
interface Problem {
  readonly message: string;
  readonly code?: string;
  /** Of a connection that is of no more use. */
  readonly fatal?: boolean;
}

/** Answers calls that come by a port with what the methods of these objects give. */
export function serve(port: MessagePort, objects: Readonly<Record<string, object>>): void {
  const answer = async ({ id, of, method, values }: Call): Promise<Answer> => {
    try {
      const served = objects[of] as Served | undefined;
      const work = served?.[method];
      if (work === undefined) throw new Error(`There is no ${of}.${method}.`);
      return { id, value: await work.call(served, ...values) };
    } catch (error) {
      // Whatever it is, the other side is told.
      return { id, problem: problemOf(error) };
    }
  };
  port.on('message', (call: Call) => {
    void answer(call).then(message => {
      port.postMessage(message);
    });
  });
}

/** Calls what another thread serves. */
export class Remote {
  /** By their ids. A Map in which twenty a second come and go leaves its tables behind, as old as the calls that they held. */
  private readonly waiting: (PromiseWithResolvers<unknown> | undefined)[] = [];
  /** Ids of calls that were answered. */
  private readonly free: number[] = [];

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer) => {
      const call = this.waiting[answer.id];
      this.waiting[answer.id] = undefined;
      this.free.push(answer.id);
      if ('problem' in answer) call?.reject(errorOf(answer.problem));
      else call?.resolve(answer.value);
    });
  }

  /**
   * What is served under this name, as if it were here. It has the methods of its class and nothing else, for frameworks
   * look whether there are more.
   */
  object<T extends object>(of: string, { prototype }: { readonly prototype: T }): T {
    return new Proxy(Object.create(prototype) as T, {
      get: (_, method) =>
        typeof method === 'string' && Object.hasOwn(prototype, method)
          ? (...values: unknown[]) => this.call(of, method, values)
          : undefined,
    });
  }

  private async call(of: string, method: string, values: readonly unknown[]): Promise<unknown> {
    const id = this.free.pop() ?? this.waiting.length;
    const call = Promise.withResolvers<unknown>();
    this.waiting[id] = call;
    this.worker.postMessage({ id, of, method, values });
    return call.promise;
  }
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    message: error.message || error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...('fatal' in error && error.fatal === true && { fatal: true }),
  };
}

const errorOf = ({ message, ...marks }: Problem): Error => Object.assign(new Error(message), marks);
