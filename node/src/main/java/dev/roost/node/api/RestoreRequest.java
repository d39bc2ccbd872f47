package dev.roost.node.api;

import java.util.List;

/**
 * What to bring out, and where.
 *
 * @param to file URI of a folder, made if it does not exist
 * @param photos ids, whole or their first digits; all photos if none
 */
public record RestoreRequest(String to, List<String> photos) {}
