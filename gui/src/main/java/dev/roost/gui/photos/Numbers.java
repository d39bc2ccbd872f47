package dev.roost.gui.photos;

import dev.roost.node.api.StatusReport;

/** What changes in a status when photos, or pictures of them, come or go. */
public record Numbers(long photos, long resources, long chunks) {
    public static Numbers of(StatusReport status) {
        return new Numbers(status.photos(), status.resources(), status.chunks());
    }
}
