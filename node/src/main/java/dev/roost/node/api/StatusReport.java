package dev.roost.node.api;

import java.util.List;
import java.util.Optional;

/**
 * How things stand. On a member {@code pending + backedUp + safe + atRisk = photos}; on a storage device these are 0
 * and {@code libraries} says what it holds.
 *
 * @param device this device, unless there is no home here
 * @param trashed photos in the trash, which count in {@code photos} and its states no longer
 * @param chunks sealed chunks that this device holds
 * @param bytes their sealed bytes on a storage device; the photos' plain bytes on a member
 */
public record StatusReport(
        Optional<DeviceName> device,
        Optional<LibraryName> library,
        long photos,
        long resources,
        long bytes,
        long chunks,
        long pending,
        long backedUp,
        long safe,
        long atRisk,
        long trashed,
        List<DeviceReport> devices,
        List<StoredLibrary> libraries,
        List<Problem> problems) {
    /** There is no home here: nothing is kept, and a person should know that. */
    public static StatusReport none(Problem why) {
        return new StatusReport(
                Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), List.of(why));
    }
}
