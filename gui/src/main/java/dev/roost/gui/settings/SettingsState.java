package dev.roost.gui.settings;

import java.util.List;

/**
 * What Settings shows.
 *
 * @param deviceName what this computer is called
 * @param keepsFolders whether this device can keep folders at all; a storage device cannot
 * @param sentence what went wrong, or empty
 */
public record SettingsState(
        String deviceName,
        String shortId,
        List<Folder> folders,
        boolean keepsFolders,
        Choices choices,
        String sentence) {
    /** A folder that is kept, and how. */
    public record Folder(String path, String how, boolean there) {}
}
