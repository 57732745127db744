import { describe, expect, it } from 'vitest'
import { cookieValues, createAdmission } from '../../../electron/serve/admission'

describe('admission', () => {
  it('gives each token one session, and no token twice', () => {
    const admission = createAdmission()
    const tokens = Array.from({ length: 20 }, () => admission.newToken())
    expect(new Set(tokens).size).toBe(20)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const sessions = tokens.map((token) => admission.spend(token))
    expect(new Set(sessions).size).toBe(20)
    for (const session of sessions) expect(admission.isSession(session!)).toBe(true)
    for (const token of tokens) expect(admission.spend(token)).toBeNull()
  })

  it('a token used as a session, or a session as a token: neither', () => {
    const admission = createAdmission()
    const token = admission.newToken()
    expect(admission.isSession(token)).toBe(false)
    const session = admission.spend(token)!
    expect(admission.isSession(token)).toBe(false)
    expect(admission.spend(session)).toBeNull()
  })

  it('a token of another host that runs beside this one: no use here', () => {
    expect(createAdmission().spend(createAdmission().newToken())).toBeNull()
  })
})

describe('cookieValues', () => {
  it('takes every value of exactly that name', () => {
    expect(cookieValues('a=1; ab=2; a=3;a=; xa=4; a', 'a')).toEqual(['1', '3', ''])
    expect(cookieValues(undefined, 'a')).toEqual([])
  })
})
