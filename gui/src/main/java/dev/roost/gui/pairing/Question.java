package dev.roost.gui.pairing;

/**
 * Is this the device that is meant?
 *
 * @param newcomer the device that joins
 * @param host the device that has the library
 * @param role what the device that joins will be able to do
 * @param sentence the whole question
 */
public record Question(Named newcomer, Named host, String role, String sentence) {
    /**
     * A device as both screens show it.
     *
     * @param letters the first ones of its id, to compare with the other screen
     */
    public record Named(String name, String letters) {}
}
