package dev.roost.node.api;

import java.util.Optional;

/**
 * Two devices paired by the code that this one showed.
 *
 * @param paired the other device
 * @param joined what this device joined; empty where it admitted the other to its library
 */
public record PairReport(DeviceName paired, Optional<JoinReport.Joined> joined) {}
