import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Bus, type BusEvent, heardBy } from './bus.js';

/**
 * Makes the methods that are decorated with `On` listen. The listeners of @nestjs/event-emitter are asynchronous
 * functions, each call of which allocates half a kilobyte; a check has ten of them, and ten thousand probes a thousand
 * checks a second.
 */
@Injectable()
export class BusListeners implements OnApplicationBootstrap {
  constructor(
    private readonly bus: Bus,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    // A provider that is known under two names hears once.
    const instances = new Set<unknown>();
    for (const provider of this.discovery.getProviders()) instances.add(provider.instance);
    for (const instance of instances)
      if (typeof instance === 'object' && instance !== null) this.listenFor(instance);
  }

  private listenFor(instance: object): void {
    for (const name of this.scanner.getAllMethodNames(Reflect.getPrototypeOf(instance))) {
      const method: unknown = Reflect.get(instance, name);
      if (typeof method !== 'function') continue;
      const hear = method.bind(instance) as (event: BusEvent) => void;
      for (const type of heardBy(method)) this.bus.listen(type, hear);
    }
  }
}
