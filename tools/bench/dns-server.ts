// A DNS server in a process of its own. Tells its port, ends with its parent.
import { createSocket } from 'node:dgram';
import { dnsAnswer } from './dns-answer.ts';

const socket = createSocket('udp4');
socket.on('message', (question, from) => {
  socket.send(dnsAnswer(question), from.port, from.address);
});
socket.bind(0, '127.0.0.1', () => process.send?.(socket.address()));
process.on('disconnect', () => process.exit());
