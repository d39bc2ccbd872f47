package dev.roost.node.api;

/** What a person may change about this device after it was set up. Every command blocks until it is done. */
public interface SettingsControl {
    /**
     * Gives this device another name, for every device of the library.
     *
     * @param name one line; what is too long for others to show is cut
     * @return the device under the name that it has now
     */
    DeviceName rename(String name) throws NodeException;

    /**
     * Looks after a folder no more. What was kept from it stays kept, and nothing is put into the trash.
     *
     * @param folder its file URI, as {@link FoldersReport} has it
     * @return the folders as they are kept now
     */
    FoldersReport stopWatching(String folder) throws NodeException;
}
