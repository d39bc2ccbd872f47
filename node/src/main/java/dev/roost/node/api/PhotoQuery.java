package dev.roost.node.api;

import java.util.Optional;

/**
 * Which photos are meant. Those that match all of it count.
 *
 * @param since local date of the first day, such as {@code 2024-07-01}
 * @param until local date of the last day, itself included
 * @param words each word is to stand in the name, camera or path, whatever its case; empty matches everything
 * @param trashed whether those in the trash are meant, instead of those that are not
 */
public record PhotoQuery(Optional<String> since, Optional<String> until, String words, boolean trashed) {
    public static final PhotoQuery ALL = new PhotoQuery(Optional.empty(), Optional.empty(), "", false);
}
