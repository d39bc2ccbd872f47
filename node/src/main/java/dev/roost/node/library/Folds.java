package dev.roost.node.library;

import dev.roost.storage.DamagedLogException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is folded from the logs, brought forward together: names on every device, the photo index on a member. */
public final class Folds {
    private static final Logger LOG = LoggerFactory.getLogger(Folds.class);

    private final Library library;
    private final NameFold names;
    private final PhotoIndex index;
    private final PhotoFold photos;

    public Folds(Library library) throws IOException {
        this.library = library;
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

    /** Makes everything anew from the logs: they say less than they did. */
    public void restart() throws IOException {
        names.restart();
        photos.restart();
        advance();
    }

    /** Goes on as far as lists and keys allow, also where a log turns out to be damaged; returns whether anything was new. */
    public boolean advance() throws IOException {
        try {
            return goOn();
        } catch (DamagedLogException e) {
            LOG.warn("{}", e.getMessage());
            library.scrub();
            return goOn();
        }
    }

    private boolean goOn() throws IOException {
        boolean named = names.advance();
        return photos.advance() || named;
    }
}
