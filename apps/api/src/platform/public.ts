import { SetMetadata } from '@nestjs/common';

export const publicKey = 'dialtone:public';

/** Opens a resolver or a route to everybody. Without it, all of them need a user. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(publicKey, true);
