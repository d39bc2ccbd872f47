package dev.roost.node.api;

import java.util.List;

/**
 * What to keep.
 *
 * @param folders folders and files, as file URIs: names that are no text survive in them
 * @param once whether to leave it at this; otherwise folders are watched from now on
 * @param hold whether to store the sealed chunks on this device too
 * @param untilSafe whether to wait until nothing is pending, however long it takes
 */
public record KeepRequest(List<String> folders, boolean once, boolean hold, boolean untilSafe) {}
