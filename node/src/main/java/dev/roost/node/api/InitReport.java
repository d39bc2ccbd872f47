package dev.roost.node.api;

import java.util.List;
import java.util.Optional;

/**
 * A device was made; for a member a library too.
 *
 * @param recoveryWords the 24 words, shown this once
 */
public record InitReport(DeviceName device, Optional<LibraryName> library, Optional<List<String>> recoveryWords) {}
