import { expect, test } from 'vitest'
import { send, testServer } from '../support/http.js'
import { smallPack } from '../support/small-pack.js'

test('a person who has signed in reads the units; nobody else does', async () => {
  const server = await testServer(smallPack())
  const clerk = await server.person('clerk@a12')
  const answer = await clerk.send('get', '/units')
  expect(answer.status).toBe(200)
  expect(answer.body.units.length).toBeGreaterThan(3)
  const refused = await send(server.app, 'get', '/units')
  expect(refused).toMatchObject({ status: 401, body: { code: 'sign-in-needed' } })
  const nobody = await server.person()
  expect(await nobody.send('get', '/units')).toMatchObject({ status: 403, body: { code: 'access-no-role' } })
})
