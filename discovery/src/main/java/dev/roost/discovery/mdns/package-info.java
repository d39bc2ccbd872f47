/**
 * Finding devices by multicast DNS (RFC 6762, 6763) over IPv4, with JmDNS.
 *
 * <p>On the air stands a service {@code <instance>._roost._tcp.local.}, where the instance is 12 random characters out
 * of {@code a-z2-7}, on a host with a name as random. Its TXT, at most 100 bytes, holds {@code v=1}; for a library
 * {@code t=} and 32 hexadecimal digits of salt and tag; and {@code p=1} while the device waits to be paired. Nothing in
 * it lasts longer than a day or names a device, a person or a machine.
 *
 * <p>JmDNS is used at its lower door, {@code javax.jmdns.impl}: as the sender, the parser and the cache of records. Its
 * service listeners keep every name that was ever heard, queue without bound and tell of a change once, so that whoever
 * floods the network fills the memory and a lost word is lost for good. {@link dev.roost.discovery.mdns.Radio} is where
 * the two meet.
 *
 * <p>JmDNS logs each corrupt packet of the network as a warning with its stack trace; a program turns the logger
 * {@code javax.jmdns} off unless it looks for a fault.
 */
@NullMarked
package dev.roost.discovery.mdns;

import org.jspecify.annotations.NullMarked;
