package dev.roost.node.app;

import dev.roost.node.thread.Time;
import java.security.SecureRandom;
import java.util.function.IntSupplier;

/**
 * What the machine gives to everything in a node.
 *
 * @param program name and version
 * @param port the port that the node listens on, 0 while it does not
 */
record Environment(Time time, SecureRandom random, String program, IntSupplier port) {}
