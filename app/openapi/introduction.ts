import { refusals } from '#routing/refusals'

const codes = Object.values(refusals)
  .sort((a, b) => a.status - b.status)
  .map(
    ({ publicCode, status, message }) =>
      `| [\`${publicCode}\`](/api/docs/errors/${publicCode}/) | ${status} | ${message} |`
  )

/** What a reader of the document needs to know before the operations. */
export const introduction = `A self-hosted product showcase: products, likes and the people behind them.

Every path answers with and without its trailing slash. Bodies are JSON or forms; keys that are not
known here are ignored. Sign in at \`POST /api/v1/auth/login/\` and send the access token as Bearer.

Refusals speak Django REST Framework's letter, or RFC 9457 with
\`Accept: application/problem+json\`. Whatever the letter, each has a code.

<details><summary>All codes</summary>

| code | status | meaning |
|---|---|---|
${[...new Set(codes)].join('\n')}

</details>
`
