import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What is measured outside of requests, read when the metrics are. */
export interface Gauges {
  /** Connections of the pool: in use, idle, and requests that wait for one. */
  pool(): { readonly used: number; readonly idle: number; readonly waiting: number }
  /** Changes of returns that are not folded into the stored totals yet; null when it cannot be found out. */
  deltasWaiting(): Promise<number | null>
}

/** Metrics of one server in the format of Prometheus. No figures, no names: only endpoint ids, methods and statuses. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests = new Counter({
    name: 'cungky_http_requests_total',
    help: 'Requests answered, by endpoint, method and status',
    labelNames: ['endpoint', 'method', 'status'],
    registers: [this.registry],
  })
  private readonly durations = new Histogram({
    name: 'cungky_http_request_seconds',
    help: 'Seconds from request to reply, by endpoint',
    labelNames: ['endpoint'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  })
  private readonly inFlight = new Gauge({
    name: 'cungky_http_requests_in_flight',
    help: 'Requests that are being worked on',
    registers: [this.registry],
  })
  private readonly streams = new Gauge({
    name: 'cungky_http_streams_open',
    help: 'Streams of events that are open',
    registers: [this.registry],
  })
  private readonly refused = new Counter({
    name: 'cungky_sign_in_failures_total',
    help: 'Attempts to sign in that were refused, by code of the refusal',
    labelNames: ['code'],
    registers: [this.registry],
  })

  constructor(gauges?: Gauges) {
    collectDefaultMetrics({ register: this.registry })
    if (gauges !== undefined) this.watch(gauges)
  }

  private watch({ pool, deltasWaiting }: Gauges): void {
    new Gauge({
      name: 'cungky_db_connections',
      help: 'Connections of the pool, by state; waiting are requests without one',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        for (const [state, count] of Object.entries(pool())) this.set({ state }, count)
      },
    })
    new Gauge({
      name: 'cungky_rollup_deltas_waiting',
      help: 'Changes of returns not folded into the stored totals yet (totals are exact all the same)',
      registers: [this.registry],
      async collect() {
        const waiting = await deltasWaiting()
        if (waiting !== null) this.set(waiting)
      },
    })
  }

  /** A request has come; call what is given back when it is answered. */
  begin(): (endpoint: string, method: string, status: number) => void {
    this.inFlight.inc()
    const stop = this.durations.startTimer()
    return (endpoint, method, status) => {
      this.inFlight.dec()
      stop({ endpoint })
      this.requests.inc({ endpoint, method, status })
    }
  }

  streamOpened(): void {
    this.streams.inc()
  }

  streamClosed(): void {
    this.streams.dec()
  }

  signInRefused(code: string): void {
    this.refused.inc({ code })
  }

  /** The text that Prometheus reads, and its media type. */
  async text(): Promise<{ readonly body: string; readonly mediaType: string }> {
    return { body: await this.registry.metrics(), mediaType: this.registry.contentType }
  }
}
