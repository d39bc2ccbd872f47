package dev.roost.node.api;

import java.util.List;

/** The folders that this device keeps. */
public record FoldersReport(List<KeptFolderReport> folders) {
    /**
     * One folder.
     *
     * @param uri its file URI: a name that is no text survives in it
     * @param path the same for people
     * @param watched whether the node looks after it from now on
     * @param held whether its sealed chunks are stored on this device too
     * @param there whether it can be seen now; a disk may be away
     */
    public record KeptFolderReport(String uri, String path, boolean watched, boolean held, boolean there) {}
}
