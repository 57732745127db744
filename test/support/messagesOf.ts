/** What warnings say. */
export const messagesOf = (warnings: readonly { message: string }[]): string[] => warnings.map(({ message }) => message)
