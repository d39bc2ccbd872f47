package dev.roost.proto.message;

import dev.roost.proto.model.DeviceId;

/** The newest receipt of a device that the sender knows, by its counter. */
public record ReceiptMark(DeviceId device, long counter) {}
