// A real SMTP server on a free port of this machine, for tests. Prints its port, then each mail it has received as one line of JSON.
// The first mail it treats as its argument says: "take" takes it, "refuse" answers that it cannot now, "drop" takes it and hangs up
// without saying so, as a server does that breaks at the worst moment.
const { SMTPServer } = require('smtp-server');

const treatment = process.argv[2] ?? 'take';
let isFirst = true;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', async () => {
      const isToFail = isFirst && treatment !== 'take';
      isFirst = false;
      if (isToFail && treatment === 'refuse') {
        done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
        return;
      }

      const { default: PostalMime } = await import('postal-mime');
      const mail = await PostalMime.parse(Buffer.concat(parts));
      console.log(JSON.stringify({ to: mail.to[0].address, subject: mail.subject, messageId: mail.messageId, text: mail.text, html: mail.html }));
      if (isToFail) {
        for (const connection of server.connections) {
          connection._socket.destroy();
        }

        return;
      }

      done();
    });
  },
});
server.on('error', () => {
  // A connection that was dropped on purpose.
});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
process.stdin.on('end', () => process.exit());
process.stdin.resume();
