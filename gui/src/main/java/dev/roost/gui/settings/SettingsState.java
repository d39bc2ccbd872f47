package dev.roost.gui.settings;

import java.util.List;

/**
 * What Settings shows.
 *
 * @param device what this computer is called, and whether it can be called otherwise
 * @param keepsFolders whether this device can keep folders at all; a storage device cannot
 * @param news what was done, or empty
 * @param sentence what went wrong, or empty
 */
public record SettingsState(
        Device device, List<Folder> folders, boolean keepsFolders, Choices choices, String news, String sentence) {
    /** This computer in its library. */
    public record Device(String name, String letters, boolean renamable) {}

    /**
     * A folder that is kept, and how.
     *
     * @param uri names it to the node; empty while the node does not know it yet
     */
    public record Folder(String uri, String path, String how, boolean there, boolean watched) {}

    static SettingsState unknown(Choices choices) {
        return new SettingsState(new Device("", "", false), List.of(), false, choices, "", "");
    }

    SettingsState of(Device next, boolean keeps) {
        return new SettingsState(next, folders, keeps, choices, news, "");
    }

    SettingsState keeping(List<Folder> next) {
        return new SettingsState(device, List.copyOf(next), keepsFolders, choices, news, "");
    }

    SettingsState choosing(Choices next) {
        return new SettingsState(device, folders, keepsFolders, next, news, sentence);
    }

    SettingsState saying(String done) {
        return new SettingsState(device, folders, keepsFolders, choices, done, "");
    }

    SettingsState failing(String why) {
        return new SettingsState(device, folders, keepsFolders, choices, "", why);
    }
}
