package dev.roost.node.api;

import java.util.List;

/** What a storage device says of one library that it cannot read. */
public record StoredLibrary(
        String id, long entries, long chunks, long bytes, long missing, List<DeviceReport> devices) {}
