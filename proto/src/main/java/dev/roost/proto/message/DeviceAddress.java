package dev.roost.proto.message;

import dev.roost.proto.model.DeviceId;

/** Where a device was last met. */
public record DeviceAddress(DeviceId device, String host, int port) {}
