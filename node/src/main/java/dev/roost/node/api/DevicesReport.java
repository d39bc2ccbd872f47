package dev.roost.node.api;

import java.util.List;

/** The devices of the library, or of each library stored. */
public record DevicesReport(List<DeviceReport> devices) {}
