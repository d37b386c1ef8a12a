// A real provider of single sign-on in a process of its own, on loopback. It signs in at once whoever the test names with
// `POST /who` (sub, preferred_username, amr), without a page. Its first line on standard output is its address.
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const [redirectUri] = process.argv.slice(2)
let who = { sub: 'nobody' }

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'cungky', client_secret: 'a secret of the test', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: who.preferred_username }),
    }),
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  server.on('request', async (request, response) => {
    const url = new URL(request.url, issuer)
    if (url.pathname === '/who') {
      who = Object.fromEntries(url.searchParams)
      response.end()
    } else if (url.pathname.startsWith('/interaction/')) {
      const amr = who.amr === undefined ? undefined : who.amr.split(',')
      await provider.interactionFinished(request, response, { login: { accountId: who.sub, amr } })
    } else callback(request, response)
  })
  console.log(issuer)
})

process.on('disconnect', () => process.exit())
