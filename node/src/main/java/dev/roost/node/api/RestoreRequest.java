package dev.roost.node.api;

import java.util.List;
import java.util.Optional;

/**
 * What to bring out, and where. Photos that match all of it are meant.
 *
 * @param to file URI of a folder, made if it does not exist
 * @param photos ids, whole or their first digits; all photos if none
 * @param since local date of the first day, such as {@code 2024-07-01}; photos without a time are not meant then
 * @param until local date of the last day, itself included
 */
public record RestoreRequest(String to, List<String> photos, Optional<String> since, Optional<String> until) {
    public RestoreRequest {
        photos = List.copyOf(photos);
    }

    /** Whenever they were taken. */
    public RestoreRequest(String to, List<String> photos) {
        this(to, photos, Optional.empty(), Optional.empty());
    }
}
