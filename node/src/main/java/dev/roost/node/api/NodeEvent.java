package dev.roost.node.api;

import java.util.Optional;

/** What happens while a command runs. */
public sealed interface NodeEvent {
    /**
     * How far it is.
     *
     * @param what the work's name in a word or two, such as {@code Keeping}
     * @param itemsTotal 0 while it is not known; likewise {@code bytesTotal}
     */
    record Progress(String what, long items, long itemsTotal, long bytes, long bytesTotal) implements NodeEvent {}

    /** A sentence for the person who waits. */
    record Note(String text) implements NodeEvent {}

    /** The code that the other device is to be told. */
    record Code(String code, int expiresInSeconds) implements NodeEvent {
        @Override
        public String toString() {
            return "Code";
        }
    }

    /** A device was found on the network, by which means and after how long. */
    record Found(String by, long millis, Optional<String> device) implements NodeEvent {}
}
