package dev.roost.node.media;

/**
 * A file belongs to a photo.
 *
 * @param primary the file that stands for the photo, which is tied to itself
 */
public record Tie(FolderFile file, FolderFile primary, Part part) {}
