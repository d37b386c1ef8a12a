/** A provider of single sign-on (OpenID Connect). */
export interface OidcSettings {
  /** Its address, as its own documents name it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the provider sends people back, when it is not this server's own address and `/api/v1/session/oidc/callback`. */
  readonly redirectUri?: string | undefined
  /** The claim that holds the user name, read at the first sign-in of an account. */
  readonly claim?: string | undefined
  /** What the button says: the provider's name. */
  readonly label: string
  /** Values of `amr` or `acr` with which the provider says that it asked for a second factor. None: ours is asked for. */
  readonly secondFactor?: { readonly amr: readonly string[]; readonly acr: readonly string[] } | undefined
}

/** Claim of the user name unless another is configured. OpenID Connect Core §5.1. */
export const USUAL_CLAIM = 'preferred_username'
