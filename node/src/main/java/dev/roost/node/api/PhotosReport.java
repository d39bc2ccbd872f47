package dev.roost.node.api;

import java.util.List;

/** All photos, by name. */
public record PhotosReport(List<PhotoReport> photos) {}
