package dev.roost.node.api;

import java.util.List;

/**
 * Photos for the trash, or out of it.
 *
 * @param photos ids, whole or their first digits
 */
public record TrashRequest(List<String> photos) {
    public TrashRequest {
        photos = List.copyOf(photos);
    }
}
