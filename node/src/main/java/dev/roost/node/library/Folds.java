package dev.roost.node.library;

import java.io.IOException;

/** What is folded from the logs, brought forward together: names on every device, the photo index on a member. */
public final class Folds {
    private final NameFold names;
    private final PhotoIndex index;
    private final PhotoFold photos;

    public Folds(Library library) throws IOException {
        this.names = new NameFold(library);
        this.index = new PhotoIndex(library);
        this.photos = new PhotoFold(library, names, index);
    }

    public NameFold names() {
        return names;
    }

    public PhotoIndex index() {
        return index;
    }

    /** Goes on as far as lists and keys allow; returns whether anything was new. */
    public boolean advance() throws IOException {
        boolean named = names.advance();
        return photos.advance() || named;
    }
}
