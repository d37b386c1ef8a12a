// A mail server on the loopback: `node mail-server.mjs take|defer|refuse|hang-up`. Says `port N`, then one line of JSON for every letter it took.
import { SMTPServer } from 'smtp-server'

const say = (line) => process.stdout.write(`${line}\n`)
let mode = process.argv[2]
// A line on standard input changes what it does from then on.
process.stdin.setEncoding('utf8').on('data', (text) => {
  mode = text.trim()
  say(`mode ${mode}`)
})

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_address, _session, done) => {
    if (mode === 'defer') return done(Object.assign(new Error('try later'), { responseCode: 450 }))
    if (mode === 'refuse') return done(Object.assign(new Error('no such user'), { responseCode: 550 }))
    return done()
  },
  onData: (stream, session, done) => {
    const pieces = []
    stream.on('data', (piece) => pieces.push(piece))
    if (mode === 'hang-up') {
      // Gone after the first piece, without an answer.
      stream.once('data', () => {
        mode = 'take'
        for (const connection of server.connections) connection._socket.destroy()
      })
      return
    }
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address)
      say(JSON.stringify({ to, raw: Buffer.concat(pieces).toString('latin1') }))
      done()
    })
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => say(`port ${server.server.address().port}`))
