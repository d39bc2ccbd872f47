package dev.roost.discovery.mdns;

import java.util.Optional;

/**
 * What is known of one instance that is heard: awaited until all its records are there, then present. Owned by its ear.
 */
final class Instance {
    /** How often the records that an awaited instance lacks are asked for. */
    static final int QUESTIONS_MAX = 3;

    /** Rounds without a word after which a device is gone: seven minutes, in which it was asked three times. */
    static final int SILENT_ROUNDS_MAX = 84;

    private Optional<String> host = Optional.empty();
    private boolean present;
    private int questions;
    private long lastHeard;
    private int silentRounds;

    /** The host that its service record names. */
    Optional<String> host() {
        return host;
    }

    void isOn(String host) {
        this.host = Optional.of(host);
    }

    boolean isPresent() {
        return present;
    }

    void becomesPresent() {
        present = true;
    }

    /** Whether it may be asked once more. */
    boolean takesQuestion() {
        return ++questions <= QUESTIONS_MAX;
    }

    /** Counts a round in which it was last heard then; tells whether it has been silent for too long. */
    boolean isSilent(Optional<Long> heard) {
        boolean spoke = heard.isPresent() && heard.get() != lastHeard;
        silentRounds = spoke ? 0 : silentRounds + 1;
        lastHeard = heard.orElse(lastHeard);
        return silentRounds > SILENT_ROUNDS_MAX;
    }
}
