import { Problem } from '../../domain/problem.js'
import { editionInForce } from '../../store/editions.js'
import type { Store } from '../store.js'
import { type Definitions, readDefinitions } from './definitions.js'

/** The definitions in force as one server knows them. It follows what other servers bring into force. */
export class LiveDefinitions {
  private last: Promise<void> = Promise.resolve()
  private built: Definitions | null = null
  private stuck = false

  private constructor(
    private readonly store: Store,
    private held: Definitions,
  ) {}

  /** Begin with what is in force now. */
  static async open(store: Store): Promise<LiveDefinitions> {
    const held = await readDefinitions(store.owner)
    if (held === undefined) throw new Error('no edition of the definitions is in force')
    return new LiveDefinitions(store, held)
  }

  get current(): Definitions {
    return this.held
  }

  /** Is something in force that this program cannot read? It goes on with what it has, and is not ready. */
  get behind(): boolean {
    return this.stuck
  }

  /** What is about to come into force: when it does, it need not be read from the database again. */
  expect(definitions: Definitions): void {
    this.built = definitions
  }

  /** Work with what is in force now. Looks after whatever look is under way, so that what was committed before is seen. */
  follow(): Promise<void> {
    this.last = this.last.catch(() => {}).then(() => this.look())
    return this.last
  }

  private async look(): Promise<void> {
    const edition = await editionInForce(this.store.owner)
    if (edition === this.held.edition) return
    try {
      const next = this.built?.edition === edition ? this.built : await readDefinitions(this.store.owner)
      if (next !== undefined) this.held = next
      this.stuck = false
    } catch (error) {
      this.stuck = error instanceof Problem
      throw error
    } finally {
      this.built = null
    }
  }
}
