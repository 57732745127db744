import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Admission {
  /** A new one-time token; earlier ones that were not used stay good. */
  newToken(): string
  /** Takes the token out of circulation and answers with the value of a session cookie, or null where it is not one. */
  spend(token: string): string | null
  isSession(value: string): boolean
}

/** Who may use the browser door: a token is good once, for one session; a session lasts as long as the host. */
export function createAdmission(): Admission {
  const tokens: string[] = []
  const sessions: string[] = []
  return {
    newToken() {
      const token = secret()
      tokens.push(token)
      return token
    },
    spend(token) {
      const index = indexOf(tokens, token)
      if (index === -1) return null
      tokens.splice(index, 1)
      const session = secret()
      sessions.push(session)
      return session
    },
    isSession: (value) => indexOf(sessions, value) !== -1,
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares with every secret and by digests of equal length, so that the time taken says nothing about any of them. */
function indexOf(secrets: readonly string[], candidate: string): number {
  const digest = sha256(candidate)
  let found = -1
  secrets.forEach((value, index) => {
    if (timingSafeEqual(sha256(value), digest)) found = index
  })
  return found
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Every value a Cookie header gives this name: another service of this host can set a cookie of the same name. */
export function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
