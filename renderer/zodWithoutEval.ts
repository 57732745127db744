import { z } from 'zod'

// Zod probes `new Function` when its first schema is made, which the content security policy would report.
// Imported before everything that makes a schema.
z.config({ jitless: true })
