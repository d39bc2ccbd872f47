package dev.roost.node.api;

import java.util.Optional;

/**
 * One device of a library.
 *
 * @param self whether it is the one that reports
 * @param chunks what it durably holds, by its newest receipt
 * @param missing what it should hold and does not
 * @param receiptAt when its newest receipt came in
 * @param verifiedAt up to when everything it holds had been re-read
 * @param takes {@code index}, {@code all} or {@code share}
 */
public record DeviceReport(
        String id,
        String name,
        String role,
        boolean self,
        boolean online,
        long chunks,
        long missing,
        Optional<String> receiptAt,
        Optional<String> verifiedAt,
        String takes) {}
