/**
 * Who may be on this network, and where: announcing this device and sighting others. A sighting is a hint where to
 * knock; who opens is proved by TLS, elsewhere.
 */
@NullMarked
package dev.roost.discovery;

import org.jspecify.annotations.NullMarked;
