/**
 * Keys and what is done with them: identities, sealing, wrapping, signing, the pairing exchange. Secrets live here as
 * types that print nothing; they leave as sealed bytes, signatures and tags only.
 *
 * <p>Bulk work uses the JDK's providers, the rest Bouncy Castle's lightweight API; no provider is registered.
 */
@NullMarked
package dev.roost.node.crypto;

import org.jspecify.annotations.NullMarked;
