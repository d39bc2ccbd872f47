package dev.roost.node.api;

import java.util.Optional;

/**
 * A thumbnail, as it is to be shown.
 *
 * @param jpeg its bytes in Base64; empty where none was made
 */
public record PictureReport(Optional<String> jpeg) {}
