package dev.roost.proto.model;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** When the shutter opened, by the camera's own clock: local time, and its offset from UTC where the file says it. */
public record CaptureTime(LocalDateTime local, Optional<ZoneOffset> offset) {}
