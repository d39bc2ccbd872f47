package dev.roost.gui.photos;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.PhotoQuery;
import java.util.Optional;

/**
 * Which photos there are.
 *
 * @param query what was asked
 * @param known whether an answer has come yet
 * @param trouble why there is none
 */
public record Listing(PhotoQuery query, Months months, boolean known, Optional<NodeException> trouble) {}
