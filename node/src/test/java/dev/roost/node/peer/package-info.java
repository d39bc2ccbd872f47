/** Links over real sockets on the loopback interface, with friends, strangers and enemies at the other end. */
@org.jspecify.annotations.NullMarked
package dev.roost.node.peer;
